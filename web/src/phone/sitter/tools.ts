// What opens over the sitter's screen: not sure, the bathroom, feeling or being sick. The emergency card stays within reach of each.
import { numberOf, therapistOf, type App, type Screen } from '../app';
import { button, h, heading, held, ring, section } from '../h';
import { card } from '../frame/emergency';

const foot = (app: App, close: string): HTMLElement => {
  const { words } = app;
  return h('div', { class: 'below' },
    ring('ring-therapist', words.ring(therapistOf(app)), numberOf(app), 'main'),
    held('emergency', words.emergency_hold, words.emergency_again, 1_000, () => { app.say({ kind: 'look', says: 'emergency' }); app.over(card); }, 'risk'),
    button('back', close, () => app.over(undefined), 'quiet'));
};

/** Not sure is a good answer: it was told, and the voice is the next wire. */
export const unsure = (app: App): Screen => ({
  key: `unsure ${app.line.cut} ${app.language}`,
  draw: () => section('unsure', '', heading(app.words.unsure), h('p', { role: 'status' }, app.words.unsure_do(therapistOf(app), app.line.cut)), foot(app, app.words.back)),
});

export const sick = (head: string, does: string) => (app: App): Screen => ({
  key: `sick ${head} ${app.language}`,
  draw: () => section('sick', '', heading(head), h('p', { class: 'lead' }, does), foot(app, app.words.back)),
});

/** From going to coming back, also when the page was left meanwhile. */
export const bathroom = (app: App): Screen => {
  const { words } = app;
  const back = () => {
    app.say({ kind: 'mark', mark: 'note', words: words.bathroom_back });
    app.remember({ bathroom: undefined });
  };
  return {
    key: `bathroom ${app.language}`,
    draw: () => section('bathroom', '', heading(words.bathroom), h('p', { class: 'lead' }, words.bathroom_do),
      h('div', { class: 'below' }, button('bathroom-back', words.bathroom_back, back, 'main'),
        held('emergency', words.emergency_hold, words.emergency_again, 1_000, () => { app.say({ kind: 'look', says: 'emergency' }); app.over(card); }, 'risk'))),
  };
};
