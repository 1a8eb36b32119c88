// The teach-back: five questions, one at a time. A wrong answer explains, and asks again.
import { apart, type App, type Screen } from '../app';
import { button, h, heading, section } from '../h';
import { lookMinutes } from '../stage';

/** Of the questions and of the agreement; another text is another edition. */
export const EDITION = '2026-11-1';
const MOST = 255;

/** The answers in an order that does not give the right one away, the same each time. */
const order = (question: { right: string; wrong: string[] }, n: number): string[] => {
  const all = [question.right, ...question.wrong];
  return all.map((_, place) => all[(place + n + 1) % all.length] ?? '');
};

let explained = -1;

export const teach = (app: App): Screen => {
  const { words, memory } = app;
  const questions = words.questions(lookMinutes(app.state));
  const n = Math.min(memory.question, questions.length - 1);
  const question = questions[n];
  const again = explained === n;
  const choose = (answer: string): void => {
    if (answer !== question?.right) {
      explained = n;
      app.remember({ wrong: app.memory.wrong + 1 });
      app.tell(`${words.teach_again} ${question?.why}`);
      return;
    }
    explained = -1;
    if (n + 1 >= questions.length) app.say({ kind: 'learn', edition: EDITION, wrong: Math.min(app.memory.wrong, MOST) });
    app.remember({ question: n + 1 });
  };
  return {
    key: `teach ${n} ${again} ${app.language}`,
    draw: () => section('teach', '',
      h('p', { class: 'soft' }, words.teach_of(n + 1, questions.length)),
      n === 0 && !again && h('p', {}, words.teach_why(apart(app.state.names.client))),
      heading(question?.ask ?? ''),
      again && h('div', { class: 'say' }, h('p', {}, words.teach_again), h('p', {}, question?.why)),
      h('div', { class: 'answers' }, ...(question ? order(question, n) : []).map((answer, place) => button(`answer-${place}`, answer, () => choose(answer))))),
  };
};

export const isTaught = (app: App): boolean => app.state.needs.taught || app.line.own.some((it) => it.said.kind === 'learn');
