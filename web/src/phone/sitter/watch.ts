// The sitter's screen while the session goes on: now, next, and three buttons. Everything else is under a fold.
import type { App, Screen } from '../app';
import { clock, houseNow } from '../clock';
import { button, drawn, h, hold, ring } from '../h';
import { tone, vibrate } from '../sense';
import { card } from '../emergency';
import { cuff } from './cuff';

const MINUTE = 60_000;
let calmAt = 0;
let noticed = '';

const now = (app: App): string => {
  const { words } = app;
  return { hold: words.now_hold, deep: words.now_deep, returning: words.now_returning, after: words.now_after }[app.standing.stage as 'hold'] ?? words.now_deep;
};

function next(app: App, due: number): HTMLElement {
  const { words } = app;
  const left = due - app.now;
  const part = Math.max(0, Math.min(1, 1 - left / (15 * MINUTE)));
  const circle = drawn('0 0 36 36', 'M18 2a16 16 0 1 1 0 32a16 16 0 1 1 0-32', 'M18 2a16 16 0 1 1 0 32a16 16 0 1 1 0-32');
  circle.classList.add('ring');
  circle.style.setProperty('--part', String(part));
  const minutes = Math.max(1, Math.ceil(left / MINUTE));
  return h('div', { class: 'next', 'data-due': due }, circle as unknown as HTMLElement,
    h('p', {}, h('b', {}, left <= 0 ? words.look_now : words.look_at(clock(due, app.language))), h('br'), left <= 0 ? '' : words.look_in(minutes)));
}

/** Sounds and moves when it is time to look in, and louder two minutes later. It only helps: the alarm is the house's. */
function notice(app: App): void {
  const { due } = app.standing;
  if (due === undefined || app.now < due) return;
  const step = app.now >= due + 2 * MINUTE ? 2 : 1;
  const key = `${due} ${step}`;
  if (noticed === key) return;
  noticed = key;
  vibrate(step === 2 ? [400, 150, 400, 150, 400] : [250, 120, 250]);
  void tone(step === 2);
}

function folds(app: App): HTMLElement {
  const { words, standing } = app;
  const bathroom = () => app.over((app) => h('section', { 'data-screen': 'bathroom' }, h('h1', {}, words.bathroom), h('p', { class: 'say' }, words.bathroom_do),
    button(words.bathroom_back, () => { app.say({ kind: 'mark', mark: 'note', words: words.bathroom_back }); app.over(undefined); }, 'main')));
  const sick = () => app.over((app) => h('section', { 'data-screen': 'sick' }, h('h1', {}, words.sick), h('p', { class: 'say' }, words.sick_do),
    ring(words.ring(app.state.names.therapist || words.therapist), app.state.phones.therapist || app.state.phones.practice, 'main'), button(words.back, () => app.over(undefined), 'quiet')));
  return h('div', { class: 'folds' },
    h('details', {}, h('summary', {}, words.usual_head), h('p', {}, words.usual), h('h3', {}, words.call_head), h('ul', {}, ...words.call_points.map((it) => h('li', {}, it)))),
    h('details', {}, h('summary', {}, words.tools),
      standing.stage === 'hold' ? h('div', { class: 'row' }, button(words.spat, () => app.say({ kind: 'lozenge', how: 'spit' })), button(words.swallowed, () => app.say({ kind: 'lozenge', how: 'swallow' }))) : undefined,
      button(words.bathroom, () => { app.say({ kind: 'mark', mark: 'bathroom' }); bathroom(); }),
      button(words.sick, () => { app.say({ kind: 'mark', mark: 'vomited' }); sick(); }),
      button(words.cuff, () => app.over(cuff))));
}

export const watch = (app: App): Screen => {
  const { words, state, standing } = app;
  const asks = app.now - calmAt < 20_000;
  const therapist = state.names.therapist || words.therapist;
  const above = state.pressure?.above ? 'above' : '';
  return {
    key: `watch ${standing.stage} ${standing.due ?? ''} ${asks} ${state.line?.id ?? ''} ${above} ${app.language}`,
    draw: (app) => h('section', { class: 'watch', 'data-screen': 'watch' },
      state.line ? h('p', { class: 'say', role: 'status' }, words.line_from(therapist), ': ', h('b', {}, words.lines[state.line.line])) : undefined,
      above ? h('div', { class: 'say', role: 'status' }, h('b', {}, words.pause_head), h('p', {}, words.pause(therapist))) : undefined,
      h('div', { class: 'now' }, h('h1', { class: 'head' }, words.now), h('p', {}, now(app))),
      standing.due !== undefined && standing.stage !== 'after' ? h('div', {}, h('h2', {}, words.next_head), next(app, standing.due)) : undefined,
      asks
        ? h('div', { class: 'asks', role: 'group', 'aria-label': words.how_look }, h('p', { role: 'status' }, words.kept_calm, ' ', words.how_look),
          h('div', { class: 'row' }, ...(['asleep', 'awake', 'upset'] as const).map((looks) => button(words[looks], () => { app.say({ kind: 'look', says: 'all_calm', looks }); calmAt = 0; app.redraw(); }, 'small'))))
        : undefined,
      button(`✓ ${words.all_calm}`, () => { app.say({ kind: 'look', says: 'all_calm' }); calmAt = houseNow(); vibrate([12]); app.redraw(); }, 'calm big'),
      h('div', { class: 'with-ring' }, button(`? ${words.not_sure(therapist)}`, () => {
        app.say({ kind: 'look', says: 'not_sure' });
        const number = (state.phones.therapist || state.phones.practice).replace(/[^+\d]/g, '');
        if (number) location.href = `tel:${number}`;
      }, 'big')),
      hold(`! ${words.emergency_hold}`, words.emergency_again, 1000, () => { app.say({ kind: 'look', says: 'emergency' }); app.over(card); }, 'risk big'),
      folds(app)),
    tick: (app, root) => {
      notice(app);
      const there = root.querySelector<HTMLElement>('.next');
      if (there && app.standing.due !== undefined) there.replaceWith(next(app, app.standing.due));
    },
  };
};
