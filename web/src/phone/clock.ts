// The house's clock on this phone, and words for times. What the house said took a while to arrive, so this is never ahead of it.
let ahead = 0;

export function hear(now: string): void {
  ahead = Date.parse(now) - Date.now();
}

/** Milliseconds by the house's clock. */
export const houseNow = (): number => Date.now() + ahead;

/** A time of this phone by the house's clock. */
export const byHouse = (at: string): number => Date.parse(at) + ahead;

export const clock = (at: number, language: string): string => new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(new Date(at - ahead));

export const day = (at: number, language: string): string => new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at - ahead));
