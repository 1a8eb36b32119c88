// The house's clock on this phone, and words for times. What the house said took a while to arrive, so this is never ahead of it.
let ahead = 0;

/** Hears the house's time; answers by how much it is ahead of this phone's, to be remembered. */
export function hear(now: string): number {
  ahead = Date.parse(now) - Date.now();
  return ahead;
}

/** What was heard before this page was opened. */
export const heardBefore = (by: number): void => { ahead = by; };

/** Milliseconds by the house's clock. */
export const houseNow = (): number => Date.now() + ahead;

/** A time of this phone by the house's clock. */
export const byHouse = (at: string): number => Date.parse(at) + ahead;

const said = (at: number, language: string, how: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(language, how).format(new Date(at - ahead));

export const clock = (at: number, language: string): string => said(at, language, { hour: 'numeric', minute: '2-digit' });

export const day = (at: number, language: string): string => said(at, language, { weekday: 'long', day: 'numeric', month: 'long' });
