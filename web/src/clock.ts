// Elapsed time: <time data-since="2026-06-30T18:00:00Z"> shows h:mm since then, in steps of a minute.
// data-server-now is the house's clock when the element was drawn, so a wrong clock on the device does no harm;
// an element that arrives later, with a later fragment of the page, counts from its own arrival.
export function keepClocks(): void {
  const arrived = new WeakMap<HTMLElement, number>();
  function draw(): void {
    for (const clock of document.querySelectorAll<HTMLElement>('[data-since]')) {
      const since = arrived.get(clock) ?? performance.now();
      arrived.set(clock, since);
      const now = Date.parse(clock.dataset.serverNow ?? '') + (performance.now() - since);
      const minutes = Math.floor((now - Date.parse(clock.dataset.since ?? '')) / 60_000);
      if (Number.isNaN(minutes) || minutes < 0) continue;
      const words = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
      if (clock.textContent !== words) clock.textContent = words;
    }
  }
  draw();
  setInterval(draw, 5_000);
}
