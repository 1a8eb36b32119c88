// The page that a phone keeps for a session at home. It draws by itself, with or without a line.
import type { App, Screen } from './app';
import { banner } from './banner';
import { after as clientAfter, returning } from './client/after';
import { before } from './client/before';
import { deep, holding, keepHere } from './client/deep';
import { clock, day, houseNow } from './clock';
import type { State } from './contract';
import { card } from './emergency';
import { button, h, ring } from './h';
import { Line } from './line';
import { isRehearsed, rehearsal } from './rehearsal';
import { bringSound } from './sound';
import { dress, settings, type Chosen } from './settings';
import { after as sitterAfter } from './sitter/after';
import { agree, hasAgreed } from './sitter/agree';
import { cuff } from './sitter/cuff';
import { isTaught, teach } from './sitter/teach';
import { watch } from './sitter/watch';
import { standing } from './stage';
import { Store } from './store';
import { en } from './words/en';
import { es } from './words/es';

const of = { en, es };

/** Before the day everything is ready; on the day the sitter measures and waits. */
const wait = (app: App): Screen => ({
  key: `wait ${app.standing.stage} ${app.state.whose} ${app.state.pressure?.at ?? ''} ${app.language}`,
  draw: (app) => {
    const { words, state } = app;
    const at = Date.parse(state.planned);
    const therapist = state.names.therapist || words.therapist;
    const pressure = state.pressure;
    const today = app.standing.stage !== 'invited';
    return h('section', { class: 'centred', 'data-screen': 'wait' }, h('span', { class: 'ember' }),
      h('h1', {}, today ? words.sitter_wait : words.ready_on(day(at, app.language), clock(at, app.language))),
      pressure?.above ? h('div', { class: 'say', role: 'status' }, h('b', {}, words.pause_head), h('p', {}, words.pause(therapist))) : undefined,
      pressure ? h('p', {}, words.cuff_last(pressure.words, clock(Date.parse(pressure.at), app.language))) : undefined,
      today && state.whose === 'sitter' ? button(words.cuff, () => app.over(cuff), 'big') : undefined,
      ring(words.ring(therapist), state.phones.therapist || state.phones.practice), h('p', { class: 'soft' }, words.keep_page));
  },
});

const open = (app: App): Screen => ({
  key: `sitter open ${app.language}`,
  draw: (app) => h('section', { class: 'centred', 'data-screen': 'sitter-open' }, h('h1', {}, app.words.sitter_open(app.state.names.client)),
    button(app.words.placed, () => { app.say({ kind: 'placed' }); app.redraw(); }, 'main big')),
});

function screen(app: App): Screen {
  const { stage } = app.standing;
  if (stage === 'over') return { key: 'over', draw: (app) => h('section', { class: 'centred', 'data-screen': 'over' }, h('h1', {}, app.words.not_today), ring(app.words.ring_practice, app.state.phones.practice)) };
  const early = stage === 'invited' || stage === 'before';
  if (app.state.whose === 'sitter') {
    if (early && !isTaught(app)) return teach();
    if (early && !hasAgreed(app)) return agree();
    if (early && !isRehearsed(app)) return rehearsal();
    if (early) return wait(app);
    if (stage === 'open') return open(app);
    return app.state.released ? sitterAfter(app) : watch(app);
  }
  if (early && !isRehearsed(app)) return rehearsal();
  if (stage === 'invited') return wait(app);
  if (stage === 'before' || stage === 'open') return before(app);
  if (stage === 'hold') return holding(app);
  if (stage === 'deep') return deep(app);
  return stage === 'returning' ? returning(app) : clientAfter(app);
}

async function begin(): Promise<void> {
  const root = document.getElementById('with');
  if (!root) return;
  const told = (words: string) => root.replaceChildren(h('section', { class: 'centred', 'data-screen': 'told' }, h('h1', { role: 'status' }, words)));
  const store = await Store.open();
  const own = (await store.get<Chosen>('chosen')) ?? {};
  dress(own);
  let language: 'en' | 'es' = own.language ?? (document.documentElement.lang === 'es' ? 'es' : 'en');
  told(of[language].loading);
  const [top, place, foot] = [h('div', {}), h('div', { id: 'screen' }), h('div', { class: 'foot' })];
  let over: ((app: App) => HTMLElement) | undefined;
  let shown = '';
  let ended = false;
  let trapped = false;

  const line = new Line(store, () => draw(), () => {
    ended = true;
    told(line.waiting > 0 ? `${of[language].ended} ${of[language].ended_waiting}` : of[language].ended);
    void store.forget();
  });

  const app = (state: State): App => {
    const now = houseNow();
    return {
      words: of[language], language, state, standing: standing(state, line.own, now), line, store, now,
      say: (said) => void line.say(said),
      over: (draw) => { over = draw; shown = ''; redraw(); },
      redraw: () => { shown = ''; redraw(); },
    };
  };

  function redraw(): void {
    const { state } = line;
    if (!state || ended) return;
    if (place.parentElement !== root) root?.replaceChildren(top, place, foot);
    const current = app(state);
    document.documentElement.lang = language;
    top.replaceChildren(banner(current));
    const next = screen(current);
    const key = over ? `over ${over.name}` : next.key;
    if (key !== shown) {
      shown = key;
      place.replaceChildren((over ?? next.draw)(current));
      const deepHour = state.whose === 'client' && (current.standing.stage === 'hold' || current.standing.stage === 'deep');
      document.body.classList.toggle('is-dark', deepHour && !over);
      foot.replaceChildren(...(deepHour || over ? [] : [
        state.whose === 'sitter' && current.standing.t0 === undefined ? button(current.words.emergency, () => current.over(card), 'small quiet') : h('span', {}),
        button(current.words.settings, () => current.over((it) => settings(it, (to) => { language = to; redraw(); })), 'small quiet'),
      ]));
      if (deepHour && !trapped) { trapped = true; keepHere(); }
    }
    if (!over) next.tick?.(current, place);
  }
  const draw = redraw;

  setInterval(redraw, 1_000);
  document.addEventListener('visibilitychange', redraw);
  await line.begin();
  if (!ended) void bringSound(line);
  void navigator.serviceWorker?.register('/with/worker.js', { scope: '/with' }).catch(() => undefined);
  document.body.dataset.with = 'ready';
}

void begin();
