// What the rehearsal showed, in words; each with its shape.
import { numberOf, type App } from '../app';
import { button, drawn, h, heading, ring, section } from '../h';

const ORDER = ['sound', 'vibration', 'withoutLine', 'call', 'cuff', 'screen', 'storage'] as const;
const WORKS = 'M5 13l5 5L20 7';
const NOT = 'M6 6l12 12M18 6L6 18';

export function result(app: App, done: () => void, again: () => void): HTMLElement {
  const { words, memory, state } = app;
  const found = memory.rehearsal;
  const shown = ORDER.filter((it) => it !== 'cuff' || state.whose === 'sitter');
  const ready = found.withoutLine && found.call && (found.sound || found.vibration);
  return section('rehearsal-sent', '', heading(words.rehearse_sent),
    h('ul', { class: 'result' }, ...shown.map((it) => h('li', { 'data-result': it, class: found[it] ? 'is-good' : 'is-lacking' }, drawn(24, 'tick', found[it] ? WORKS : NOT), h('span', {}, words.result[it][found[it] ? 0 : 1])))),
    h('p', { class: 'say' }, ready ? words.rehearse_good : words.rehearse_lacks),
    h('div', { class: 'below' }, button('done', words.done, done, ready ? 'main' : ''), !ready && button('again', words.rehearse_again, again, 'main'),
      !ready && ring('ring-practice', words.ring_practice, state.phones.practice || numberOf(app))));
}
