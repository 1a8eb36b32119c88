// What lies in this browser's storage is sealed with a key that the browser keeps to itself and hands to nobody.
export type Sealed = { iv: Uint8Array<ArrayBuffer>; body: ArrayBuffer };

/** A new key; it can be used here and never read. */
export const newKey = (): Promise<CryptoKey> => crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

const bound = (name: string) => new TextEncoder().encode(name);

/** Sealed under its name: it opens under no other. */
export async function seal(key: CryptoKey, name: string, bytes: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, body: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(name) }, key, bytes) };
}

export const unseal = (key: CryptoKey, name: string, { iv, body }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(name) }, key, body);

export const toBytes = (thing: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(thing));
export const fromBytes = <T>(bytes: ArrayBuffer): T => JSON.parse(new TextDecoder().decode(bytes)) as T;
