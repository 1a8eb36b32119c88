// After the session: rest; the next day what the sitter tells for themselves; and this phone emptied.
import { numberOf, therapistOf, type App, type Screen } from '../app';
import { button, h, heading, held, ring, section } from '../h';

const toldOf = (app: App) => app.line.own.find((it) => it.said.kind === 'told')?.said;

function handBack(app: App): HTMLElement {
  const { words } = app;
  const said = h('p', { class: 'soft', role: 'status' }, words.hand_back_more);
  return h('div', { class: 'below' }, said, held('hand-back', words.hand_back, words.hand_back_again, 1_000, () => {
    void app.line.handBack().then((done) => { if (!done) said.textContent = words.hand_back_waits; });
  }, 'quiet'));
}

export const after = (app: App): Screen => {
  const { words, memory, standing, language } = app;
  const told = toldOf(app);
  if (told?.kind === 'told') {
    return { key: `told ${language}`, draw: () => section('sitter-told', '', heading(words.told_thanks),
      (told.harm || told.ring) && h('p', {}, words.told_ring_now),
      (told.harm || told.ring) && ring('ring-therapist', words.ring(therapistOf(app)), numberOf(app), 'main'), handBack(app)) };
  }
  if (!standing.sober || memory.tells) return { key: `tells ${language}`, draw: () => debrief(app) };
  return { key: `rest ${language}`, draw: () => section('sitter-after', '', heading(words.rest), h('p', { class: 'lead' }, words.rest_thanks), h('p', { class: 'soft' }, words.rest_more),
    button('tell-now', words.tell_now, () => app.remember({ tells: true })), handBack(app)) };
};

function debrief(app: App): HTMLElement {
  const { words } = app;
  const text = h('textarea', { id: 'told', rows: 4, dir: 'auto' });
  const check = (id: string, said: string): [HTMLInputElement, HTMLElement] => {
    const field = h('input', { id, type: 'checkbox' });
    return [field, h('label', { class: 'check', for: id }, field, said)];
  };
  const [[harm, harmRow], [back, backRow]] = [check('harm', words.told_harm), check('ring', words.told_ring)];
  return section('sitter-debrief', '', heading(words.told_head),
    h('div', { class: 'field' }, h('label', { for: 'told' }, words.told_words), text), harmRow, backRow,
    button('told', words.told_send, () => { app.say({ kind: 'told', words: text.value.trim(), harm: harm.checked, ring: back.checked }); }, 'main'), handBack(app));
}
