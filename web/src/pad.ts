// The number pad: a field that is full leads to the next, an empty one leads back, and the keys on the screen write where
// one stands. Without this file the fields are all there is, and they are enough.
const pads = () => document.querySelectorAll<HTMLElement>('[data-pad]');
const fieldsOf = (pad: Element) => [...pad.querySelectorAll<HTMLInputElement>('input.number')];
const mostOf = (field: Element) => Number(field.closest<HTMLElement>('[data-most]')?.dataset.most ?? Number.POSITIVE_INFINITY);

/** No further digit makes a number that is ever met. */
export const isFull = (digits: string, most: number) => digits !== '' && Number(digits) * 10 > most;

let here: HTMLInputElement | undefined;

function stand(field: HTMLInputElement | undefined): void {
  here?.classList.remove('here');
  here = field;
  field?.classList.add('here');
}

function step(pad: Element, from: HTMLInputElement, by: number): void {
  const all = fieldsOf(pad);
  const next = all[all.indexOf(from) + by];
  if (next) { next.focus(); next.select(); } else if (by > 0) pad.closest('form')?.querySelector<HTMLElement>('button[type=submit], button:not([type])')?.focus();
}

function typed(pad: Element, field: HTMLInputElement): void {
  const digits = field.value.replace(/\D/g, '');
  if (field.value !== digits) field.value = digits;
  if (isFull(digits, mostOf(field))) step(pad, field, 1);
}

function press(key: string, button: Element): void {
  const pad = button.closest('.pad-and-keys')?.querySelector('[data-pad]');
  if (!pad) return;
  const all = fieldsOf(pad);
  const field = here && all.includes(here) ? here : all.find((it) => it.value === '') ?? all[0];
  if (!field) return;
  if (key === 'next') { step(pad, field, 1); return; }
  if (key === 'back') {
    if (field.value === '') step(pad, field, -1); else field.value = field.value.slice(0, -1);
    return;
  }
  const chosen = field.selectionStart !== field.selectionEnd;
  field.value = (chosen || isFull(field.value, mostOf(field)) ? '' : field.value) + key;
  field.setSelectionRange(field.value.length, field.value.length);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Shows the keys of every pad; with a thumb on the screen they take the place of the keyboard that would cover it. */
function furnish(): void {
  const thumb = matchMedia('(pointer: coarse)').matches;
  for (const pad of pads()) {
    const keys = pad.parentElement?.querySelector<HTMLElement>('.pad-keys');
    if (!keys) continue;
    keys.hidden = false;
    for (const close of pad.closest('details')?.querySelectorAll<HTMLElement>('[data-close-fold]') ?? []) close.hidden = false;
    if (thumb) for (const field of fieldsOf(pad)) field.inputMode = 'none';
  }
}

export function offerPads(): void {
  furnish();
  document.addEventListener('htmx:after:swap', furnish);
  document.addEventListener('focusin', (event) => {
    const field = event.target as Element | null;
    if (field instanceof HTMLInputElement && field.closest('[data-pad]')) stand(field);
  });
  document.addEventListener('input', (event) => {
    const field = event.target as Element | null;
    const pad = field?.closest('[data-pad]');
    if (pad && field instanceof HTMLInputElement) typed(pad, field);
  });
  document.addEventListener('keydown', (event) => {
    const field = event.target as Element | null;
    const pad = field?.closest('[data-pad]');
    if (pad && field instanceof HTMLInputElement && event.key === 'Backspace' && field.value === '') { event.preventDefault(); step(pad, field, -1); }
  });
  // The pointer stays where one writes, so that the keyboard of the device does not come and go.
  document.addEventListener('pointerdown', (event) => { if ((event.target as Element | null)?.closest?.('.pad-keys')) event.preventDefault(); });
  document.addEventListener('click', (event) => {
    const key = (event.target as Element | null)?.closest?.<HTMLElement>('.pad-keys [data-key]');
    if (key?.dataset.key) press(key.dataset.key, key);
  });
  const close = (inside: Element | null | undefined) => {
    const fold = inside?.closest('details');
    fold?.removeAttribute('open');
    fold?.querySelector('summary')?.focus();
  };
  document.addEventListener('click', (event) => { close((event.target as Element | null)?.closest?.('[data-close-fold]')); });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') close((event.target as Element | null)?.closest?.('.pad-sheet')); });
  // Opened, the pad stands where something is due first.
  document.addEventListener('toggle', (event) => {
    const panel = event.target as HTMLElement;
    if (!(panel instanceof HTMLDetailsElement) || !panel.open || panel.contains(document.activeElement) && document.activeElement?.tagName !== 'SUMMARY') return;
    const pad = panel.querySelector<HTMLElement>('[data-pad]');
    if (pad && !fieldsOf(pad).some((it) => it.value !== '')) pad.querySelector<HTMLInputElement>(`[name="${pad.dataset.pad}"]`)?.focus();
  }, true);
}
