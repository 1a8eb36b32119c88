// The line to the house: what was said goes as often as it takes, each once; what the house says comes back with it.
import { byHouse, hear, heardBefore } from './clock';
import type { Said, State, Sync, Synced } from './contract';
import type { Own } from './stage';
import type { Store } from './store';
import { answered, bare, union, waiting, type Mine } from './union';

const BEAT = 5_000;
const AGAIN = [1_000, 2_000, 4_000, 8_000, 15_000];

type Battery = { level: number };

export class Line {
  state: State | undefined;
  mine: Mine[] = [];
  /** True when the house did not answer last time. */
  cut = false;
  /** The house said that this phone may not any more. */
  done = false;
  private tries = 0;
  private busy = false;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private battery: Battery | undefined;

  constructor(private readonly store: Store, private readonly changed: () => void) {}

  async begin(): Promise<void> {
    this.state = await this.store.get<State>('state');
    heardBefore((await this.store.get<number>('ahead')) ?? 0);
    this.mine = union(await this.store.said(), []);
    void (navigator as Navigator & { getBattery?: () => Promise<Battery> }).getBattery?.().then((it) => { this.battery = it; });
    window.addEventListener('online', () => void this.beat());
    window.addEventListener('offline', () => { this.cut = true; this.changed(); });
    document.addEventListener('visibilitychange', () => void this.beat());
    this.changed();
    await this.beat();
  }

  get waiting(): Mine[] { return waiting(this.mine); }

  /** What counts of what was said here. */
  get own(): Own[] {
    return this.mine.filter((it) => it.fate !== 'refused').map((it) => ({ at: byHouse(it.at), said: it.said, kept: it.fate === 'kept' }));
  }

  /** Says something: drawn at once, kept here, and sent as soon as there is a line. */
  say(said: Said): Mine {
    const seq = 1 + Math.max(0, ...this.mine.map((it) => it.seq));
    const it: Mine = { id: crypto.randomUUID(), seq, at: new Date().toISOString(), said, fate: 'waits' };
    this.mine = union(this.mine, [it]);
    this.changed();
    // Where the browser keeps nothing, as when its disk is full, the page itself remembers and sends.
    void this.store.keep(it).catch(() => undefined).then(() => this.beat());
    return it;
  }

  fateOf(id: string): Mine['fate'] | undefined { return this.mine.find((it) => it.id === id)?.fate; }

  /** What the house would not keep, in its words. */
  get refused(): Mine[] { return this.mine.filter((it) => it.fate === 'refused' && it.words); }

  /** Its words were read. */
  async read(it: Mine): Promise<void> {
    const seen: Mine = { ...it, words: undefined };
    this.mine = this.mine.map((other) => (other.id === it.id ? seen : other));
    this.changed();
    await this.store.keep(seen);
  }

  /** Hands the phone back. False while something waits here, or the house cannot be reached. */
  async handBack(): Promise<boolean> {
    await this.beat();
    if (this.waiting.length > 0) return false;
    const answer = await fetch('/with/end', { method: 'POST' }).catch(() => undefined);
    if (!answer?.ok && answer?.status !== 401) return false;
    await this.store.forget();
    this.end();
    return true;
  }

  private async beat(): Promise<void> {
    if (this.done) return;
    if (this.busy) { this.again = true; return; }
    this.busy = true;
    clearTimeout(this.timer);
    try {
      await navigator.locks.request('alula-with', () => this.send());
    } finally {
      this.busy = false;
      this.tries = this.cut ? this.tries + 1 : 0;
      const pause = this.again && !this.cut ? 0 : this.cut ? (AGAIN[Math.min(this.tries, AGAIN.length) - 1] ?? BEAT) : BEAT;
      this.again = false;
      if (!this.done) this.timer = setTimeout(() => void this.beat(), pause);
      this.changed();
    }
  }

  private async send(): Promise<void> {
    const battery = this.battery ? Math.round(this.battery.level * 100) : undefined;
    const body: Sync = { clock: new Date().toISOString(), pulse: { battery, hidden: document.hidden }, statements: this.waiting.map(bare) };
    let synced: Synced;
    try {
      const answer = await fetch('/with/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000) });
      if (answer.status === 401) { await this.store.remove('state'); this.end(); return; }
      if (!answer.ok) { this.cut = true; return; }
      synced = (await answer.json()) as Synced;
    } catch {
      this.cut = true;
      return;
    }
    this.cut = false;
    const ahead = hear(synced.state.now);
    const changed = answered(this.mine, synced);
    this.mine = union(this.mine.filter((it) => !changed.some((other) => other.id === it.id)), changed);
    await this.another(synced.state);
    this.state = synced.state;
    await Promise.all([this.store.keep(...changed), this.store.put('state', synced.state), this.store.put('ahead', ahead)]).catch(() => undefined);
  }

  /** What was said of an earlier session has arrived and is done with. */
  private async another(state: State): Promise<void> {
    if (this.state === undefined || this.state.session === state.session) return;
    const over = this.mine.filter((it) => it.fate !== 'waits');
    this.mine = this.waiting;
    await this.store.drop(...over);
  }

  private end(): void {
    this.done = true;
    clearTimeout(this.timer);
    this.changed();
  }
}
