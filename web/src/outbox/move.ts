// Draw a mark along the timeline: it goes to the minute at which it is let go. The list below tells which marks can be drawn;
// who cannot draw strikes the mark and writes it down with its time.
import { houseNow, minutesSince } from './clock';
import { elapsed } from './ink';
import type { Tap } from './store';
import type { Outbox } from './taps';

type Held = { mark: Tap; drawn: SVGGElement; said: SVGTextElement; x: number; scale: number; minute: number; minutes: number };

const SVG = 'http://www.w3.org/2000/svg';
const LEAST_MOVE = 6;

/** The mark that stands on the timeline, as the list tells it. */
function told(entry: string): Tap | undefined {
  const { kind, words = '', at, ink = '', lane = '' } = document.querySelector<HTMLElement>(`#kept-list > [data-entry="${entry}"]`)?.dataset ?? {};
  const action = document.querySelector<HTMLElement>('#outbox')?.dataset.mark;
  if (!kind || !at || !action) return undefined;
  const fields: [string, string][] = [['kind', kind], ...(words ? [['words', words] as [string, string]] : [])];
  return { id: entry, action, fields, noted: at, ink, lane };
}

const later = (mark: Tap, minutes: number): string => new Date(Math.min(Date.parse(mark.noted) + minutes * 60_000, houseNow())).toISOString();

export function moveByDragging(outbox: Outbox): void {
  let held: Held | undefined;

  const letGo = () => {
    held?.drawn.removeAttribute('transform');
    held?.drawn.classList.remove('is-held');
    held?.said.remove();
    held = undefined;
  };

  document.addEventListener('pointerdown', (event) => {
    const drawn = (event.target as Element | null)?.closest?.<SVGGElement>('.lanes.large [data-entry]');
    const svg = drawn?.ownerSVGElement;
    const mark = told(drawn?.dataset.entry ?? '');
    if (!drawn || !svg || !mark || event.button !== 0) return;
    event.preventDefault();
    const said = document.createElementNS(SVG, 'text');
    said.setAttribute('class', 'moved');
    said.setAttribute('text-anchor', 'middle');
    const box = drawn.getBBox();
    said.setAttribute('x', String(box.x + box.width / 2));
    said.setAttribute('y', String(box.y - 10));
    held = { mark, drawn, said, x: event.clientX, scale: (svg.viewBox.baseVal.width || 1) / svg.getBoundingClientRect().width, minute: Number(svg.dataset.minute ?? 1), minutes: 0 };
    drawn.setPointerCapture(event.pointerId);
  });
  document.addEventListener('pointermove', (event) => {
    if (!held) return;
    const far = event.clientX - held.x;
    if (Math.abs(far) < LEAST_MOVE && held.minutes === 0) return;
    const most = Math.floor(minutesSince(houseNow()) - minutesSince(Date.parse(held.mark.noted)));
    held.minutes = Math.min(Math.round((far * held.scale) / held.minute), Math.max(most, 0));
    held.drawn.classList.add('is-held');
    held.drawn.setAttribute('transform', `translate(${held.minutes * held.minute} 0)`);
    held.said.setAttribute('transform', `translate(${held.minutes * held.minute} 0)`);
    held.said.textContent = elapsed({ ...held.mark, noted: later(held.mark, held.minutes) });
    if (!held.said.isConnected) held.drawn.parentElement?.append(held.said);
  });
  document.addEventListener('pointerup', () => {
    if (!held) return;
    const { mark, minutes } = held;
    letGo();
    if (minutes !== 0) outbox.move(mark, later(mark, minutes));
  });
  document.addEventListener('pointercancel', letGo);
}
