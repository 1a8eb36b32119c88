// The hold, and the deep hour: a circle that fills; then black, one ember, and one wish that is always there. No time, no
// figures, nothing to write, and no way back by a slip of the hand.
import type { App, Screen } from '../app';
import { houseNow } from '../clock';
import { h, hold } from '../h';
import { stayAwake, vibrate } from '../sense';

const TAPS = 3;
const WITHIN = 1_500;
let taps: number[] = [];
let coming = 0;
let cued = false;
let grown = 0;

function company(app: App): void {
  if (houseNow() - coming < 10_000) return;
  coming = houseNow();
  taps = [];
  vibrate([80]);
  app.say({ kind: 'company' });
  app.redraw();
}

export const holding = (app: App): Screen => {
  const { words, state, standing } = app;
  return {
    key: `client hold ${app.language}`,
    draw: () => h('section', { class: 'dark centred', 'data-screen': 'hold' }, h('div', { class: 'filling' }), h('h1', { class: 'soft' }, words.client_hold)),
    tick: (app, root) => {
      const part = standing.t0 === undefined ? 0 : (app.now - standing.t0) / (Math.max(1, state.holdMinutes) * 60_000);
      root.querySelector<HTMLElement>('.filling')?.style.setProperty('--part', String(Math.min(1, part)));
    },
  };
};

export const deep = (app: App): Screen => {
  const { words, state, standing } = app;
  const sitter = state.names.sitter || words.therapist;
  const called = app.now - coming < 60_000;
  const cue = standing.t0 !== undefined && app.now - standing.t0 < (state.holdMinutes + 2) * 60_000;
  const open = app.now - grown < 8_000;
  if (cue && !cued) { cued = true; vibrate([120, 80, 120]); }
  return {
    key: `client deep ${called} ${cue} ${open} ${app.language}`,
    draw: (app) => {
      const touch = () => {
        void stayAwake();
        taps = [...taps, Date.now()].slice(-TAPS);
        const quick = taps.length === TAPS && (taps[TAPS - 1] ?? 0) - (taps[0] ?? 0) < WITHIN;
        if (quick) { company(app); return; }
        if (houseNow() - grown > 8_000) { grown = houseNow(); app.redraw(); }
      };
      const wish = called
        ? h('p', { class: 'say', role: 'alert' }, words.company_coming(sitter))
        : h('div', { class: 'wish' }, hold(words.company, words.company, 1000, () => company(app), 'circle'), open ? h('p', { class: 'soft' }, words.company_hold) : undefined);
      const section = h('section', { class: `dark centred deep ${open || called ? 'is-open' : ''}`, 'aria-label': words.deep_label, 'data-screen': 'deep' },
        h('h1', { class: 'unseen' }, words.deep_label),
        h('span', { class: 'ember' }),
        cue ? h('p', { class: 'soft', role: 'status' }, state.afterHold === 'spit' ? words.client_spit : words.client_swallow) : undefined,
        wish);
      section.addEventListener('pointerdown', touch);
      return section;
    },
  };
};

/** The way back leads nowhere while the deep hour lasts. */
export function keepHere(): void {
  history.replaceState({ here: true }, '');
  history.pushState({ here: true }, '');
  window.addEventListener('popstate', () => history.pushState({ here: true }, ''));
}
