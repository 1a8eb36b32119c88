// Taps that the house does not have yet, kept in this browser until it does: across reloads, closed tabs and dead lines.
// What they say is sealed with a key that the browser keeps to itself.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { fromBytes, newKey, seal, toBytes, unseal, type Sealed as Sealing } from '../sealed';

/** What is sent for one tap, and how it is drawn meanwhile. */
export type Tap = {
  /** The id under which the house files it; the same however often it is sent. */
  id: string;
  action: string;
  fields: [string, string][];
  /** When it happened, by the house's clock. */
  noted: string;
  /** What it says; empty for a tap that takes another back. */
  ink: string;
  lane: string;
  /** What the house said when it would not keep it. */
  refused?: string;
};

type Sealed = Sealing & { order?: number; id: string; of: string };

interface Outbox extends DBSchema {
  keys: { key: string; value: CryptoKey };
  taps: { key: number; value: Sealed; indexes: { id: string; of: string } };
}

/** The taps of one person on this device. */
export class TapStore {
  private constructor(private readonly db: IDBPDatabase<Outbox>, private readonly key: CryptoKey, private readonly of: string) {}

  static async open(of: string): Promise<TapStore> {
    const db = await openDB<Outbox>('alula-outbox', 1, {
      upgrade(db) {
        db.createObjectStore('keys');
        const taps = db.createObjectStore('taps', { keyPath: 'order', autoIncrement: true });
        taps.createIndex('id', 'id', { unique: true });
        taps.createIndex('of', 'of');
      },
    });
    const made = await newKey();
    const tx = db.transaction('keys', 'readwrite');
    const key = (await tx.store.get('taps')) ?? made;
    await tx.store.put(key, 'taps');
    await tx.done;
    return new TapStore(db, key, of);
  }

  /** In the order in which they were made. */
  async all(): Promise<Tap[]> {
    const sealed = await this.db.getAllFromIndex('taps', 'of', this.of);
    sealed.sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    return Promise.all(sealed.map((it) => this.opened(it)));
  }

  /** Resolves when the taps are in the browser's own storage: all of them, or none. */
  async add(...taps: Tap[]): Promise<void> {
    const sealed = await Promise.all(taps.map((tap) => this.sealed(tap)));
    const tx = this.db.transaction('taps', 'readwrite');
    await Promise.all([...sealed.map((it) => tx.store.add(it)), tx.done]);
  }

  /** Puts taps in the place of one, in one step; nothing happens and it answers false when that one is not here any more. */
  async swap(id: string, ...taps: Tap[]): Promise<boolean> {
    const sealed = await Promise.all(taps.map((tap) => this.sealed(tap)));
    const tx = this.db.transaction('taps', 'readwrite');
    const order = await tx.store.index('id').getKey(id);
    if (order !== undefined) await Promise.all([tx.store.delete(order), ...sealed.map((it) => tx.store.add(it))]);
    await tx.done;
    return order !== undefined;
  }

  async refuse(tap: Tap, refused: string): Promise<void> {
    const order = await this.db.getKeyFromIndex('taps', 'id', tap.id);
    if (order !== undefined) await this.db.put('taps', { ...(await this.sealed({ ...tap, refused })), order });
  }

  async drop(id: string): Promise<void> {
    await this.swap(id);
  }

  private async sealed(tap: Tap): Promise<Sealed> {
    return { id: tap.id, of: this.of, ...(await seal(this.key, this.bound(tap.id), toBytes(tap))) };
  }

  private async opened(it: Sealed): Promise<Tap> {
    return fromBytes<Tap>(await unseal(this.key, this.bound(it.id), it));
  }

  private bound = (id: string) => `${this.of} ${id}`;
}
