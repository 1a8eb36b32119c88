// Help covers the room. Held open the first time it says that help was called; its clock runs in seconds; Escape and the
// button lead back. What is pressed in it is kept like every mark.
export function openHelp(): void {
  // From the first call until the house's own drawing says that help is called: drawn anew before, the fold opens again.
  let called = false;
  const panel = () => document.querySelector<HTMLDetailsElement>('#help:has([data-help])');

  document.addEventListener('toggle', (event) => {
    const help = panel();
    if (!help || event.target !== help || !help.open) return;
    help.querySelector<HTMLElement>('[data-close-help]')?.removeAttribute('hidden');
    help.querySelector<HTMLElement>('.help-head button')?.focus();
    const call = help.querySelector<HTMLFormElement>('form[data-help-called]');
    if (!call || called) return;
    called = true;
    call.requestSubmit(call.querySelector('button'));
  }, true);
  const close = () => { const help = panel(); if (help?.open) { help.open = false; help.querySelector('summary')?.focus(); } };
  document.addEventListener('click', (event) => { if ((event.target as Element | null)?.closest?.('[data-close-help]')) close(); });
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });

  const begun = new WeakMap<HTMLElement, number>();
  setInterval(() => {
    const clock = document.querySelector<HTMLElement>('[data-since-seconds]');
    if (!clock) return;
    const since = begun.get(clock) ?? performance.now() - (Date.parse(clock.dataset.serverNow ?? '') - Date.parse(clock.dataset.sinceSeconds ?? ''));
    begun.set(clock, since);
    const seconds = Math.max(0, Math.floor((performance.now() - since) / 1_000));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }, 500);
  document.addEventListener('htmx:after:swap', () => {
    const help = panel();
    if (help && !help.querySelector('form[data-help-called]')) called = false;
    if (help?.open) help.querySelector<HTMLElement>('[data-close-help]')?.removeAttribute('hidden');
  });
}
