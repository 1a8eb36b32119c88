// The emergency card: whom to ring, what to say, how to lie. It is on this phone, whatever the line does.
import type { App } from './app';
import { clock } from './clock';
import { button, h, ring } from './h';

export function card(app: App): HTMLElement {
  const { words, state } = app;
  const lines = [state.address.street, state.address.door, state.address.town].filter(Boolean);
  const taken = app.standing.t0 === undefined ? words.card_not_taken : words.card_taken(clock(app.standing.t0, app.language));
  return h('section', { class: 'card', role: 'alert', 'aria-label': words.card, 'data-screen': 'emergency' },
    h('h1', {}, words.card),
    ring(words.ring_help, state.phones.help, 'risk big'),
    h('p', { class: 'soft' }, words.card_say),
    h('address', {}, ...(lines.length > 0 ? lines : [words.card_address_missing]).map((line) => h('div', {}, h('bdi', {}, line)))),
    h('p', {}, taken),
    ring(words.ring(app.state.names.therapist || words.therapist), state.phones.therapist),
    ring(words.ring_practice, state.phones.practice),
    h('h2', {}, words.card_side),
    h('ol', {}, ...words.card_steps.map((step) => h('li', {}, step))),
    button(words.back, () => app.over(undefined), 'quiet'),
  );
}
