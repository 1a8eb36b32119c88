// The rehearsal: the same phone, the same page, the evening before. One thing at a time, three minutes.
import type { App, Screen } from './app';
import type { Said } from './contract';
import { button, drawn, h, ring } from './h';
import { keepAll, stayAwake, tone, vibrate } from './sense';

type Result = Extract<Said, { kind: 'rehearse' }>;

const ALONE = 20_000;
const steps = ['begin', 'sound', 'move', 'line', 'call', 'cuff', 'sent'] as const;
let at = 0;
let asks = false;
let alone = 0;
let full = false;
let result: Result = { kind: 'rehearse' };

/** Done before, or just now; one that goes on is shown to its end. */
export const isRehearsed = (app: App): boolean => at >= steps.length || (at === 0 && app.state.needs.rehearsed);

function go(app: App, more: Partial<Result> = {}): void {
  result = { ...result, ...more };
  asks = false;
  at += 1;
  if (steps[at] === 'cuff' && app.state.whose === 'client') at += 1;
  if (steps[at] === 'sent') app.say(result);
  app.redraw();
}

function question(app: App, words: string, answer: (yes: boolean) => void): HTMLElement {
  return h('div', { role: 'status' }, h('p', { class: 'say' }, words), h('div', { class: 'row' }, button(app.words.yes, () => answer(true), 'main'), button(app.words.no, () => answer(false))));
}

function line(app: App): HTMLElement {
  const { words } = app;
  const circle = drawn('0 0 36 36', 'M18 2a16 16 0 1 1 0 32a16 16 0 1 1 0-32', 'M18 2a16 16 0 1 1 0 32a16 16 0 1 1 0-32');
  circle.classList.add('ring', 'large');
  circle.style.setProperty('--part', String(Math.min(1, alone / ALONE)));
  const said = full ? words.rehearse_line_off : alone > 0 ? words.rehearse_line_on : words.rehearse_line_wait;
  return h('div', { class: 'alone' }, circle as unknown as HTMLElement, h('p', { role: 'status' }, said));
}

export const rehearsal = (): Screen => {
  const step = steps[at] ?? 'sent';
  return {
    key: `rehearsal ${step} ${asks} ${full}`,
    draw: (app) => {
      const { words } = app;
      const ask = () => { asks = true; app.redraw(); };
      const of = (head: string, ...rest: (Node | undefined)[]) => h('section', { 'data-screen': `rehearsal-${step}` }, h('p', { class: 'soft' }, words.rehearse), h('h1', {}, head), ...rest);
      switch (step) {
        case 'begin': return of(words.rehearse, h('p', {}, words.rehearse_why), button(words.rehearse_begin, () => {
          void Promise.all([stayAwake(), keepAll()]).then(([screen, storage]) => go(app, { screen, storage }));
        }, 'main'));
        case 'sound': return of(words.rehearse_sound, h('p', {}, words.rehearse_sound_do), button(words.rehearse_sound_play, () => { void tone(true); ask(); }, 'main'),
          asks ? question(app, words.rehearse_sound_heard, (sound) => go(app, { sound })) : undefined);
        case 'move': return of(words.rehearse_move, h('p', {}, words.rehearse_move_do), button(words.rehearse_move_play, () => { vibrate([300, 100, 300]); ask(); }, 'main'),
          asks ? question(app, words.rehearse_move_felt, (vibration) => go(app, { vibration })) : undefined);
        case 'line': return of(words.rehearse_line, h('p', {}, words.rehearse_line_do), line(app), button(words.rehearse_line_skip, () => go(app, { withoutLine: false }), 'quiet'));
        case 'call': return of(words.rehearse_call, h('p', {}, words.rehearse_call_do), ring(words.ring_practice, app.state.phones.practice || app.state.phones.therapist, 'main'), question(app, words.rehearse_call_answered, (call) => go(app, { call })));
        case 'cuff': return of(words.cuff, question(app, words.rehearse_cuff_do, (cuff) => go(app, { cuff })));
        default: return of(words.rehearse_sent, button(words.done, () => { at = steps.length; app.redraw(); }, 'main'));
      }
    },
    tick: (app, root) => {
      if (step !== 'line') return;
      const gone = app.line.cut || !navigator.onLine;
      if (!full && gone) { alone += 1000; if (alone >= ALONE) { full = true; app.redraw(); } }
      // Back on the line: the page went on without it, and its result goes out now.
      if (full && !gone) { go(app, { withoutLine: true }); return; }
      root.querySelector('.alone')?.replaceWith(line(app));
    },
  };
};
