// A second tap on the same form within a moment sends nothing; the form's own id would make it harmless anyway.
export function guardDoubleTaps(): void {
  const sent = new WeakMap<HTMLFormElement, number>();
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    // A tap of the room is told from the next by what it says: drawn anew, its form may be another one.
    if (form.method !== 'post' || form.hasAttribute('data-outbox')) return;
    const last = sent.get(form);
    if (last !== undefined && performance.now() - last < 1_000) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    sent.set(form, performance.now());
    form.dataset.sent = '';
    setTimeout(() => { delete form.dataset.sent; }, 1_000);
  }, true);
  window.addEventListener('pageshow', () => { document.querySelectorAll<HTMLFormElement>('form[data-sent]').forEach((form) => { delete form.dataset.sent; }); });
}
