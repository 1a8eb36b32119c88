// The rehearsal: the same phone, the same page, the evening before. One thing at a time, three minutes.
import { numberOf, type App, type Screen } from '../app';
import type { Said } from '../contract';
import { button, h, heading, ring, section } from '../h';
import { keepAll, stayAwake, tone, vibrate } from '../sense';
import { flight, flightEnds } from './flight';
import { result } from './result';

export type Result = Extract<Said, { kind: 'rehearse' }>;

const STEPS = ['begin', 'sound', 'move', 'line', 'call', 'cuff', 'sent'] as const;
type Step = (typeof STEPS)[number];
let asks: Step | undefined;

const stepsOf = (app: App): Step[] => STEPS.filter((it) => it !== 'cuff' || app.state.whose === 'sitter');

export const isRehearsed = (app: App): boolean => app.state.needs.rehearsed && app.memory.step === 0 || app.memory.rehearsed;

function go(app: App, more: Partial<Result> = {}): void {
  const rehearsal = { ...app.memory.rehearsal, ...more };
  const step = app.memory.step + 1;
  asks = undefined;
  if (stepsOf(app)[step] === 'sent') app.say(rehearsal);
  app.remember({ rehearsal, step });
}

const question = ({ words }: App, said: string, answer: (yes: boolean) => void): HTMLElement => h('div', { class: 'below' },
  h('p', { class: 'lead' }, said), h('div', { class: 'row' }, button('yes', words.yes, () => answer(true), 'main'), button('no', words.no, () => answer(false))));

export const rehearsal = (app: App): Screen => {
  const { words, memory, language } = app;
  const steps = stepsOf(app);
  const step = steps[Math.min(memory.step, steps.length - 1)] ?? 'sent';
  if (step === 'line') return flight(app, steps.indexOf(step), steps.length - 2, (withoutLine) => { flightEnds(); go(app, { withoutLine }); });
  if (step === 'sent') {
    return { key: `rehearsal sent ${language}`, draw: () => result(app, () => app.remember({ rehearsed: true }), () => app.remember({ step: 0, rehearsal: { kind: 'rehearse' } })) };
  }
  const ask = () => { asks = step; app.remember({}); };
  const of = (head: string, said: string, ...rest: (Node | undefined | false)[]) => section(`rehearsal-${step}`, '',
    step !== 'begin' && h('p', { class: 'soft' }, words.rehearse_of(steps.indexOf(step), steps.length - 2)), heading(head), h('p', { class: 'lead' }, said), ...rest);
  const draw: Record<Exclude<Step, 'line' | 'sent'>, () => HTMLElement> = {
    begin: () => of(words.rehearse, words.rehearse_why, h('div', { class: 'below' }, button('begin', words.rehearse_begin, () => {
      void Promise.all([stayAwake(), keepAll()]).then(([screen, storage]) => go(app, { screen, storage }));
    }, 'main'))),
    sound: () => of(words.rehearse_sound, words.rehearse_sound_do, button('play', words.rehearse_sound_play, () => { void tone(true); ask(); }, asks ? '' : 'main'),
      asks && question(app, words.rehearse_sound_heard, (sound) => go(app, { sound }))),
    move: () => of(words.rehearse_move, words.rehearse_move_do, button('move', words.rehearse_move_play, () => { vibrate(300, 100, 300); ask(); }, asks ? '' : 'main'),
      asks && question(app, words.rehearse_move_felt, (vibration) => go(app, { vibration }))),
    call: () => of(words.rehearse_call, words.rehearse_call_do, ring('ring-practice', words.ring_practice, app.state.phones.practice || numberOf(app)),
      question(app, words.rehearse_call_answered, (call) => go(app, { call }))),
    cuff: () => of(words.rehearse_cuff, words.rehearse_cuff_do, question(app, words.rehearse_cuff_shown, (cuff) => go(app, { cuff }))),
  };
  return { key: `rehearsal ${step} ${asks === step} ${language}`, draw: draw[step] };
};
