// The sitter's own agreement: four sentences, whether the session may be recorded, and a name.
import type { App, Screen } from '../app';
import { button, h, heading, section } from '../h';
import { lookMinutes } from '../stage';
import { EDITION } from './teach';

export const agree = (app: App): Screen => ({
  key: `agree ${app.language}`,
  draw: () => {
    const { words } = app;
    let recording: boolean | undefined;
    const name = h('input', { id: 'name', type: 'text', autocomplete: 'name', dir: 'auto', required: true, 'aria-describedby': 'fault' });
    const fault = h('p', { id: 'fault', class: 'fault', role: 'alert', hidden: true });
    const choice = (value: boolean, said: string) => {
      const field = h('input', { type: 'radio', name: 'recording', id: `recording-${value}`, change: () => { recording = value; } });
      return h('label', { class: 'check', for: `recording-${value}` }, field, said);
    };
    const lacks = (said: string) => { fault.textContent = said; fault.hidden = false; };
    const go = () => {
      if (recording === undefined) { lacks(words.agree_recording_missing); return; }
      if (!name.value.trim()) { lacks(words.agree_name_missing); name.focus(); return; }
      app.say({ kind: 'agree', edition: EDITION, name: name.value.trim(), recording });
    };
    return section('agree', '', heading(words.agree),
      h('ul', { class: 'points' }, ...words.agree_points(lookMinutes(app.state)).map((point) => h('li', {}, point))),
      h('fieldset', {}, h('legend', {}, words.agree_recording), h('div', { class: 'row' }, choice(true, words.yes), choice(false, words.no))),
      h('div', { class: 'field' }, h('label', { for: 'name' }, words.agree_name), name),
      fault,
      button('agree', words.agree_go, go, 'main'));
  },
});

export const hasAgreed = (app: App): boolean => app.state.needs.agreed || app.line.own.some((it) => it.said.kind === 'agree');
