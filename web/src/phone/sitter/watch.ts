// The sitter's screen while the session goes on: now, next, and three buttons. Everything else is under a fold.
import { apart, numberOf, therapistOf, type App, type Screen } from '../app';
import { clock } from '../clock';
import { button, circle, drawn, fillTo, h, heading, held, ring, section } from '../h';
import { vibrate } from '../sense';
import { lookEvery } from '../stage';
import { card } from '../frame/emergency';
import { unsure } from './tools';
import { folds } from './folds';
import { CALM } from './wait';

const MINUTE = 60_000;
const ASKS = 20_000;

function nowOf({ words, standing, state }: App): [string, string] {
  const client = apart(state.names.client);
  if (standing.cue) return [words.now_cue(client, state.afterHold === 'spit'), words.now_hold_more];
  if (standing.stage === 'hold') return [words.now_hold, words.now_hold_more];
  if (standing.stage === 'returning') return [words.now_returning(client), words.now_returning_more];
  return standing.stage === 'after' ? [words.now_after, ''] : [words.now_deep(client), words.now_deep_more];
}

/** When to look in: a ring that empties, and words beside it. */
const next = (app: App): HTMLElement => h('div', { class: 'next', 'data-due': app.standing.due }, circle('count'), h('p', {}, h('b', {}), h('span', { class: 'soft' })));

function nextTick(app: App, root: HTMLElement): void {
  const { words, language } = app;
  const place = root.querySelector('.next');
  const due = app.standing.due;
  if (!place || due === undefined) return;
  const left = due - app.now;
  fillTo(place.querySelector('.ring'), left / lookEvery(app.state));
  place.classList.toggle('is-due', left <= 0);
  const [head, more] = [place.querySelector('b'), place.querySelector('span')];
  const said = left <= 0 ? words.look_now : words.look_at(clock(due, language));
  if (head && head.textContent !== said) head.textContent = said;
  const minutes = left <= 0 ? words.look_then : words.look_in(Math.max(1, Math.ceil(left / MINUTE)));
  if (more && more.textContent !== minutes) more.textContent = minutes;
}

function calm(app: App): void {
  vibrate(20);
  app.say({ kind: 'look', says: 'all_calm' });
  app.remember({ calm: app.now });
  app.tell(app.words.kept_calm);
}

/** The house hears it, and the phone rings: the screen behind offers to ring once more. */
function notSure(app: App): void {
  app.say({ kind: 'look', says: 'not_sure' });
  setTimeout(() => app.over(unsure));
}

/** For a moment after all was calm: how the person looks, in one tap, or not at all. */
const looks = (app: App): HTMLElement => h('div', { class: 'asks', role: 'group', 'aria-labelledby': 'looks' },
  h('p', { id: 'looks' }, h('b', {}, app.words.kept_calm), ' ', app.words.how_look),
  h('div', { class: 'row' }, ...(['asleep', 'awake', 'upset'] as const).map((it) => button(`looks-${it}`, app.words[it], () => {
    app.say({ kind: 'look', says: 'all_calm', looks: it });
    app.remember({ calm: undefined });
    app.tell(app.words.kept_calm);
  }, 'small'))));

export const watch = (app: App): Screen => {
  const { words, state, standing, memory, language } = app;
  const [head, more] = nowOf(app);
  const therapist = therapistOf(app);
  const asks = memory.calm !== undefined && app.now - memory.calm < ASKS;
  const counts = standing.due !== undefined && standing.stage !== 'after';
  const said = state.line ? words.lines[state.line.line] : '';
  const near = standing.near === true;
  return {
    key: `watch ${head} ${counts} ${near} ${asks} ${state.line?.id} ${state.pressure?.above} ${state.company} ${language} ${therapist}`,
    draw: () => section('watch', '',
      h('p', { class: 'soft small watch-head' }, words.with(apart(state.names.sitter), apart(state.names.client))),
      state.company && h('div', { class: 'say is-asked', 'data-company': true }, h('b', {}, words.wants_company(apart(state.names.client))), h('p', {}, words.wants_company_do)),
      said && h('div', { class: 'say', 'data-line': state.line?.line }, h('p', { class: 'small' }, words.line_from(therapist)), h('b', {}, said)),
      state.pressure?.above && h('div', { class: 'say', 'data-above': true }, words.above_now(therapist)),
      h('div', { class: 'now' }, h('h2', {}, words.now), heading(head), more && h('p', { class: 'soft' }, more)),
      counts && next(app),
      h('div', { class: 'below' },
        asks && looks(app),
        button('all-calm', h('span', {}, drawn(48, 'mark calm', ...CALM), words.all_calm), () => calm(app), 'calm big'),
        ring('not-sure', words.not_sure(therapist), numberOf(app), '', () => notSure(app)) ?? button('not-sure', words.not_sure(therapist), () => notSure(app)),
        held('emergency', words.emergency_hold, words.emergency_again, 1_000, () => { app.say({ kind: 'look', says: 'emergency' }); app.over(card); }, 'risk'),
        near && held('light', words.light_back(apart(state.names.client)), words.light_again, 1_000, () => { app.say({ kind: 'light' }); app.tell(words.marked); }, 'small')),
      folds(app)),
    tick: (root) => nextTick(app, root),
  };
};
