// Every change of sound is a mark, kept on this device with its time and its id until the house has it, like every other
// tap: across reloads and dead lines, sealed, each once.
import { hearTheHouse, houseNow } from '../outbox/clock';
import { canKeep, empty, isOfSound } from '../outbox/empty';
import { send } from '../outbox/send';
import { TapStore, type Tap } from '../outbox/store';

const AGAIN = 15_000;

export class SoundMarks {
  private readonly store: Promise<TapStore> | undefined;
  private sending = false;
  private again = false;

  constructor(private readonly to: string, of: string, private readonly tell: (waiting: number, refused: boolean) => void) {
    hearTheHouse();
    document.addEventListener('htmx:after:swap', hearTheHouse);
    if (!of || !canKeep()) return;
    this.store = TapStore.open(of);
    addEventListener('online', () => void this.send());
    setInterval(() => void this.send(), AGAIN);
    void this.send();
  }

  make(words: string): void {
    const fields: [string, string][] = [['kind', 'sound'], ['words', words]];
    void this.keep({ id: crypto.randomUUID(), action: this.to, fields, noted: new Date(houseNow()).toISOString(), ink: '', lane: '' });
  }

  /** Where nothing can be kept, the mark is sent once. */
  private async keep(mark: Tap): Promise<void> {
    const store = await this.store;
    if (!store) { await send(mark); return; }
    await store.add(mark);
    await this.send();
  }

  private async send(): Promise<void> {
    this.again = true;
    if (this.sending) return;
    this.sending = true;
    const store = await this.store;
    let refused = false;
    while (store && this.again) {
      this.again = false;
      if ((await this.waiting(store)).length === 0) break;
      const stopped = await empty(store, isOfSound, { kept: () => undefined, refused: (mark) => { refused = true; void store.drop(mark.id); } });
      if (stopped) break;
    }
    this.sending = false;
    if (store) this.tell((await this.waiting(store)).length, refused);
  }

  private async waiting(store: TapStore): Promise<Tap[]> {
    return (await store.all()).filter(isOfSound);
  }
}
