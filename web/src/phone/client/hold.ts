// The medicine is in the mouth: a circle that fills slowly, without a figure. Then it may leave the mouth, and why.
import type { App, Screen } from '../app';
import { button, circle, fillTo, h, heading, section } from '../h';
import { vibrate } from '../sense';

let cued = 0;

export const holding = (app: App): Screen => ({
  key: `hold ${app.language}`,
  draw: () => section('hold', 'centred dark', circle('slow'), heading(app.words.client_hold)),
  tick: (root) => {
    const { state, standing, now } = app;
    const part = standing.t0 === undefined ? 0 : (now - standing.t0) / (Math.max(1, state.holdMinutes) * 60_000);
    fillTo(root.querySelector('.ring'), part);
  },
});

export const cue = (app: App): Screen => {
  const { words, state, standing, language } = app;
  const spit = state.afterHold === 'spit';
  if (cued !== standing.t0) {
    cued = standing.t0 ?? 0;
    vibrate(120, 80, 120);
    app.tell(spit ? words.client_spit : words.client_swallow);
  }
  return {
    key: `cue ${spit} ${language}`,
    draw: () => section('cue', 'centred dark', heading(spit ? words.client_spit : words.client_swallow), h('p', { class: 'soft' }, spit ? words.client_spit_why : words.client_swallow_why),
      button('lozenge', words.done, () => { app.say({ kind: 'lozenge', how: state.afterHold }); })),
  };
};
