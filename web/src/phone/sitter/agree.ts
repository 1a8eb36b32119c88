// The sitter's own agreement: four sentences, a name, and whether the session may be recorded.
import type { App, Screen } from '../app';
import { button, h } from '../h';
import { EDITION } from './teach';

let sent = false;

export const agree = (): Screen => ({
  key: 'agree',
  draw: (app: App) => {
    const { words } = app;
    const name = h('input', { id: 'name', type: 'text', autocomplete: 'name' });
    const recording = h('input', { id: 'recording', type: 'checkbox' });
    const fault = h('p', { class: 'say', role: 'alert', hidden: true }, words.agree_name_missing);
    return h('section', { 'data-screen': 'agree' },
      h('h1', {}, words.agree),
      h('ul', {}, ...words.agree_points.map((point) => h('li', {}, point))),
      h('label', { for: 'name' }, words.agree_name), name,
      h('label', { class: 'check', for: 'recording' }, recording, words.agree_recording),
      fault,
      button(words.agree_go, () => {
        if (!name.value.trim()) { fault.hidden = false; name.focus(); return; }
        sent = true;
        app.say({ kind: 'agree', edition: EDITION, name: name.value.trim(), recording: recording.checked });
        app.redraw();
      }, 'main'));
  },
});

export const hasAgreed = (app: App): boolean => app.state.needs.agreed || sent;
