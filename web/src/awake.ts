// The screen stays on while somebody is in the room. The browser lets go when the page is left; coming back, or the next
// tap, takes hold again.
export function keepAwake(): void {
  let held: WakeLockSentinel | undefined;
  async function hold(): Promise<void> {
    if (document.hidden || !document.getElementById('outbox') || (held && !held.released)) return;
    try {
      held = await navigator.wakeLock?.request('screen');
    } catch {
      // The device says no, as on a low battery; the next tap asks again.
    }
  }
  document.addEventListener('visibilitychange', () => void hold());
  document.addEventListener('pointerdown', () => void hold());
  void hold();
}
