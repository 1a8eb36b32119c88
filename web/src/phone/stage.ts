// Where the session stands for this phone, with or without a line: what the house said last, and what was said here since.
import type { Said, Stage, State } from './contract';

/** Something said on this phone, by the house's clock in milliseconds, and whether the house has it. */
export type Own = { at: number; said: Said; kept?: boolean };

export type Standing = {
  stage: Stage;
  t0?: number;
  /** When somebody looks in next. */
  due?: number;
  /** The lozenge has been in the mouth for long enough, and nobody said yet that it left it. */
  cue: boolean;
  /** Light may come back soon: whoever sits there can say that it does. */
  near?: boolean;
  /** Nothing is signed or decided. */
  sober: boolean;
};

const MINUTE = 60_000;
/** The minutes of the first protocol, for a state that a phone kept from a house which did not tell them yet. */
const OLDER = { look: 15, light: 75 };
/** So long the phone says that the lozenge may leave the mouth. A proposal of ours. */
const CUE = 5;

const time = (at?: string): number | undefined => (at === undefined ? undefined : Date.parse(at));
const dayOf = (at: number): string => new Date(at).toDateString();

/** How often somebody looks in while the house says nothing newer. */
export const lookMinutes = (state: Pick<State, 'lookMinutes'>): number => state.lookMinutes ?? OLDER.look;
/** The same in milliseconds. */
export const lookEvery = (state: Pick<State, 'lookMinutes'>): number => lookMinutes(state) * MINUTE;
/** Light comes back at this minute, if nobody said so before. */
const lightFrom = (state: Pick<State, 'lightMinutes'>): number => state.lightMinutes ?? OLDER.light;

/** Pure: the same words at the same time give the same. */
export function standing(state: State, own: Own[], now: number): Standing {
  const said = (kind: Said['kind']) => own.filter((it) => it.said.kind === kind).map((it) => it.at);
  const morning = time(state.morning);
  const sober = morning === undefined ? state.sober : now < morning;
  const begun = [time(state.t0), ...said('placed')].filter((it) => it !== undefined);
  const t0 = begun.length > 0 ? Math.min(...begun) : undefined;
  if (state.stage === 'after' || state.stage === 'over') return { stage: state.stage, t0, cue: false, sober };
  if (t0 === undefined) return { stage: early(state, now), cue: false, sober };

  const every = lookEvery(state);
  const signs = own.filter((it) => it.said.kind === 'look' || (it.said.kind === 'pressure' && it.at >= t0)).map((it) => it.at + every);
  const due = Math.max(time(state.due) ?? 0, t0 + every, ...signs);
  const minutes = (now - t0) / MINUTE;
  const left = said('lozenge').length > 0;
  const ended = minutes >= state.holdMinutes;
  const cue = ended && !left && minutes < state.holdMinutes + CUE;
  // What the house has heard is in its own word; what waits here is not.
  const light = own.some((it) => it.said.kind === 'light' && !it.kept);
  if (state.stage === 'returning' || light || minutes >= lightFrom(state)) return { stage: 'returning', t0, due, cue: false, sober: true };
  const deep = state.stage === 'deep' || left || ended;
  return { stage: deep ? 'deep' : 'hold', t0, due, cue, near: deep && minutes >= lightFrom(state) - every / MINUTE, sober: true };
}

/** Before the medicine: the beginning closes by itself, and the day comes without being told. */
function early(state: State, now: number): Stage {
  const until = time(state.openUntil);
  if (until !== undefined && now < until) return 'open';
  if (state.stage === 'open') return 'before';
  return state.stage === 'invited' && dayOf(now) === dayOf(Date.parse(state.planned)) ? 'before' : state.stage;
}

/** What the text of a message says when there is no line: the code, and that all is well. Nothing of anybody. */
export const message = (state: Pick<State, 'code'>): string => `${state.code} OK`;

/** Whether a pressure can be one. */
export function plausible(upper: number, lower: number, pulse?: number): boolean {
  const can = upper >= 60 && upper <= 260 && lower >= 30 && lower <= 150 && upper > lower;
  return can && (pulse === undefined || (pulse >= 35 && pulse <= 200));
}
