// Where the session stands for this phone, with or without a line: what the house said last, and what was said here since.
import type { Said, Stage, State } from './contract';

/** Something said on this phone, by the house's clock in milliseconds. */
export type Own = { at: number; said: Said };

export type Standing = {
  stage: Stage;
  t0?: number;
  /** When somebody looks in next. */
  due?: number;
};

const MINUTE = 60_000;
/** How often somebody looks in while the house says nothing newer (protocol, `sitter_check_min`). */
const EVERY = 15;
/** Light comes back then, if nobody said so before (protocol, `session_phases`). */
const RETURNING = 75;

const time = (at?: string): number | undefined => (at === undefined ? undefined : Date.parse(at));

/** Pure: the same words at the same time give the same. */
export function standing(state: State, own: Own[], now: number): Standing {
  const said = (kind: Said['kind']) => own.filter((it) => it.said.kind === kind).map((it) => it.at);
  const placed = said('placed');
  const begun = [time(state.t0), ...placed].filter((it) => it !== undefined);
  const t0 = begun.length > 0 ? Math.min(...begun) : undefined;
  if (t0 === undefined) {
    const until = time(state.openUntil);
    const open = until !== undefined && now < until;
    if (state.stage === 'open' && !open) return { stage: 'before' };
    return { stage: open ? 'open' : state.stage };
  }
  if (state.stage === 'after' || state.stage === 'over') return { stage: state.stage, t0 };
  const looks = own.filter((it) => it.said.kind === 'look' || (it.said.kind === 'pressure' && it.at >= t0)).map((it) => it.at + EVERY * MINUTE);
  const due = Math.max(time(state.due) ?? 0, t0 + EVERY * MINUTE, ...looks);
  const minutes = (now - t0) / MINUTE;
  if (state.stage === 'returning' || minutes >= RETURNING) return { stage: 'returning', t0, due };
  const finished = state.stage === 'deep' || said('lozenge').length > 0 || minutes >= state.holdMinutes;
  return { stage: finished ? 'deep' : 'hold', t0, due };
}

/** What the text of a message says when there is no line: the code, and that all is well. Nothing of anybody. */
export const message = (state: Pick<State, 'code'>): string => `${state.code} OK`;

/** Whether a pressure can be one. */
export function plausible(upper: number, lower: number): boolean {
  return upper >= 60 && upper <= 260 && lower >= 30 && lower <= 160 && upper > lower;
}
