// The line to the house: what was said goes as often as it takes, each once; what the house says comes back with it.
import { byHouse, hear } from './clock';
import type { Said, State, Statement, Sync, Synced } from './contract';
import type { Own } from './stage';
import type { Store } from './store';

const BEAT = 5_000;
const AGAIN = [1_000, 2_000, 4_000, 8_000, 15_000];

type Battery = { level: number };

export class Line {
  state: State | undefined;
  own: Own[] = [];
  /** How many statements wait here. */
  waiting = 0;
  /** True when the house did not answer last time. */
  cut = false;
  /** What the house would not keep, in its words. */
  refused = '';
  private seq = 0;
  private tries = 0;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private battery: Battery | undefined;
  /** How often the house answered. */
  beats = 0;

  constructor(private readonly store: Store, private readonly changed: () => void, private readonly ended: () => void) {}

  async begin(): Promise<void> {
    this.state = await this.store.get<State>('state');
    this.own = (await this.store.get<Own[]>('own')) ?? [];
    this.seq = (await this.store.get<number>('seq')) ?? 0;
    this.waiting = (await this.store.waiting()).length;
    void (navigator as Navigator & { getBattery?: () => Promise<Battery> }).getBattery?.().then((it) => { this.battery = it; });
    window.addEventListener('online', () => void this.beat());
    document.addEventListener('visibilitychange', () => void this.beat());
    this.changed();
    await this.beat();
  }

  /** Says something: kept here first, drawn at once, sent as soon as there is a line. */
  async say(said: Said): Promise<void> {
    this.seq += 1;
    const at = new Date().toISOString();
    const statement: Statement = { id: crypto.randomUUID(), seq: this.seq, at, said };
    this.own.push({ at: byHouse(at), said });
    this.waiting += 1;
    this.changed();
    await this.store.say(statement);
    await this.store.put('seq', this.seq);
    await this.store.put('own', this.own);
    void this.beat();
  }

  /** Hands the phone back. */
  async handBack(): Promise<void> {
    await this.beat();
    await fetch('/with/end', { method: 'POST' }).catch(() => undefined);
    await this.store.forget();
    this.ended();
  }

  private async beat(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    clearTimeout(this.timer);
    try {
      await this.send();
    } finally {
      this.busy = false;
      const pause = this.cut ? (AGAIN[Math.min(this.tries, AGAIN.length - 1)] ?? BEAT) : BEAT;
      this.tries = this.cut ? this.tries + 1 : 0;
      this.timer = setTimeout(() => void this.beat(), pause);
      this.changed();
    }
  }

  private async send(): Promise<void> {
    const statements = await this.store.waiting();
    const battery = this.battery ? Math.round(this.battery.level * 100) : undefined;
    const body: Sync = { clock: new Date().toISOString(), pulse: { battery, hidden: document.hidden }, statements };
    let answer: Response;
    try {
      answer = await fetch('/with/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), signal: AbortSignal.timeout(10_000) });
    } catch {
      this.cut = true;
      return;
    }
    if (answer.status === 401) { this.ended(); return; }
    if (!answer.ok) { this.cut = true; return; }
    const synced = (await answer.json()) as Synced;
    this.cut = false;
    this.beats += 1;
    const done = new Set([...synced.kept, ...synced.refused.map((it) => it.id)]);
    for (const statement of statements.filter((it) => done.has(it.id))) await this.store.sent(statement.seq);
    if (synced.refused.length > 0) this.refused = synced.refused.map((it) => it.words).join(' ');
    this.waiting = (await this.store.waiting()).length;
    hear(synced.state.now);
    this.state = synced.state;
    await this.store.put('state', synced.state);
  }
}
