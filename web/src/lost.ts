// What could not be kept is said at once, in a place that stays: the line was cut, or the house said no without a form.
// The words of the house are shown where it sent some; the page behind stays as it was.
export function sayWhatWasLost(): void {
  const box = document.createElement('div');
  box.className = 'lost notice missing';
  box.setAttribute('role', 'alert');
  box.hidden = true;
  document.body.append(box);

  const { lost = '', cut = '' } = document.body.dataset;

  function say(words: string): void {
    box.textContent = words;
    box.hidden = false;
  }

  document.addEventListener('htmx:before:swap', (event) => {
    const ctx = (event as CustomEvent).detail?.ctx;
    const status = ctx?.response?.status as number | undefined;
    if (status === undefined || status < 400 || status === 422) { box.hidden = true; return; }
    event.preventDefault();
    const told = new DOMParser().parseFromString(ctx.text ?? '', 'text/html').querySelector('[role=alert]')?.textContent?.trim();
    say(told || lost);
  });
  document.addEventListener('htmx:error', (event) => {
    const source = (event as CustomEvent).detail?.ctx?.sourceElement as Element | undefined;
    if (source?.closest('form')) say(cut);
  });
}
