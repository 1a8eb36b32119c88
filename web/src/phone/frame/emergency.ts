// The emergency card: whom to ring, where help has to come, what was taken, how to lie. It is on this phone, whatever the line does.
import { apart, numberOf, therapistOf, type App, type Screen } from '../app';
import { clock } from '../clock';
import { button, h, heading, ring, section } from '../h';

export function card(app: App): Screen {
  const { words, state, standing, language } = app;
  const { street, door, town } = state.address;
  const lines = [street, door, town].filter(Boolean);
  const sitter = state.whose === 'sitter';
  const taken = standing.t0 === undefined ? words.card_not_taken : words.card_taken(clock(standing.t0, language));
  return {
    key: `emergency ${language} ${lines} ${taken}`,
    draw: () => section('emergency', 'card', heading(sitter ? words.card : words.help_now),
      ring('ring-help', words.ring_help(state.phones.help), state.phones.help, 'alarm big'),
      !sitter && state.names.sitter && ring('ring-sitter', words.ring(apart(state.names.sitter)), state.phones.sitter),
      h('h2', {}, words.card_say),
      h('address', {}, ...(lines.length > 0 ? lines : [words.card_address_missing]).map((it) => h('div', { dir: 'auto' }, it))),
      h('p', { class: 'say' }, taken),
      sitter && h('h2', {}, words.card_side),
      sitter && h('ol', {}, ...words.card_steps.map((step) => h('li', {}, step))),
      ring('ring-therapist', words.ring(therapistOf(app)), numberOf(app)),
      state.phones.practice !== numberOf(app) && ring('ring-practice', words.ring_practice, state.phones.practice),
      button('close', words.card_close, () => app.over(undefined), 'quiet')),
  };
}
