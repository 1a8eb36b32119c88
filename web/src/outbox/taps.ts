// Marks, phases and what else is one tap in the room: kept on this device first, drawn at once, sent as soon as the house
// can be reached, as often as it takes. The house files each once. Without this script every form works as a form.
import { hearTheHouse, houseNow } from './clock';
import { dot, elapsed, hide, isDrawn, line, wipe } from './ink';
import { canKeep, empty, isOfSound } from './empty';
import { TapStore, type Tap } from './store';

const UNDO_MS = 10_000;
const AGAIN_MS = [1_000, 2_000, 4_000, 8_000, 15_000];
const SAME_TAP_MS = 600;

/** When the next frame is on the screen; at once where nobody looks. */
const drawn = () => new Promise<void>((done) => {
  if (document.hidden) { done(); return; }
  requestAnimationFrame(() => setTimeout(done));
});

/** What else the room does with marks. */
export type Outbox = {
  /** Takes a mark back and makes it again at another time: both, or neither. */
  move: (mark: Tap, noted: string) => void;
};

export async function keepTaps(): Promise<Outbox | undefined> {
  const words = document.getElementById('outbox')?.dataset;
  // Without a secure line a browser offers neither the key nor the storage; the forms are then sent as forms.
  if (!words?.of || !canKeep()) return undefined;
  const store = await TapStore.open(words.of);
  const shown = new Map<string, Tap>((await store.all()).filter((tap) => !isOfSound(tap)).map((tap) => [tap.id, tap]));
  const stored = new Set<string>(shown.keys());
  const undone = new Set<string>();
  const tapped = new Map<string, number>();
  let last: { tap: Tap; until: number; form?: HTMLFormElement } | undefined;
  let trouble: 'cut' | 'sign-in' | undefined;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const waiting = () => [...shown.values()].filter((tap) => !tap.refused && !kept.has(tap.id) && stored.has(tap.id));
  const kept = new Set<string>();

  function draw(): void {
    for (const tap of shown.values()) {
      if (isDrawn(tap.id)) { wipe(tap.id); shown.delete(tap.id); kept.delete(tap.id); continue; }
      dot(tap);
      line(tap, stored.has(tap.id) ? (words?.here ?? '') : undefined, (row) => dropButton(tap, row));
    }
    for (const id of undone) hide(id);
    say();
    offerUndo();
  }

  function say(): void {
    const place = document.getElementById('kept');
    const n = waiting().length;
    if (!place) return;
    place.dataset.drawn ??= place.textContent ?? '';
    const told = trouble === 'cut' ? words?.cut : trouble === 'sign-in' ? words?.signIn : words?.waiting;
    place.textContent = n > 0 ? (told ?? '').replace('{n}', String(n)) : place.dataset.drawn;
    place.classList.toggle('is-waiting', n > 0);
  }

  function button(text: string, press: () => void): HTMLButtonElement {
    const it = document.createElement('button');
    it.type = 'button';
    it.className = 'button';
    it.textContent = text;
    it.addEventListener('click', press);
    return it;
  }

  function dropButton(tap: Tap, line: HTMLElement): void {
    line.append(button(words?.drop ?? '', () => { void store.drop(tap.id); wipe(tap.id); shown.delete(tap.id); say(); }));
  }

  /** What was just made, for ten seconds: move it back a minute, or take it back. */
  function offerUndo(): void {
    const place = document.getElementById('just');
    if (!place) return;
    if (!last || performance.now() > last.until) { if (place.childElementCount > 0) place.replaceChildren(); return; }
    const { tap, form } = last;
    if (place.dataset.of === tap.id && place.childElementCount > 0) return;
    place.dataset.of = tap.id;
    const said = document.createElement('b');
    said.textContent = `${elapsed(tap)} ${tap.ink}`;
    const earlier = button(words?.earlier ?? '', () => void takeBack(tap, 'a minute earlier', { ...tap, id: crypto.randomUUID(), noted: new Date(Date.parse(tap.noted) - 60_000).toISOString() }, form));
    place.replaceChildren(said, ...(form?.hasAttribute('data-back-date') ? [earlier] : []), button(words?.undo ?? '', () => void takeBack(tap, 'undone at once')));
  }

  async function make(tap: Tap, form?: HTMLFormElement): Promise<void> {
    shown.set(tap.id, tap);
    if (form) last = { tap, until: performance.now() + UNDO_MS, form };
    dot(tap);
    const storing = store.add(tap).then(() => true, () => false);
    await drawn();
    draw();
    if (!(await storing)) {
      // This browser keeps nothing, as when its disk is full: the form is sent as a form.
      wipe(tap.id);
      shown.delete(tap.id);
      if (!form) throw new Error('nothing can be kept on this device');
      last = undefined;
      form.removeAttribute('data-outbox');
      form.requestSubmit(form.querySelector('button'));
      return;
    }
    stored.add(tap.id);
    draw();
    if (form) setTimeout(offerUndo, UNDO_MS + 100);
    void sendAll();
  }

  /** Takes a tap back, here when the house does not have it, there when it does, and puts another in its place: both in one step. */
  async function takeBack(tap: Tap, why: string, instead?: Tap, form?: HTMLFormElement): Promise<void> {
    const after = instead ? [instead] : [];
    last = instead && form ? { tap: instead, until: performance.now() + UNDO_MS, form } : undefined;
    // While taps are on their way nobody knows whether the house has this one; then it is asked to withdraw it.
    const here = await navigator.locks.request('alula-outbox', { ifAvailable: true }, async (lock) => lock !== null && (await store.swap(tap.id, ...after)));
    if (!here) {
      const action = (words?.withdraw ?? '').replace('00000000-0000-0000-0000-000000000000', tap.id);
      const withdrawal = { id: crypto.randomUUID(), action, fields: [['reason', why]] as [string, string][], noted: new Date(houseNow()).toISOString(), ink: '', lane: '' };
      await store.add(withdrawal, ...after);
      undone.add(tap.id);
    }
    wipe(tap.id);
    shown.delete(tap.id);
    if (instead) { shown.set(instead.id, instead); stored.add(instead.id); }
    draw();
    void sendAll();
  }

  async function sendAll(): Promise<void> {
    clearTimeout(timer);
    trouble = await empty(store, (tap) => !isOfSound(tap), {
      kept: (tap) => { kept.add(tap.id); tries = 0; if (!tap.ink) shown.delete(tap.id); },
      refused: (tap, refused) => { wipe(tap.id); shown.set(tap.id, { ...tap, ink: tap.ink || '–', refused }); },
    });
    draw();
    if (trouble) { timer = setTimeout(() => void sendAll(), AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]); tries += 1; return; }
    // The live line draws what was kept. Where it is cut, the page is asked for once more.
    if ([...kept].some((id) => shown.has(id))) setTimeout(() => { if ([...kept].some((id) => shown.has(id) && !isDrawn(id))) document.querySelector('[hx-sse\\:connect]')?.dispatchEvent(new CustomEvent('chart')); }, 2_000);
  }

  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.hasAttribute('data-outbox')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const by = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    const fields = [...new FormData(form, by)].filter(([name]) => name !== 'entry').map(([name, value]): [string, string] => [name, String(value)]);
    const what = JSON.stringify([form.action, fields]);
    const before = tapped.get(what);
    if (before !== undefined && performance.now() - before < SAME_TAP_MS) return;
    tapped.set(what, performance.now());
    const ago = Number(form.dataset.ago ?? 0);
    delete form.dataset.ago;
    navigator.vibrate?.(12);
    const made = { id: crypto.randomUUID(), action: new URL(form.action).pathname, fields, noted: new Date(houseNow() - ago * 60_000).toISOString(), ink: form.dataset.ink ?? '', lane: form.dataset.lane ?? '' };
    void make(made, made.ink ? form : undefined);
  }, true);

  document.addEventListener('htmx:after:swap', () => { hearTheHouse(); draw(); });
  window.addEventListener('online', () => void sendAll());
  document.addEventListener('visibilitychange', () => { if (!document.hidden) void sendAll(); });
  hearTheHouse();
  draw();
  document.body.dataset.taps = 'kept';
  void sendAll();
  return { move: (mark, noted) => void takeBack(mark, 'moved on the timeline', { ...mark, id: crypto.randomUUID(), noted }) };
}
