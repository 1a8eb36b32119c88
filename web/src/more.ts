// What was folded out in the bar folds in again with Escape, or with a press elsewhere.
export function foldMore(): void {
  const open = () => document.querySelector<HTMLDetailsElement>('details.more[open]');
  document.addEventListener('click', (press) => {
    const more = open();
    if (more && press.target instanceof Node && !more.contains(press.target)) more.open = false;
  });
  document.addEventListener('keydown', (key) => {
    const more = key.key === 'Escape' ? open() : null;
    if (!more) return;
    more.open = false;
    more.querySelector('summary')?.focus();
  });
}
