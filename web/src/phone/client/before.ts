// Before the medicine: one card at a time, then waiting for the therapist, then one thing to hold.
import { therapistOf, type App, type Screen } from '../app';
import { button, drawn, h, heading, held, section } from '../h';
import { fill, stayAwake } from '../sense';
import { pause } from '../frame/pause';
import { PICTURES } from './pictures';

/** The cards of this session: without a set of sound there is none of music. */
const cardsOf = ({ words, state }: App) => words.before_cards.filter((it) => it.of !== 'sound' || state.sound !== undefined);

export const before = (app: App): Screen => {
  const { words, state, memory, language } = app;
  if (state.pressure?.above) return { key: `pause ${memory.above.length} ${language}`, draw: () => section('pause', 'centred', h('span', { class: 'ember' }), pause(app)) };
  const cards = cardsOf(app);
  const card = cards[memory.card];
  if (!card) return wait(app);
  const n = memory.card;
  const loading = card.of === 'sound' && app.music.here < app.music.all;
  const said = loading ? words.sound_loading : card.words;
  return {
    key: `card ${card.of} ${loading} ${language}`,
    draw: () => section('client-card', 'centred', drawn(48, 'picture', ...(PICTURES[card.of] ?? [])), heading(card.head), h('p', { class: 'lead' }, said),
      h('div', { class: 'below' },
        h('div', { class: 'dots', role: 'img', 'aria-label': words.card_of(n + 1, cards.length) }, ...cards.map((_, at) => h('span', { class: at <= n ? 'is-full' : '' }))),
        button('card-done', words.done, () => { void stayAwake(); app.remember({ card: n + 1 }); }, 'main'),
        n > 0 ? button('card-back', words.back, () => app.remember({ card: n - 1 }), 'quiet') : h('span', { class: 'button quiet', 'aria-hidden': 'true' }))),
  };
};

const wait = (app: App): Screen => ({
  key: `client-wait ${therapistOf(app)} ${app.language}`,
  draw: () => section('client-wait', 'centred', h('span', { class: 'ember' }), heading(app.words.client_wait(therapistOf(app))), h('p', { class: 'soft' }, app.words.client_wait_more),
    h('div', { class: 'below' }, button('card-back', app.words.back, () => app.remember({ card: cardsOf(app).length - 1 }), 'quiet'))),
});

export const open = (app: App): Screen => {
  const { words, language } = app;
  const placed = () => {
    fill(true);
    void stayAwake();
    app.music.begin();
    app.say({ kind: 'placed' });
  };
  return {
    key: `open ${therapistOf(app)} ${language}`,
    draw: () => section('open', 'centred', h('h1', { tabindex: -1 }, h('span', { class: 'dot' }), words.client_open(therapistOf(app))),
      h('p', { class: 'lead' }, words.client_open_more), held('placed', words.placed_hold, words.placed_again, 1_500, placed, 'round')),
  };
};
