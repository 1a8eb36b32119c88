// Twenty seconds without a line. What the rehearsal showed so far is said then, waits on this phone like a tap on the day, and has
// to arrive once the line is back.
import type { App, Screen } from '../app';
import { button, circle, fillTo, h, heading, section } from '../h';

const ALONE = 20_000;

let since: number | undefined;
let said: string | undefined;
let full = false;

export function flightEnds(): void {
  [since, said, full] = [undefined, undefined, false];
}

export function flight(app: App, n: number, all: number, done: (arrived: boolean) => void): Screen {
  const { words, language } = app;
  const alone = app.line.cut || !navigator.onLine;
  return {
    key: `rehearsal line ${language}`,
    draw: () => section('rehearsal-line', '', h('p', { class: 'soft' }, words.rehearse_of(n, all)), heading(words.rehearse_line), h('p', { class: 'lead' }, words.rehearse_line_do),
      h('div', { class: 'alone-with' }, circle('slow'), h('p', { role: 'status' }, words.rehearse_line_wait)),
      h('div', { class: 'below' }, button('skip', words.rehearse_line_skip, () => done(false), 'quiet'))),
    tick: (root) => {
      if (alone && since === undefined) {
        since = performance.now();
        said = app.say(app.memory.rehearsal).id;
      }
      if (!alone && !full) since = said = undefined;
      const part = since === undefined ? 0 : (performance.now() - since) / ALONE;
      full ||= part >= 1;
      fillTo(root.querySelector('.ring'), full ? 1 : part);
      const now = full ? words.rehearse_line_off : part > 0 ? words.rehearse_line_on : words.rehearse_line_wait;
      const place = root.querySelector('[role=status]');
      if (place && place.textContent !== now) place.textContent = now;
      if (full && !alone && said !== undefined && app.line.fateOf(said) === 'kept') done(true);
    },
  };
}
