// Sends what waits on this device, in the order in which it was made, until the line is cut or the house asks to sign in.
import { send } from './send';
import type { Tap, TapStore } from './store';

type Became = { kept: (tap: Tap) => void; refused: (tap: Tap, words: string) => void };

/** Sends those taps of a person that are `mine` to send, one page at a time; answers what stopped it. */
export async function empty(store: TapStore, mine: (tap: Tap) => boolean, became: Became): Promise<'cut' | 'sign-in' | undefined> {
  return await navigator.locks.request('alula-outbox', async () => {
    for (const tap of await store.all()) {
      if (tap.refused || !mine(tap)) continue;
      const answer = await send(tap);
      if ('wait' in answer) return answer.wait;
      if ('kept' in answer) { await store.drop(tap.id); became.kept(tap); continue; }
      await store.refuse(tap, answer.refused);
      became.refused(tap, answer.refused);
    }
    return undefined;
  });
}

/** True where this browser can keep taps: it needs a secure line for the key and the storage. */
export const canKeep = (): boolean => globalThis.crypto?.subtle !== undefined && navigator.locks !== undefined;

/** A mark of sound, which the bar at the foot makes and sends. */
export const isOfSound = (tap: Tap): boolean => tap.fields.some(([name, value]) => name === 'kind' && value === 'sound') && tap.ink === '';
