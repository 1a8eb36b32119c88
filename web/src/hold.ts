// Hold to confirm: a button, or the head of a fold, with data-hold="1000" acts after it was held that many milliseconds, by finger, mouse, Enter or Space.
// Assistive software that sends a bare click gets a second step instead: the first click names what will happen, the second does it.
export function holdToConfirm(): void {
  let held: { button: HTMLElement; began: number } | undefined;
  let allowed: HTMLElement | undefined;
  let asked: HTMLElement | undefined;

  const target = (event: Event) => (event.target as Element | null)?.closest?.<HTMLElement>('button[data-hold], summary[data-hold]') ?? undefined;
  const show = (button: HTMLElement, part: number) => button.style.setProperty('--held', String(part));

  function begin(button: HTMLElement): void {
    if (held) return;
    held = { button, began: performance.now() };
    requestAnimationFrame(step);
  }
  function step(now: number): void {
    if (!held) return;
    const part = (now - held.began) / Number(held.button.dataset.hold || 1000);
    show(held.button, Math.min(part, 1));
    if (part < 1) { requestAnimationFrame(step); return; }
    const { button } = held;
    held = undefined;
    show(button, 0);
    allowed = button;
    button.click();
    allowed = undefined;
  }
  function end(): void {
    if (!held) return;
    show(held.button, 0);
    held = undefined;
  }

  document.addEventListener('pointerdown', (event) => { const button = target(event); if (button && event.button === 0) begin(button); });
  for (const name of ['pointerup', 'pointercancel', 'blur']) window.addEventListener(name, end);
  document.addEventListener('keydown', (event) => {
    const button = target(event);
    if (!button || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (!event.repeat) begin(button);
  });
  document.addEventListener('keyup', (event) => { if (event.key === 'Enter' || event.key === ' ') end(); });
  document.addEventListener('contextmenu', (event) => { if (target(event)) event.preventDefault(); });
  document.addEventListener('click', (event) => {
    const button = target(event);
    if (!button || button === allowed || button === asked) { asked = undefined; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    const byPointerOrKey = (event as PointerEvent).pointerType || event.detail > 0;
    if (byPointerOrKey) return;
    asked = button;
    const words = button.dataset.holdAgain;
    if (words) button.textContent = words;
  }, true);
}
