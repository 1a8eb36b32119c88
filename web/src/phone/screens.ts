// Which screen it is: pure choosing, by where the session stands for this phone.
import type { App, Screen } from './app';
import { after as clientAfter } from './client/after';
import { before, open } from './client/before';
import { deep } from './client/deep';
import { cue, holding } from './client/hold';
import { returning } from './client/returning';
import { h, heading, ring, section } from './h';
import { isRehearsed, rehearsal } from './rehearsal/rehearsal';
import { after as sitterAfter } from './sitter/after';
import { agree, hasAgreed } from './sitter/agree';
import { isTaught, teach } from './sitter/teach';
import { bathroom } from './sitter/tools';
import { ready, sitterOpen, sitterWait } from './sitter/wait';
import { watch } from './sitter/watch';

const over = (app: App): Screen => ({
  key: `over ${app.language}`,
  draw: () => section('over', 'centred', heading(app.words.not_today), h('p', {}, app.words.not_today_more), ring('ring-practice', app.words.ring_practice, app.state.phones.practice)),
});

function sitters(app: App): Screen {
  const { stage } = app.standing;
  const early = stage === 'invited' || stage === 'before';
  if (early && !isTaught(app)) return teach(app);
  if (early && !hasAgreed(app)) return agree(app);
  if (early && !isRehearsed(app)) return rehearsal(app);
  if (early) return stage === 'invited' ? ready(app) : sitterWait(app);
  if (stage === 'open') return sitterOpen(app);
  if (app.state.released) return sitterAfter(app);
  return app.memory.bathroom === undefined ? watch(app) : bathroom(app);
}

function clients(app: App): Screen {
  const { stage, cue: cued } = app.standing;
  const early = stage === 'invited' || stage === 'before';
  if (early && !isRehearsed(app)) return rehearsal(app);
  if (stage === 'invited') return ready(app);
  if (stage === 'before') return before(app);
  if (stage === 'open') return open(app);
  if (cued) return cue(app);
  if (stage === 'hold') return holding(app);
  if (stage === 'deep') return deep(app);
  return stage === 'returning' ? returning(app) : clientAfter(app);
}

export function screenOf(app: App): Screen {
  if (app.standing.stage === 'over') return over(app);
  return app.state.whose === 'sitter' ? sitters(app) : clients(app);
}

/** The hours in which the screen is nearly black: from the beginning until light is back. */
export const isDusk = ({ standing, state }: App): boolean => ['open', 'hold', 'deep', 'returning'].includes(standing.stage) || (standing.stage === 'after' && state.whose === 'sitter' && !state.released);

/** The hours in which the client sees nothing but the screen itself. */
export const isDeep = ({ standing, state }: App): boolean => state.whose === 'client' && (standing.stage === 'hold' || standing.stage === 'deep');
