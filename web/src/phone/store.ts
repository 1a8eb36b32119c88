// What this phone keeps, sealed with a key that the browser keeps to itself: what the house said last, what was said here, and
// the client's own voice and drawings until tomorrow.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Statement } from './contract';

type Sealed = { iv: Uint8Array<ArrayBuffer>; body: ArrayBuffer };

interface With extends DBSchema {
  keys: { key: string; value: CryptoKey };
  things: { key: string; value: Sealed };
  outbox: { key: number; value: Sealed & { seq: number } };
}

export class Store {
  private constructor(private readonly db: IDBPDatabase<With>, private readonly key: CryptoKey) {}

  static async open(): Promise<Store> {
    const db = await openDB<With>('alula-with', 1, {
      upgrade(db) {
        db.createObjectStore('keys');
        db.createObjectStore('things');
        db.createObjectStore('outbox', { keyPath: 'seq' });
      },
    });
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const tx = db.transaction('keys', 'readwrite');
    const key = (await tx.store.get('with')) ?? made;
    await tx.store.put(key, 'with');
    await tx.done;
    return new Store(db, key);
  }

  async get<T>(name: string): Promise<T | undefined> {
    const sealed = await this.db.get('things', name);
    return sealed ? (JSON.parse(new TextDecoder().decode(await this.opened(name, sealed))) as T) : undefined;
  }

  async put(name: string, thing: unknown): Promise<void> {
    await this.db.put('things', await this.sealed(name, new TextEncoder().encode(JSON.stringify(thing))), name);
  }

  /** Sound or a picture, byte by byte. */
  async putBytes(name: string, bytes: ArrayBuffer): Promise<void> {
    await this.db.put('things', await this.sealed(name, new Uint8Array(bytes)), name);
  }

  async getBytes(name: string): Promise<ArrayBuffer | undefined> {
    const sealed = await this.db.get('things', name);
    return sealed ? this.opened(name, sealed) : undefined;
  }

  async remove(name: string): Promise<void> {
    await this.db.delete('things', name);
  }

  async names(): Promise<string[]> {
    return this.db.getAllKeys('things');
  }

  /** Keeps a statement; resolves when it is in the browser's own storage. */
  async say(statement: Statement): Promise<void> {
    const sealed = await this.sealed(`said ${statement.seq}`, new TextEncoder().encode(JSON.stringify(statement)));
    await this.db.put('outbox', { ...sealed, seq: statement.seq });
  }

  /** What waits, in the order in which it was said. */
  async waiting(): Promise<Statement[]> {
    const all = await this.db.getAll('outbox');
    return Promise.all(all.map(async (it) => JSON.parse(new TextDecoder().decode(await this.opened(`said ${it.seq}`, it))) as Statement));
  }

  async sent(seq: number): Promise<void> {
    await this.db.delete('outbox', seq);
  }

  /** Everything goes; the key last, so that nothing left over can be opened. */
  async forget(): Promise<void> {
    for (const name of ['things', 'outbox', 'keys'] as const) await this.db.clear(name);
  }

  private async sealed(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) }, this.key, bytes);
    return { iv, body };
  }

  private opened(name: string, { iv, body }: Sealed): Promise<ArrayBuffer> {
    return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) }, this.key, body);
  }
}
