// Replays a session: asks for the page as it was at one minute after the other and shows its part of it. Without this file the links
// from mark to mark do the same, one page at a time.
export function offerReplay(): void {
  const bar = document.querySelector<HTMLElement>('[data-replay]');
  const play = bar?.querySelector<HTMLButtonElement>('[data-replay-play]');
  const speeds = bar?.querySelector<HTMLElement>('[data-replay-speeds]');
  if (!bar || !play || !speeds) return;
  const end = Number(bar.dataset.end);
  const stops = [...bar.querySelectorAll<HTMLElement>('[data-minute]')].map((it) => Number(it.dataset.minute));
  const minute = bar.querySelector<HTMLInputElement>('#replay-minute');
  const said = bar.querySelector<HTMLElement>('.replay-at');

  let shown = Number(bar.dataset.at);
  let at = shown;
  let last = 0;
  let timer = 0;
  let asking = false;

  play.hidden = false;
  speeds.hidden = false;
  const speed = () => Number(speeds.querySelector<HTMLInputElement>('input:checked')?.value ?? 1);
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const address = (to: number) => `${bar.dataset.replay}?at=${to}`;

  function still(): void {
    for (const it of document.querySelectorAll<HTMLElement>('#session [data-since]')) delete it.dataset.since;
  }

  function ways(): void {
    const before = stops.filter((it) => it < shown).at(-1);
    const after = stops.find((it) => it > shown);
    for (const [which, to] of [['before', before], ['after', after]] as const) {
      const way = bar?.querySelector<HTMLAnchorElement>(`[data-replay-way=${which}]`);
      if (!way) continue;
      if (to === undefined) { way.removeAttribute('href'); way.setAttribute('aria-disabled', 'true'); }
      else { way.href = address(to); way.removeAttribute('aria-disabled'); }
    }
    if (minute && document.activeElement !== minute) minute.value = String(shown);
    if (said) said.textContent = `${clock(shown)} of ${clock(end)}`;
  }

  async function show(to: number): Promise<void> {
    if (asking || to === shown) return;
    asking = true;
    try {
      const answer = await fetch(address(to));
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const next = page.querySelector('#session');
      // The threshold stands in another light than the room; then the whole page is opened.
      if (!answer.ok || !next || page.documentElement.dataset.theme !== document.documentElement.dataset.theme) { location.assign(address(to)); return; }
      const open = [...document.querySelectorAll<HTMLDetailsElement>('#session details[open]')].map((it) => it.querySelector('summary')?.textContent);
      document.querySelector('#session')?.replaceWith(next);
      for (const it of document.querySelectorAll<HTMLDetailsElement>('#session details')) it.open = open.includes(it.querySelector('summary')?.textContent);
      still();
      shown = to;
      history.replaceState(null, '', address(to));
      ways();
    } catch { stop(); } finally { asking = false; }
  }

  function stop(): void {
    clearInterval(timer);
    timer = 0;
    if (play) play.textContent = 'Play';
  }

  function step(): void {
    const now = performance.now();
    at = Math.min(end, at + ((now - last) / 60_000) * speed());
    last = now;
    void show(Math.floor(at));
    if (at >= end && !asking) stop();
  }

  play.addEventListener('click', () => {
    if (timer) { stop(); return; }
    if (shown >= end) at = 0;
    last = performance.now();
    timer = window.setInterval(step, 250);
    play.textContent = 'Pause';
  });
  bar.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="?at="]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    at = Number(new URL(link.href).searchParams.get('at'));
    void show(at);
  });
  bar.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    at = Math.min(end, Math.max(0, Math.floor(Number(minute?.value ?? 0))));
    void show(at);
  });
  still();
}
