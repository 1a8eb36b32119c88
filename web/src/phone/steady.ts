// A hand that trembles taps twice: within a moment, at the same spot, one tap counts, whatever is drawn there meanwhile.
const WITHIN = 600;
const NEAR = 24;

export function steadyTaps(): void {
  let last = { at: -WITHIN, x: 0, y: 0 };
  let rest: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('click', (event) => {
    // Keys, switches and assistive software say `detail` 0; figures may be the same twice.
    if (event.detail === 0 || (event.target as Element | null)?.closest?.('[data-figure], input, textarea, summary, canvas')) return;
    const now = performance.now();
    const same = now - last.at < WITHIN && Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR;
    if (same) { event.preventDefault(); event.stopImmediatePropagation(); return; }
    last = { at: now, x: event.clientX, y: event.clientY };
    document.body.dataset.resting = '';
    clearTimeout(rest);
    rest = setTimeout(() => { delete document.body.dataset.resting; }, WITHIN);
  }, true);
}
