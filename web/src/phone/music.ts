// The session's sound on the client's phone: brought here before, begun with the medicine, led by the time since.
import { bring } from '../sound/store';
import { Player, type Place } from '../sound/player';
import type { State } from './contract';

/** The phases in which pieces play, and from which minute on. Light has no minute here: it comes back when the session says so. */
const ORDER = ['arriving', 'rising', 'deep', 'returning', 'grounding'];
const FROM: Record<string, number> = { arriving: 0, rising: 12, deep: 25, returning: 0, grounding: 110 };
const LIGHT = ORDER.indexOf('returning');

/** How far the sound may have come, as a place in the order of phases. */
export function reached(minutes: number, light: boolean): number {
  const come = ORDER.filter((phase, at) => minutes >= (FROM[phase] ?? 0) && (light || at < LIGHT));
  return ORDER.indexOf(come.at(-1) ?? 'arriving');
}

export class Music {
  /** How many of its pieces are on this phone, and how many there are. */
  here = 0;
  all = 0;
  private set = '';
  private begun = false;
  private places: Place[] = [];
  private readonly player = new Player(() => undefined);

  /** Takes the set of the session and brings what is missing. */
  async take(sound: State['sound']): Promise<void> {
    const set = JSON.stringify(sound?.plan ?? []);
    if (set === this.set) return;
    this.set = set;
    this.places = (sound?.plan ?? []).map((it) => ({ ...it, file: `/with/sound/${it.file}` }));
    const files = [...new Set(this.places.map((it) => it.file))];
    [this.all, this.here] = [files.length, 0];
    if (!this.begun) this.player.take(this.places);
    try {
      await bring(files, (here) => { this.here = here; });
    } catch {
      // Without a line the rest comes later.
      this.set = '';
    }
  }

  /** A touch of the person lets it sound. */
  begin(): void {
    if (this.places.length === 0 || this.player.playing) return;
    this.begun = true;
    this.player.play();
  }

  /** Goes on to the phase of this minute, and with the light; never back. */
  lead(minutes: number, light: boolean): void {
    if (!this.begun || !this.player.playing) return;
    const next = this.places.find((it) => ORDER.indexOf(it.phase) > ORDER.indexOf(this.player.place?.phase ?? ''));
    if (next && ORDER.indexOf(next.phase) <= reached(minutes, light)) this.player.phase();
  }

  silence(): void {
    this.begun = false;
    this.player.silence();
  }
}
