// The room is a page of its own. Where the medicine is given while somebody has the threshold open, that page becomes it.
export function followIntoTheRoom(): void {
  document.addEventListener('htmx:after:swap', () => {
    if (document.querySelector('.room-all') && !document.querySelector('.room-main')) location.reload();
  });
}
