// The evening in one tap, and the morning: five questions, one on a screen, and what waits from yesterday.
import { numberOf, therapistOf, type App, type Screen } from '../app';
import type { Said } from '../contract';
import { button, h, heading, ring, section } from '../h';
import { shelf } from './shelf';

type Feeling = Extract<Said, { kind: 'evening' }>['feeling'];
type Morning = Extract<Said, { kind: 'morning' }>;
const QUESTIONS = ['slept', 'unwell', 'dark', 'drove'] as const;

/** What was said last of this kind, on this phone. */
const lastOf = (app: App, kind: Said['kind']): Said | undefined => app.line.own.filter((it) => it.said.kind === kind).at(-1)?.said;

const feelings = ({ words }: App, choose: (feeling: Feeling) => void): HTMLElement => h('div', { class: 'choices' },
  button('calm', words.calm, () => choose('calm'), 'big'), button('tender', words.tender, () => choose('tender'), 'big'), button('not-all-right', words.not_ok, () => choose('not_all_right'), 'big'));

/** Somebody to ring, at once. */
const company = (app: App, crisis = false): HTMLElement => {
  const { words, state } = app;
  return h('div', { class: 'choices', 'data-help': true }, h('p', { class: 'say' }, words.not_ok_do),
    ring('ring-therapist', words.ring(therapistOf(app)), numberOf(app), 'main'),
    state.phones.practice !== numberOf(app) && ring('ring-practice', words.ring_practice, state.phones.practice),
    crisis && state.phones.help === '911' && ring('ring-crisis', words.ring_crisis, '988'),
    ring('ring-help', words.ring_help(state.phones.help), state.phones.help, 'risk'));
};

export const after = (app: App): Screen => (app.standing.sober ? evening(app) : morning(app));

function evening(app: App): Screen {
  const { words, language } = app;
  const said = lastOf(app, 'evening');
  return {
    key: `evening ${said?.kind === 'evening' ? said.feeling : ''} ${language}`,
    draw: () => {
      if (said?.kind !== 'evening') return section('evening', '', heading(words.evening), feelings(app, (feeling) => { app.say({ kind: 'evening', feeling }); }), h('p', { class: 'soft' }, words.no_decisions));
      if (said.feeling === 'not_all_right') return section('evening-help', '', heading(words.not_ok_head), company(app), h('p', { class: 'soft' }, words.no_decisions));
      return section('evening-kept', 'centred', h('span', { class: 'ember' }), heading(words.evening_kept), h('p', {}, words.evening_kept_more), h('p', { class: 'soft' }, words.no_decisions));
    },
  };
}

function morning(app: App): Screen {
  const { words, memory, language } = app;
  const said = lastOf(app, 'morning');
  if (said?.kind === 'morning') return morningDone(app, said);
  const so = memory.morning ?? {};
  const question = so.feeling === undefined ? undefined : QUESTIONS.find((it) => so[it] === undefined);
  const next = (more: Partial<Morning>) => {
    const all = { ...so, ...more };
    if (all.feeling !== undefined && QUESTIONS.every((it) => all[it] !== undefined)) app.say({ ...all, kind: 'morning', feeling: all.feeling });
    app.remember({ morning: all });
  };
  return {
    key: `morning ${question} ${language}`,
    draw: () => section('morning', '', heading(question ? words[question] : words.morning),
      question
        ? h('div', { class: 'choices', 'data-question': question }, button('yes', words.yes, () => next({ [question]: true }), 'big'), button('no', words.no, () => next({ [question]: false }), 'big'))
        : feelings(app, (feeling) => next({ feeling }))),
  };
}

function morningDone(app: App, said: Morning): Screen {
  const { words, state, language } = app;
  const worried = said.feeling === 'not_all_right' || said.dark === true;
  return {
    key: `morning done ${worried} ${state.held} ${language}`,
    draw: () => {
      const yours = h('div', {});
      void app.store.pages().then((pages) => { if (pages.length > 0) yours.append(h('h2', {}, words.yours), shelf(words, language, app.store, pages)); });
      return section('morning-done', '', heading(worried ? words.not_ok_head : words.morning_done), worried && company(app, said.dark),
        h('p', {}, words.morning_done_more(therapistOf(app))), said.drove && h('p', {}, words.drove_do),
        state.held > 0 && h('div', { class: 'card' }, h('p', {}, h('b', {}, words.held(state.held)), ' ', words.held_more), h('a', { class: 'button', href: '/me/book', 'data-do': 'held' }, words.held_open)), yours);
    },
  };
}
