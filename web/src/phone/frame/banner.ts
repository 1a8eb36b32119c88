// What stands above every screen: that there is no line, calm, with the two ways that still work; and what the house would not
// keep. It is drawn anew only when it says something else, so that nobody hears it every second.
import { numberOf, therapistOf, type App } from '../app';
import { button, h, ring, write } from '../h';
import { message } from '../stage';

export function banner(app: App): { key: string; draw: () => HTMLElement } {
  const { words, state, line, standing } = app;
  const deep = state.whose === 'client' && (standing.stage === 'hold' || standing.stage === 'deep');
  const cut = line.cut && !deep;
  const refused = deep ? [] : line.refused;
  const waits = line.waiting.length;
  return {
    key: `${cut} ${waits} ${app.language} ${state.names.therapist} ${refused.map((it) => it.id)}`,
    draw: () => h('div', { class: 'banners' },
      cut && h('div', { class: 'banner', 'data-banner': 'cut' },
        h('p', {}, words.cut, waits > 0 ? ` ${words.waits(waits)}` : ''),
        standing.t0 !== undefined && standing.stage !== 'over' && h('div', { class: 'row' },
          ring('ring-cut', words.cut_ring(therapistOf(app)), numberOf(app), 'small'),
          write('write-cut', words.cut_text, numberOf(app), message(state), 'small'))),
      ...refused.map((it) => h('div', { class: 'banner', 'data-banner': 'refused' },
        h('p', {}, h('b', {}, `${words.not_kept}: ${words.said[it.said.kind]}. `), it.words),
        button('read', words.ok, () => void line.read(it), 'small')))),
  };
}
