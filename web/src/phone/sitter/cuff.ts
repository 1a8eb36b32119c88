// Blood pressure by three numbers. What cannot be is measured again; who is sure keeps it.
import type { App } from '../app';
import { button, h } from '../h';
import { plausible } from '../stage';

export function cuff(app: App): HTMLElement {
  const { words } = app;
  const field = (id: string, label: string, most: number) => {
    const input = h('input', { id, type: 'text', inputmode: 'numeric', maxlength: most, autocomplete: 'off' });
    return { input, row: h('div', { class: 'field' }, h('label', { for: id }, label), input) };
  };
  const [upper, lower, pulse] = [field('upper', words.upper, 3), field('lower', words.lower, 3), field('pulse', words.pulse, 3)];
  const all = [upper, lower, pulse];
  for (const [n, { input }] of all.entries()) {
    input.addEventListener('input', () => { if (input.value.length >= (Number(input.value[0]) > 2 ? 2 : 3)) all[n + 1]?.input.focus(); });
  }
  const odd = h('div', { hidden: true, role: 'alert' });
  const keep = () => {
    app.say({ kind: 'pressure', upper: Number(upper.input.value), lower: Number(lower.input.value), pulse: Number(pulse.input.value) || undefined });
    app.over(undefined);
  };
  return h('section', { 'data-screen': 'cuff' },
    h('h1', {}, words.cuff),
    h('p', {}, words.cuff_do),
    ...all.map((it) => it.row),
    odd,
    button(words.cuff_keep, () => {
      if (plausible(Number(upper.input.value), Number(lower.input.value))) { keep(); return; }
      odd.replaceChildren(
        h('p', { class: 'say' }, words.cuff_odd),
        button(words.cuff_again, () => { for (const it of all) it.input.value = ''; odd.hidden = true; upper.input.focus(); }, 'main'),
        Number(upper.input.value) > Number(lower.input.value) ? button(words.cuff_really, keep, 'quiet') : h('span', {}));
      odd.hidden = false;
    }, 'main'),
    button(words.back, () => app.over(undefined), 'quiet'));
}
