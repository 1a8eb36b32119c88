// The emergency card: whom to ring, where help has to come, what was taken, how to lie. It is on this phone, whatever the line does.
import { apart, numberOf, therapistOf, type App, type Screen } from '../app';
import { clock } from '../clock';
import { button, h, heading, ring, section } from '../h';

export function card(app: App): Screen {
  const { words, state, standing, language } = app;
  const { street, door, town } = state.address;
  const lines = [street, door, town].filter(Boolean);
  const taken = standing.t0 === undefined ? words.card_not_taken : words.card_taken(clock(standing.t0, language));
  return {
    key: `emergency ${language} ${lines} ${taken}`,
    draw: () => section('emergency', 'card', heading(words.card),
      ring('ring-help', words.ring_help(state.phones.help), state.phones.help, 'alarm big'),
      h('h2', {}, words.card_say),
      h('address', {}, ...(lines.length > 0 ? lines : [words.card_address_missing]).map((it) => h('div', { dir: 'auto' }, it))),
      h('p', { class: 'say' }, taken),
      h('h2', {}, words.card_side),
      h('ol', {}, ...words.card_steps.map((step) => h('li', {}, step))),
      ring('ring-therapist', words.ring(therapistOf(app)), numberOf(app)),
      state.phones.practice !== numberOf(app) && ring('ring-practice', words.ring_practice, state.phones.practice),
      state.names.sitter && state.whose === 'client' && ring('ring-sitter', words.ring(apart(state.names.sitter)), state.phones.sitter),
      button('close', words.card_close, () => app.over(undefined), 'quiet')),
  };
}
