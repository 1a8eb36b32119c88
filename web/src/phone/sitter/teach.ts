// The teach-back: five questions, one at a time. A wrong answer explains, and asks again.
import type { App, Screen } from '../app';
import { button, h } from '../h';

export const EDITION = '2026-11-1';
let at = 0;
let wrong = 0;
let explains = false;

/** The answers in an order that does not give the right one away, the same each time. */
const order = (question: { right: string; wrong: string[] }, n: number): string[] => {
  const all = [question.right, ...question.wrong];
  return all.map((_, place) => all[(place + n + 1) % all.length] ?? '');
};

export const teach = (): Screen => ({
  key: `teach ${at} ${explains}`,
  draw: (app: App) => {
    const { words } = app;
    const question = words.questions[at];
    if (!question) return h('section', {});
    const choose = (answer: string) => {
      if (answer !== question.right) { wrong += 1; explains = true; app.redraw(); return; }
      explains = false;
      at += 1;
      if (at >= words.questions.length) app.say({ kind: 'learn', edition: EDITION, wrong: Math.min(wrong, 255) });
      app.redraw();
    };
    return h('section', { 'data-screen': 'teach' },
      h('p', { class: 'soft' }, `${words.teach} · ${at + 1}/${words.questions.length}`),
      at === 0 ? h('p', {}, words.teach_why(app.state.names.client)) : undefined,
      h('h1', {}, question.ask),
      explains ? h('p', { class: 'say', role: 'status' }, `${words.teach_again} ${question.why}`) : undefined,
      ...order(question, at).map((answer) => button(answer, () => choose(answer))));
  },
});

export const isTaught = (app: App): boolean => app.state.needs.taught || at >= app.words.questions.length;
