// The pieces of a set on this device: in the browser's own store where there is one, in memory else. What the practice no longer has is let go.
const NAME = 'alula-sound';
const own = new Map<string, string>();

async function piece(file: string): Promise<Blob> {
  const store = 'caches' in globalThis ? await caches.open(NAME) : undefined;
  const kept = await store?.match(file);
  if (kept) return kept.blob();
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file} answered ${answer.status}`);
  await store?.put(file, answer.clone());
  return answer.blob();
}

/** Brings every file to this device; says how many are here. */
export async function bring(files: string[], said: (here: number) => void): Promise<void> {
  for (const file of files) {
    if (!own.has(file)) own.set(file, URL.createObjectURL(await piece(file)));
    said(files.filter((it) => own.has(it)).length);
  }
}

/** An address on this device from which the file plays; nothing before it was brought. */
export const here = (file: string): string | undefined => own.get(file);

/** Lets go of files that no set plays any more. */
export async function letGo(played: Set<string>): Promise<void> {
  if (!('caches' in globalThis)) return;
  const store = await caches.open(NAME);
  for (const request of await store.keys()) if (!played.has(new URL(request.url).pathname)) await store.delete(request);
}
