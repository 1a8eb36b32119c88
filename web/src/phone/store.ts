// What this phone keeps, sealed: what the house said last, what was said here, and the client's own voice and drawings until
// tomorrow.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { fromBytes, newKey, seal, toBytes, unseal, type Sealed } from '../sealed';
import type { Mine } from './union';

interface With extends DBSchema {
  keys: { key: string; value: CryptoKey };
  things: { key: string; value: Sealed };
  said: { key: string; value: Sealed };
}

/** A voice note or a drawing of the client's own. */
/** What the client made for themselves. */
export type Page = { name: string; kind: 'voice' | 'drawing'; at: number };
const PAGE = /^(voice|drawing) (\d+) (.*)$/;

export class Store {
  private constructor(private readonly db: IDBPDatabase<With>, private key: CryptoKey) {}

  static async open(): Promise<Store> {
    const db = await openDB<With>('alula-with', 1, {
      upgrade(db) {
        db.createObjectStore('keys');
        db.createObjectStore('things');
        db.createObjectStore('said');
      },
    });
    return new Store(db, await Store.keyOf(db));
  }

  private static async keyOf(db: IDBPDatabase<With>): Promise<CryptoKey> {
    const made = await newKey();
    const tx = db.transaction('keys', 'readwrite');
    const key = (await tx.store.get('with')) ?? made;
    await tx.store.put(key, 'with');
    await tx.done;
    return key;
  }

  async get<T>(name: string): Promise<T | undefined> {
    const sealed = await this.db.get('things', name);
    return sealed ? fromBytes<T>(await unseal(this.key, name, sealed)) : undefined;
  }

  async put(name: string, thing: unknown): Promise<void> {
    await this.db.put('things', await seal(this.key, name, toBytes(thing)), name);
  }

  async remove(name: string): Promise<void> {
    await this.db.delete('things', name);
  }

  /** Resolves when the statements are in the browser's own storage. */
  async keep(...all: Mine[]): Promise<void> {
    const sealed = await Promise.all(all.map(async (it) => ({ id: it.id, body: await seal(this.key, `said ${it.id}`, toBytes(it)) })));
    const tx = this.db.transaction('said', 'readwrite');
    await Promise.all([...sealed.map((it) => tx.store.put(it.body, it.id)), tx.done]);
  }

  async said(): Promise<Mine[]> {
    const [ids, all] = await Promise.all([this.db.getAllKeys('said'), this.db.getAll('said')]);
    return Promise.all(all.map(async (it, n) => fromBytes<Mine>(await unseal(this.key, `said ${ids[n]}`, it))));
  }

  async drop(...all: Mine[]): Promise<void> {
    const tx = this.db.transaction('said', 'readwrite');
    await Promise.all([...all.map((it) => tx.store.delete(it.id)), tx.done]);
  }

  async keepPage(kind: Page['kind'], blob: Blob): Promise<void> {
    const name = `${kind} ${Date.now()} ${blob.type}`;
    await this.db.put('things', await seal(this.key, name, await blob.arrayBuffer()), name);
  }

  /** The client's own pages, by name alone; each is opened when it is asked for. */
  async pages(): Promise<Page[]> {
    const names = (await this.db.getAllKeys('things')).map((it) => PAGE.exec(it)).filter((it) => it !== null);
    return names.map(([name, kind, at]) => ({ name, kind: kind as Page['kind'], at: Number(at) })).sort((a, b) => a.at - b.at);
  }

  async page(name: string): Promise<Blob | undefined> {
    const sealed = await this.db.get('things', name);
    return sealed ? new Blob([await unseal(this.key, name, sealed)], { type: PAGE.exec(name)?.[3] ?? '' }) : undefined;
  }

  /** Everything goes; the key last, so that nothing left over can be opened. */
  async forget(): Promise<void> {
    for (const name of ['things', 'said', 'keys'] as const) await this.db.clear(name);
    this.key = await Store.keyOf(this.db);
  }
}
