// After a form came back with something to look at, reading begins there.
export function attendToErrors(): void {
  document.querySelector<HTMLElement>('.error-summary')?.focus();
}
