// Light comes back over two minutes. One choice of three, nothing to write.
import type { App, Screen } from '../app';
import { button, h, heading, section } from '../h';
import { draw } from './draw';
import { speak } from './speak';

const RISES = 120_000;
/** With less motion the light rises in steps. */
const STEPS = 4;

function light(app: App): number {
  const part = Math.min(1, Math.max(0, (app.now - (app.memory.light ?? app.now)) / RISES));
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? Math.ceil(part * STEPS) / STEPS : part;
}

export const returning = (app: App): Screen => {
  const { words, memory, language } = app;
  const tick = () => document.body.style.setProperty('--light', light(app).toFixed(3));
  if (memory.quiet) {
    return { key: `quiet ${language}`, tick, draw: () => section('quiet', 'centred', h('span', { class: 'ember' }), h('h1', { class: 'alone', tabindex: -1 }, words.evening_kept),
      h('div', { class: 'below' }, button('quiet-back', words.quiet_back, () => app.remember({ quiet: false }), 'quiet'))) };
  }
  return {
    key: `returning ${language}`,
    tick,
    draw: () => section('returning', 'rising', heading(words.welcome),
      h('div', { class: 'choices' }, button('speak', words.speak, () => app.over(speak), 'big'), button('draw', words.draw, () => app.over(draw), 'big'), button('nothing', words.nothing, () => app.remember({ quiet: true }), 'big')),
      h('p', { class: 'soft' }, words.no_decisions)),
  };
};
