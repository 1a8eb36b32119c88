// Before the medicine: one card at a time, then waiting for the therapist, then one thing to hold.
import type { App, Screen } from '../app';
import { button, drawn, h, hold } from '../h';
import { stayAwake } from '../sense';

let at = 0;

/** A small picture for each card. */
const PICTURES: Record<string, string[]> = {
  meal: ['M12 6v14a4 4 0 0 0 4 4v18', 'M20 6v14a4 4 0 0 1-4 4', 'M16 6v12', 'M34 6c-5 3-6 10-4 17h4v19'],
  bathroom: ['M10 24h28a14 14 0 0 1-12 13v5h-6v-5A14 14 0 0 1 10 24z', 'M12 24V8h8v16'],
  quiet: ['M34 30A14 14 0 0 1 18 12a14 14 0 1 0 16 18z'],
  space: ['M6 34V22a4 4 0 0 1 4-4h28a4 4 0 0 1 4 4v12', 'M6 30h36', 'M14 18v-4h12v4'],
  cup: ['M12 14h20v18a6 6 0 0 1-6 6h-8a6 6 0 0 1-6-6z', 'M32 18h4a4 4 0 0 1 0 10h-4'],
  mask: ['M6 20c10-6 26-6 36 0-1 12-12 14-18 6-6 8-17 6-18-6z'],
  sound: ['M18 34V12l18-4v22', 'M18 34a5 5 0 1 1-5-5 5 5 0 0 1 5 5z', 'M36 30a5 5 0 1 1-5-5 5 5 0 0 1 5 5z'],
  cuff: ['M10 12h16v20H10z', 'M26 22h6a6 6 0 0 1 6 6v8', 'M14 18h8'],
};

export const before = (app: App): Screen => {
  const { words, state } = app;
  const therapist = state.names.therapist || words.therapist;
  if (app.standing.stage === 'open') {
    return {
      key: `client open ${app.language}`,
      draw: (app) => h('section', { class: 'centred', 'data-screen': 'open' },
        h('h1', {}, words.client_open(therapist)),
        hold(words.placed_hold, words.placed_again, 1500, () => { void stayAwake(); void document.documentElement.requestFullscreen?.().catch(() => undefined); app.say({ kind: 'placed' }); app.redraw(); }, 'circle')),
    };
  }
  if (state.pressure?.above) {
    return { key: `pause ${app.language}`, draw: () => h('section', { class: 'centred', 'data-screen': 'pause' }, h('h1', {}, words.pause_head), h('p', { class: 'say' }, words.pause(therapist))) };
  }
  const card = words.before_cards[at];
  if (!card) return { key: `client wait ${app.language}`, draw: () => h('section', { class: 'centred', 'data-screen': 'client-wait' }, h('span', { class: 'ember' }), h('h1', {}, words.client_wait(therapist))) };
  return {
    key: `client card ${at} ${app.language}`,
    draw: (app) => h('section', { class: 'centred', 'data-screen': 'client-card' },
      drawn('0 0 48 48', ...(PICTURES[card.of] ?? [])) as unknown as HTMLElement,
      h('h1', {}, card.head), h('p', {}, card.words),
      button(words.done, () => { at += 1; void stayAwake(); app.redraw(); }, 'main big'),
      at > 0 ? button(words.back, () => { at -= 1; app.redraw(); }, 'quiet') : undefined),
  };
};
