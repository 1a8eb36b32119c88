// The page that a phone keeps for a session at home. It draws by itself, with or without a line.
import { offerCall } from '../call/home';
import { holdToConfirm } from '../hold';
import type { App, Screen } from './app';
import { houseNow } from './clock';
import type { State } from './contract';
import { banner } from './frame/banner';
import { card } from './frame/emergency';
import { ended, nothingLeft } from './frame/ended';
import { above } from './frame/pause';
import { dress, settings, type Chosen } from './frame/settings';
import { button, h, section } from './h';
import { Line } from './line';
import { fresh, type Memory } from './memory';
import { Music } from './music';
import { isDeep, isDusk, screenOf } from './screens';
import { fill, holdBack, letSleep, stayAwake, unlockSound } from './sense';
import { notice } from './sitter/notice';
import { standing } from './stage';
import { steadyTaps } from './steady';
import { Store } from './store';
import { en } from './words/en';
import { es } from './words/es';

const catalogues = { en, es };

class Page {
  private readonly top = h('div', {});
  private readonly place = h('div', { id: 'screen' });
  private readonly pictures = h('div', {});
  private readonly foot = h('div', { class: 'foot' });
  private readonly heard = h('div', { class: 'alone', role: 'status', 'aria-live': 'polite' });
  private readonly music = new Music();
  private readonly line: Line;
  private over: ((app: App) => Screen) | undefined;
  private memory: Memory = fresh('');
  private chosen: Chosen = {};
  private language: 'en' | 'es' = 'en';
  private shown = { screen: '', key: '', top: '', foot: '' };
  private deep = false;
  private hangUp = (): void => undefined;

  constructor(private readonly root: HTMLElement, private readonly store: Store) {
    this.line = new Line(store, () => this.draw());
  }

  async begin(): Promise<void> {
    this.chosen = (await this.store.get<Chosen>('chosen')) ?? {};
    this.memory = (await this.store.get<Memory>('memory')) ?? this.memory;
    const begins = document.documentElement.lang === 'es' ? 'es' : 'en';
    this.language = this.chosen.language ?? (await this.store.get<State>('state'))?.language ?? begins;
    dress(this.chosen, this.language);
    setInterval(() => this.draw(), 1_000);
    document.addEventListener('visibilitychange', () => this.draw());
    document.addEventListener('pointerdown', () => this.touched());
    await this.line.begin();
    document.body.dataset.with = 'ready';
  }

  /** A touch lets the phone do what it does only when it is asked by a person. */
  private touched(): void {
    const { state } = this.line;
    if (!state || !isDusk(this.app(state))) return;
    void stayAwake();
    if (state.whose === 'sitter') unlockSound();
  }

  private settle(more: Partial<Memory>): void {
    this.memory = { ...this.memory, ...more };
    void this.store.put('memory', this.memory).catch(() => undefined);
  }

  private app(state: State): App {
    const page = this;
    return {
      words: catalogues[this.language], language: this.language, state, standing: standing(state, this.line.own, houseNow()), line: this.line,
      store: this.store, music: this.music,
      get memory() { return page.memory; },
      get now() { return houseNow(); },
      say: (said) => this.line.say(said),
      remember: (more) => { this.settle(more); this.draw(); },
      over: (screen) => { this.over = screen; this.draw(); },
      tell: (words) => { this.heard.textContent = words; },
    };
  }

  private draw(): void {
    const { state } = this.line;
    if (this.line.done) { void this.drawEnded(); return; }
    if (!state) {
      const words = catalogues[this.language];
      this.alone(this.line.cut ? words.first_line : words.loading);
      return;
    }
    this.language = this.chosen.language ?? state.language;
    if (this.memory.session !== state.session) this.memory = fresh(state.session);
    if (this.root.firstChild !== this.top) {
      this.root.replaceChildren(this.top, this.pictures, this.place, this.foot, this.heard);
      this.listens(state);
    }
    const app = this.app(state);
    this.follow(app);
    this.drawTop(app);
    this.drawScreen(app);
    this.drawFoot(app);
  }

  /** The sitter may be asked for a picture; whoever is under the medicine never is. */
  private listens(state: State): void {
    if (state.whose === 'sitter' && !this.pictures.firstChild) this.hangUp = offerCall(this.pictures, catalogues[this.language].call);
  }

  /** What changes with the hour besides the screen. */
  private follow(app: App): void {
    const { standing: { stage, t0 }, memory } = app;
    dress(this.chosen, this.language);
    light(isDusk(app));
    void this.music.take(app.state.whose === 'client' ? app.state.sound : undefined);
    if (app.state.whose === 'sitter') notice(app);
    if (t0 !== undefined) this.music.lead((app.now - t0) / 60_000, stage === 'returning');
    const more = above(app);
    if (more) this.settle({ above: more });
    if (stage === 'returning' && memory.light === undefined) this.settle({ light: app.now });
    if (isDeep(app) === this.deep) return;
    this.deep = isDeep(app);
    holdBack(this.deep);
    if (this.deep) { this.over = undefined; return; }
    fill(false);
    if (!isDusk(app)) { letSleep(); this.music.silence(); }
  }

  private drawTop(app: App): void {
    const it = banner(app);
    if (it.key === this.shown.top) return;
    this.shown.top = it.key;
    this.top.replaceChildren(it.draw());
  }

  private drawScreen(app: App): void {
    const next = (this.over ?? screenOf)(app);
    if (next.key !== this.shown.key) {
      const focus = document.activeElement?.getAttribute('data-do');
      const drawn = next.draw();
      const name = drawn.dataset.screen ?? '';
      this.place.replaceChildren(drawn);
      if (name !== this.shown.screen) {
        if (this.shown.screen !== '') drawn.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
        scrollTo(0, 0);
      } else if (focus) drawn.querySelector<HTMLElement>(`[data-do="${focus}"]`)?.focus({ preventScroll: true });
      this.shown.key = next.key;
      this.shown.screen = name;
      document.body.dataset.at = name;
    }
    next.tick?.(this.place);
  }

  private drawFoot(app: App): void {
    const { words, state } = app;
    const key = `${this.over !== undefined} ${isDeep(app)} ${isDusk(app)} ${state.whose} ${app.standing.stage} ${state.released} ${this.language} ${JSON.stringify(this.chosen)}`;
    if (key === this.shown.foot) return;
    this.shown.foot = key;
    const bare = this.over !== undefined || isDeep(app);
    const sitter = state.whose === 'sitter';
    const help = app.standing.stage !== 'invited' && app.standing.stage !== 'over' && (sitter ? !isDusk(app) && !state.released : true);
    this.foot.replaceChildren(...(bare ? [] : [
      help ? button('card', sitter ? words.emergency : words.help_now, () => app.over(card), `small quiet ${sitter ? 'risky' : 'asks-help'}`) : h('span', { class: 'soft small' }, isDusk(app) ? words.here : ''),
      button('settings', words.settings, () => this.openSettings(), 'small quiet'),
    ]));
  }

  private openSettings(): void {
    this.over = (app) => settings(this.chosen, (more) => {
      this.chosen = { ...this.chosen, ...more };
      this.language = this.chosen.language ?? this.language;
      void this.store.put('chosen', this.chosen).catch(() => undefined);
      this.draw();
    })(app);
    this.draw();
  }

  private async drawEnded(): Promise<void> {
    if (this.shown.screen === 'ended') return;
    this.shown.screen = 'ended';
    this.hangUp();
    const pages = await this.store.pages();
    if (nothingLeft(this.line, pages)) await this.store.forget();
    holdBack(false);
    fill(false);
    letSleep();
    const parts = { words: catalogues[this.language], language: this.language, line: this.line, store: this.store, state: this.line.state };
    const forgotten = () => { this.line.mine = []; this.root.replaceChildren(ended(parts, [], () => undefined)); };
    this.root.replaceChildren(ended(parts, pages, forgotten));
    light(false);
    document.body.dataset.at = 'ended';
  }

  private alone(words: string): void {
    if (this.shown.key === words) return;
    this.shown.key = words;
    this.root.replaceChildren(section('told', 'centred', h('h1', { role: 'status' }, words)));
  }
}

/** Nearly black while the session goes on; else by the wish of the phone. */
function light(dusk: boolean): void {
  if (dusk) document.documentElement.dataset.theme = 'dusk';
  else delete document.documentElement.dataset.theme;
}

async function begin(): Promise<void> {
  const root = document.getElementById('with');
  if (!root) return;
  holdToConfirm();
  steadyTaps();
  void navigator.serviceWorker?.register('/with/worker.js', { scope: '/with' }).catch(() => undefined);
  const store = await Store.open().catch(() => undefined);
  if (store) await new Page(root, store).begin();
  else root.replaceChildren(section('told', 'centred', h('h1', { role: 'alert' }, catalogues[document.documentElement.lang === 'es' ? 'es' : 'en'].no_store)));
}

void begin();
