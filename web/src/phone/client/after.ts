// Light comes back; the evening; the next morning. One thing on a screen, nothing to write.
import type { App, Screen } from '../app';
import type { Said } from '../contract';
import { button, h, ring } from '../h';
import { draw, speak, yours } from './own';

const RISES = 120_000;
let quiet = false;
let evening: 'calm' | 'tender' | 'not_all_right' | undefined;
let asked = 0;
type Morning = Extract<Said, { kind: 'morning' }>;
let morning: Morning = { kind: 'morning', feeling: 'calm' };
let done = false;

export const returning = (app: App): Screen => ({
  key: `client returning ${quiet} ${app.language}`,
  draw: (app) => {
    const { words } = app;
    if (quiet) return h('section', { class: 'centred rising', 'data-screen': 'quiet' }, h('h1', { class: 'unseen' }, words.nothing), h('span', { class: 'ember' }), button(words.back, () => { quiet = false; app.redraw(); }, 'quiet'));
    return h('section', { class: 'centred rising', 'data-screen': 'returning' },
      h('h1', {}, words.welcome),
      button(words.speak, () => app.over(speak), 'big'), button(words.draw, () => app.over(draw), 'big'), button(words.nothing, () => { quiet = true; app.redraw(); }, 'big'),
      h('p', { class: 'soft' }, words.no_decisions));
  },
  tick: (app, root) => {
    const begins = (app.standing.t0 ?? app.now) + 75 * 60_000;
    const light = matchMedia('(prefers-reduced-motion: reduce)').matches ? 1 : Math.max(0, Math.min(1, (app.now - begins) / RISES));
    root.style.setProperty('--light', String(light));
  },
});

const feelings = (app: App, choose: (feeling: 'calm' | 'tender' | 'not_all_right') => void): HTMLElement[] => {
  const { words } = app;
  return [button(words.calm, () => choose('calm'), 'big'), button(words.tender, () => choose('tender'), 'big'), button(words.not_ok, () => choose('not_all_right'), 'big')];
};

const notOk = (app: App): HTMLElement => h('div', {}, h('p', { class: 'say', role: 'alert' }, app.words.not_ok_do),
  ring(app.words.ring(app.state.names.therapist || app.words.therapist), app.state.phones.therapist, 'main big'), ring(app.words.ring_practice, app.state.phones.practice, 'big'), ring(app.words.ring_help, app.state.phones.help, 'risk'));

export const after = (app: App): Screen => {
  const { words, state } = app;
  if (state.sober) {
    return {
      key: `evening ${evening} ${app.language}`,
      draw: (app) => h('section', { class: 'centred', 'data-screen': 'evening' },
        evening === undefined ? h('h1', {}, words.evening) : h('h1', {}, words.evening_kept),
        ...(evening === undefined ? feelings(app, (feeling) => { evening = feeling; app.say({ kind: 'evening', feeling }); app.redraw(); }) : []),
        evening === 'not_all_right' ? notOk(app) : undefined,
        h('p', { class: 'soft' }, words.no_decisions)),
    };
  }
  const questions = [['slept', words.slept], ['unwell', words.unwell], ['dark', words.dark], ['drove', words.drove]] as const;
  const question = questions[asked - 1];
  return {
    key: `morning ${asked} ${done} ${app.language}`,
    draw: (app) => {
      const next = (more: Partial<Morning>) => {
        morning = { ...morning, ...more };
        asked += 1;
        if (asked > questions.length) { done = true; app.say(morning); }
        app.redraw();
      };
      if (done) {
        const worried = morning.feeling === 'not_all_right' || morning.dark;
        return h('section', { class: 'centred', 'data-screen': 'morning-done' }, worried ? notOk(app) : undefined, h('h1', {}, words.all_done),
          state.held > 0 ? h('p', {}, words.held(state.held)) : undefined, state.held > 0 ? h('a', { class: 'button', href: '/me/book' }, words.look) : undefined, yours(app));
      }
      return h('section', { class: 'centred', 'data-screen': 'morning' },
        question ? h('h1', {}, question[1]) : h('h1', {}, words.morning),
        ...(question ? [button(words.yes, () => next({ [question[0]]: true }), 'big'), button(words.no, () => next({ [question[0]]: false }), 'big')] : feelings(app, (feeling) => next({ feeling }))));
    },
  };
};
