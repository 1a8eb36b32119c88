// Porch Light: the words of the times count on, an open alarm that this reader has not heard sounds, and when the house
// does not answer any more the page keeps the time of the next look-in itself: the second line, if the first one falls.

/** A house that said nothing for so long is asked once more; without an answer the line is lost. */
const SILENT = 20_000;
/** How long one question waits. */
const PATIENCE = 6_000;
/** After so long without a look-in the page sounds by itself. The same as the house's own step for whoever watches. */
const AFTER_DUE = 3 * 60_000;
/** Between two tones. */
const EVERY = 2_600;

const arrived = new WeakMap<Element, number>();

/** The house's clock now, from when an element with `data-server-now` was drawn. */
function houseNow(element: HTMLElement): number {
  const began = arrived.get(element) ?? performance.now();
  arrived.set(element, began);
  return Date.parse(element.dataset.serverNow ?? '') + (performance.now() - began);
}

function length(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000);
  return minutes <= 0 ? 'just now' : `${length(minutes)} ago`;
}

function ahead(due: number, now: number): string {
  const seconds = Math.floor((due - now) / 1_000);
  if (seconds > 0) return `in ${length(Math.ceil(seconds / 60))}`;
  return seconds > -60 ? 'now' : `${length(Math.floor(-seconds / 60))} late`;
}

function tellTimes(): void {
  for (const time of document.querySelectorAll<HTMLElement>('time[data-ago], time[data-ahead]')) {
    const now = houseNow(time);
    if (Number.isNaN(now)) continue;
    const words = time.dataset.ago ? ago(Date.parse(time.dataset.ago), now) : ahead(Date.parse(time.dataset.ahead ?? ''), now);
    if (time.textContent !== words) time.textContent = words;
    if (time.dataset.ahead) time.closest('.porch-due')?.classList.toggle('is-late', Date.parse(time.dataset.ahead) < now);
  }
}

/** Two soft notes, again and again, while `sounding` is true. A browser plays them only after somebody touched the page. */
class Tone {
  private context: AudioContext | undefined;
  private last = 0;

  get ready(): boolean { return this.context?.state === 'running'; }

  async wake(): Promise<void> {
    this.context ??= new AudioContext();
    if (this.context.state !== 'running') await this.context.resume().catch(() => undefined);
  }

  play(): void {
    const context = this.context;
    if (!context || !this.ready || performance.now() - this.last < EVERY) return;
    this.last = performance.now();
    for (const [after, pitch] of [[0, 587], [0.32, 440]] as const) {
      const [note, level] = [context.createOscillator(), context.createGain()];
      const at = context.currentTime + after;
      note.frequency.value = pitch;
      level.gain.setValueAtTime(0, at);
      level.gain.linearRampToValueAtTime(0.22, at + 0.03);
      level.gain.exponentialRampToValueAtTime(0.001, at + 0.55);
      note.connect(level).connect(context.destination);
      note.start(at);
      note.stop(at + 0.6);
    }
  }
}

export function watchThePorch(): void {
  const home = () => document.querySelector<HTMLElement>('#porch-tile, #porch-board');
  if (!home()) return;
  const tone = new Tone();
  let answered = performance.now();
  let answeredAt = new Date();
  let asking = false;
  let lost = false;
  /** The look-in for which this page's own sound was stopped by a tap. */
  let stopped = '';

  const heardHouse = () => { answered = performance.now(); answeredAt = new Date(); lost = false; };
  document.addEventListener('htmx:after:request', (event) => {
    const status = (event as CustomEvent).detail?.ctx?.response?.status as number | undefined;
    if (status !== undefined && status < 500) heardHouse();
  });

  /** Asks the house whether it is there: the tile, drawn anew by whoever draws it. */
  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    const poller = document.querySelector<HTMLElement>('[data-porch]') ?? document.querySelector<HTMLElement>('#porch-board');
    const to = poller?.getAttribute('hx-get');
    try {
      const answer = to ? await fetch(to, { headers: { 'hx-request': 'true' }, signal: AbortSignal.timeout(PATIENCE) }) : undefined;
      if (answer && answer.status < 500) heardHouse(); else lost = true;
    } catch {
      lost = true;
    } finally {
      asking = false;
    }
  }

  /** The earliest look-in that this page knows of. */
  function earliest(): { due: string; clock: string; over: number } | undefined {
    const all = [...document.querySelectorAll<HTMLElement>('[data-due]')].map((it) => ({
      due: it.dataset.due ?? '', clock: it.dataset.dueClock ?? '', over: houseNow(it) - Date.parse(it.dataset.due ?? ''),
    }));
    return all.sort((a, b) => b.over - a.over)[0];
  }

  function sayLost(): void {
    const place = document.querySelector<HTMLElement>('[data-no-line]');
    if (!place) return;
    const next = earliest();
    place.hidden = !lost;
    if (!lost) return;
    const since = answeredAt.toTimeString().slice(0, 5);
    const words = (place.dataset.noLine ?? '').replace('{since}', since).replace('{due}', next?.clock || 'no set time');
    if (place.textContent !== words) place.textContent = words;
  }

  function step(): void {
    tellTimes();
    if (performance.now() - answered > SILENT) void ask();
    sayLost();
    const next = lost ? earliest() : undefined;
    const own = next !== undefined && next.over >= AFTER_DUE && stopped !== next.due;
    const sounds = own || document.querySelector('[data-sounds]') !== null;
    const off = document.querySelector<HTMLElement>('[data-sound-off]');
    if (off) off.hidden = tone.ready;
    if (sounds) tone.play();
  }

  document.addEventListener('pointerdown', () => { void tone.wake(); stopped = lost ? earliest()?.due ?? '' : stopped; });
  document.addEventListener('keydown', () => void tone.wake());
  document.addEventListener('click', (event) => {
    const target = event.target as Element | null;
    if (target?.closest('a[href="#decide"]')) {
      const plan = document.querySelector<HTMLDetailsElement>('#decide');
      if (plan) plan.open = true;
    }
    if (target?.closest('[data-sound-on]')) void tone.wake().then(step);
  });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) step(); });
  step();
  setInterval(step, 1_000);
}
