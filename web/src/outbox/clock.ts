// The house's clock, as far as this device knows it: never ahead of it, because what the house said took a while to arrive.
let behind = 0;

/** Hears the time that the page was drawn at. */
export function hearTheHouse(): void {
  const said = document.querySelector<HTMLElement>('[data-server-now]')?.dataset.serverNow;
  if (said) behind = Date.now() - Date.parse(said);
}

export const houseNow = (): number => Date.now() - behind;

/** Minutes since the medicine was given. */
export function minutesSince(at: number): number {
  const since = document.querySelector<HTMLElement>('[data-since]')?.dataset.since;
  return since ? (at - Date.parse(since)) / 60_000 : 0;
}
