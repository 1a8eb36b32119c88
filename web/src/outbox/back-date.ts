// Hold a mark's button and draw away from it: each finger's breadth is a minute earlier. Letting go makes the mark then.
const BREADTH = 28;
const LONGEST = 30;

export function backDateByDragging(): void {
  let held: { button: HTMLButtonElement; form: HTMLFormElement; x: number; y: number; drawn: HTMLElement; minutes: number } | undefined;

  document.addEventListener('pointerdown', (event) => {
    const button = (event.target as Element | null)?.closest?.<HTMLButtonElement>('form[data-back-date] button');
    const form = button?.form;
    if (!button || !form || event.button !== 0) return;
    const drawn = document.createElement('span');
    drawn.className = 'ago';
    held = { button, form, x: event.clientX, y: event.clientY, drawn, minutes: 0 };
    button.setPointerCapture(event.pointerId);
  });
  document.addEventListener('pointermove', (event) => {
    if (!held) return;
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y);
    held.minutes = Math.min(LONGEST, Math.floor(far / BREADTH));
    if (held.minutes === 0) { held.drawn.remove(); return; }
    held.drawn.textContent = (document.getElementById('outbox')?.dataset.ago ?? '').replace('{n}', String(held.minutes));
    if (!held.drawn.isConnected) held.button.append(held.drawn);
  });
  document.addEventListener('pointerup', () => {
    if (!held) return;
    const { button, form, drawn, minutes } = held;
    held = undefined;
    drawn.remove();
    if (minutes === 0) return;
    form.dataset.ago = String(minutes);
    // The browser sends a click only where the finger was lifted on the button itself.
    const click = (event: Event) => { event.preventDefault(); event.stopImmediatePropagation(); };
    document.addEventListener('click', click, { capture: true, once: true });
    setTimeout(() => document.removeEventListener('click', click, true), 0);
    form.requestSubmit(button);
  });
  document.addEventListener('pointercancel', () => { held?.drawn.remove(); held = undefined; });
}
