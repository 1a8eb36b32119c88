// After the session: rest, what the sitter tells for themselves, and handing the phone back.
import type { App, Screen } from '../app';
import { button, h } from '../h';

let told = false;

export const after = (app: App): Screen => ({
  key: `sitter after ${told}`,
  draw: (app) => {
    const { words } = app;
    const text = h('textarea', { id: 'told', rows: 4 });
    const harm = h('input', { id: 'harm', type: 'checkbox' });
    const back = h('input', { id: 'ring', type: 'checkbox' });
    return h('section', { 'data-screen': 'sitter-after' },
      h('h1', {}, words.rest),
      told ? h('p', { role: 'status' }, words.told_thanks) : h('div', {},
        h('h2', {}, words.told_head),
        h('label', { for: 'told' }, words.told_words), text,
        h('label', { class: 'check', for: 'harm' }, harm, words.told_harm),
        h('label', { class: 'check', for: 'ring' }, back, words.told_ring),
        button(words.told_send, () => { told = true; app.say({ kind: 'told', words: text.value, harm: harm.checked, ring: back.checked }); app.redraw(); }, 'main')),
      button(words.hand_back, () => void app.line.handBack(), 'quiet'));
  },
});
