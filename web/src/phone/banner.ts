// What stands above every screen when there is no line: calm, with the two ways that still work.
import type { App } from './app';
import { h, ring } from './h';
import { message } from './stage';

export function banner(app: App): HTMLElement {
  const { words, state, line } = app;
  const name = state.names.therapist || words.therapist;
  const number = state.phones.therapist || state.phones.practice;
  const text = number ? h('a', { class: 'button small', href: `sms:${number.replace(/[^+\d]/g, '')}?&body=${encodeURIComponent(message(state))}` }, words.cut_text) : undefined;
  const deep = state.whose === 'client' && app.standing.stage === 'deep';
  if (deep) return h('div', { hidden: true });
  return h('div', { class: 'banner', role: 'status', hidden: !line.cut && !line.refused },
    line.cut ? h('p', {}, words.cut, ' ', line.waiting > 0 ? words.kept(line.waiting) : '') : undefined,
    line.cut ? h('div', { class: 'row' }, ring(words.cut_ring(name), number, 'small'), text) : undefined,
    line.refused ? h('p', {}, line.refused) : undefined);
}
