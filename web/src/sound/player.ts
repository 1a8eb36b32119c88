// Plays a set: within a phase its pieces follow each other and begin again, each crossing softly into the next, with the silence between them
// that the set asks for. Nothing begins by itself; what changes is told.
import { here } from './store';

export type Place = { phase: string; title: string; file: string; silence: number };
export type Told = { what: 'plays'; place: Place } | { what: 'silence'; planned: boolean } | { what: 'fading' } | { what: 'lost' };

const CROSS = 4;
const FADE = 6;
const STEP = 0.08;

type Deck = { audio: HTMLAudioElement; level: GainNode; ends: boolean };

export class Player {
  private places: Place[] = [];
  private at = -1;
  private deck?: Deck;
  private ctx?: AudioContext;
  private master?: GainNode;
  private wait = 0;
  private loudness = 0.7;

  constructor(private readonly tell: (told: Told) => void) {}

  /** Takes a set; what plays goes on until something else is asked for. */
  take(places: Place[]): void { this.places = places; this.at = -1; }
  get place(): Place | undefined { return this.places[this.at]; }
  get playing(): boolean { return this.deck !== undefined || this.wait !== 0; }
  get position(): number { return this.deck?.audio.currentTime ?? 0; }

  set volume(part: number) {
    this.loudness = part;
    if (this.master && this.ctx) this.master.gain.linearRampToValueAtTime(part, this.ctx.currentTime + 0.1);
  }

  /** Begins with the phase that was left, or with the first. */
  play(): void { if (!this.deck) void this.go(Math.max(this.at, 0), STEP); }

  /** Takes up what played when the page was left. */
  async resume(title: string, phase: string, position: number): Promise<boolean> {
    const at = this.places.findIndex((it) => it.title === title && it.phase === phase);
    return at >= 0 && this.go(at, 1, position, true);
  }

  skip(): void { void this.go(this.next(), 2); }

  phase(): void {
    const now = this.place?.phase;
    const next = this.places.findIndex((it, at) => at > this.at && it.phase !== now);
    if (next >= 0) void this.go(next, CROSS);
  }

  /** Calmly to silence, or at once. */
  silence(seconds = FADE): void {
    clearTimeout(this.wait);
    this.wait = 0;
    const deck = this.deck;
    this.deck = undefined;
    if (!deck) return;
    if (seconds > 1) this.tell({ what: 'fading' });
    this.end(deck, seconds, () => { if (!this.deck) this.tell({ what: 'silence', planned: false }); });
  }

  private next(): number {
    const phase = this.place?.phase;
    const alike = this.places.flatMap((it, at) => (it.phase === phase ? [at] : []));
    return alike[(alike.indexOf(this.at) + 1) % alike.length] ?? Math.max(this.at, 0);
  }

  private async go(at: number, cross: number, position = 0, again = false): Promise<boolean> {
    const place = this.places[at];
    const file = place && here(place.file);
    if (!place || !file) { this.tell({ what: 'lost' }); return false; }
    const same = at === this.at && this.deck !== undefined;
    clearTimeout(this.wait);
    this.wait = 0;
    const [old, deck] = [this.deck, this.open(file, place)];
    this.at = at;
    this.deck = deck;
    if (position > 0) deck.audio.currentTime = position;
    try {
      await Promise.all([this.ctx?.resume(), deck.audio.play()]);
    } catch {
      if (this.deck === deck) this.deck = undefined;
      this.tell({ what: 'lost' });
      return false;
    }
    this.ramp(deck, 1, cross);
    if (old) this.end(old, cross);
    if (!same && !again) this.tell({ what: 'plays', place });
    return true;
  }

  private open(file: string, place: Place): Deck {
    this.ctx ??= new AudioContext();
    if (!this.master) {
      this.master = this.ctx.createGain();
      this.master.gain.value = this.loudness;
      this.master.connect(this.ctx.destination);
    }
    const audio = new Audio(file);
    const level = this.ctx.createGain();
    level.gain.value = 0;
    this.ctx.createMediaElementSource(audio).connect(level).connect(this.master);
    const deck: Deck = { audio, level, ends: false };
    const over = () => this.over(deck, place);
    audio.addEventListener('timeupdate', () => { if (audio.duration - audio.currentTime < cross(audio)) over(); });
    audio.addEventListener('ended', over);
    return deck;
  }

  /** A piece comes to its end: into the next, or into the silence after it. */
  private over(deck: Deck, place: Place): void {
    if (deck !== this.deck || deck.ends) return;
    deck.ends = true;
    if (place.silence === 0) { void this.go(this.next(), cross(deck.audio)); return; }
    this.deck = undefined;
    this.end(deck, cross(deck.audio));
    this.wait = window.setTimeout(() => { this.wait = 0; void this.go(this.next(), CROSS); }, place.silence * 1000);
    this.tell({ what: 'silence', planned: true });
  }

  private ramp({ level }: Deck, to: number, seconds: number): void {
    const now = this.ctx?.currentTime ?? 0;
    level.gain.cancelScheduledValues(now);
    level.gain.setValueAtTime(level.gain.value, now);
    level.gain.linearRampToValueAtTime(to, now + seconds);
  }

  private end(deck: Deck, seconds: number, then?: () => void): void {
    this.ramp(deck, 0, seconds);
    setTimeout(() => { deck.audio.pause(); deck.level.disconnect(); then?.(); }, seconds * 1000);
  }
}

const cross = (audio: HTMLAudioElement): number => Math.min(CROSS, audio.duration / 3 || CROSS);
