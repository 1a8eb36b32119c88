// The session's sound on the client's phone: brought here before, begun with the medicine, led by the time since.
import { bring } from '../sound/store';
import { Player, type Place } from '../sound/player';
import type { State } from './contract';

/** From which minute on a phase plays (protocol, `session_phases`). */
const FROM: [number, string][] = [[0, 'arriving'], [12, 'rising'], [25, 'deep'], [75, 'returning'], [110, 'grounding']];

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

  /** Goes on to the phase of this minute; never back. */
  lead(minutes: number): void {
    if (!this.begun || !this.player.playing) return;
    const order = FROM.map(([, phase]) => phase);
    const wanted = order.indexOf([...FROM].reverse().find(([from]) => minutes >= from)?.[1] ?? 'arriving');
    const next = this.places.find((it) => order.indexOf(it.phase) > order.indexOf(this.player.place?.phase ?? ''));
    if (next && order.indexOf(next.phase) <= wanted) this.player.phase();
  }

  silence(): void {
    this.begun = false;
    this.player.silence();
  }
}
