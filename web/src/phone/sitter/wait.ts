// The sitter before the medicine: the evening before, on the day, and when the beginning is open.
import { apart, numberOf, therapistOf, type App, type Screen } from '../app';
import { clock, day } from '../clock';
import { button, drawn, h, heading, ring, section } from '../h';
import { pause } from '../frame/pause';
import { cuff } from './cuff';

export const CALM = ['M24 5a19 19 0 1 1 0 38a19 19 0 1 1 0-38z', 'M15 25l6.500 6.500L33.500 18'];

/** A rehearsal that lacked something can be done once more. */
const more = (app: App): HTMLElement | false => !app.state.needs.rehearsed && button('rehearse', app.words.rehearse, () => app.remember({ step: 0, rehearsal: { kind: 'rehearse' }, rehearsed: false }));

/** Everything is ready, and the day has not come. */
export const ready = (app: App): Screen => {
  const { words, state, language } = app;
  const at = Date.parse(state.planned);
  return {
    key: `ready ${language} ${state.needs.rehearsed} ${state.planned} ${state.names.therapist}`,
    draw: () => section('ready', 'centred', drawn(48, 'mark calm', ...CALM), heading(words.ready_on(day(at, language), clock(at, language))),
      h('p', { class: 'soft' }, words.keep_page), more(app), ring('ring-therapist', words.ring(therapistOf(app)), numberOf(app))),
  };
};

export const sitterWait = (app: App): Screen => {
  const { words, state, language } = app;
  const last = state.pressure;
  return {
    key: `sitter-wait ${language} ${state.needs.rehearsed} ${last?.at} ${app.memory.above.length} ${state.names.therapist}`,
    draw: () => section('sitter-wait', '', last?.above ? pause(app) : heading(words.sitter_wait(therapistOf(app))),
      !last?.above && h('p', {}, words.sitter_wait_more),
      last && h('p', { class: 'soft' }, words.cuff_last(last.words, clock(Date.parse(last.at), language))),
      h('div', { class: 'below' }, button('cuff', words.cuff, () => app.over(cuff), last?.above ? '' : 'main'), more(app),
        ring('ring-therapist', words.ring(therapistOf(app)), numberOf(app)))),
  };
};

export const sitterOpen = (app: App): Screen => {
  const { words, state } = app;
  const client = apart(state.names.client);
  return {
    key: `sitter-open ${app.language} ${client}`,
    draw: () => section('sitter-open', '', heading(words.sitter_open(client)), h('p', { class: 'soft' }, words.sitter_open_more(client)),
      h('div', { class: 'below' }, button('placed', words.placed, () => { app.say({ kind: 'placed' }); }, 'main'))),
  };
};
