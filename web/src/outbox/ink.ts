// What is drawn for a tap: at once a hollow dot on its lane, and a line in the list as soon as the dot is seen. Both go when the house's own drawing
// has it.
import { minutesSince } from './clock';
import type { Tap } from './store';

const SVG = 'http://www.w3.org/2000/svg';

export const elapsed = (tap: Tap): string => {
  const minutes = Math.floor(minutesSince(Date.parse(tap.noted)));
  return minutes < 0 ? `−0:${String(-minutes).padStart(2, '0')}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
};

export const isDrawn = (id: string): boolean => document.querySelector(`#kept-list > [data-entry="${id}"]`) !== null;

/** Draws the dot of a tap that the house's drawing does not have. */
export function dot(tap: Tap): void {
  const lane = document.querySelector<SVGGElement>(`.lanes.large .lane-${tap.lane}[data-y]`);
  const layer = document.querySelector('.lanes .just-tapped');
  const svg = lane?.closest('svg');
  if (!lane || !svg || !layer || !tap.ink || layer.querySelector(`[data-tap="${tap.id}"]`)) return;
  const { from = '0', xFrom = '0', minute = '0' } = svg.dataset;
  const x = Number(xFrom) + (Math.floor(minutesSince(Date.parse(tap.noted))) - Number(from)) * Number(minute);
  const mark = document.createElementNS(SVG, 'circle');
  mark.dataset.tap = tap.id;
  mark.setAttribute('class', `waiting lane-${tap.lane}`);
  mark.setAttribute('cx', String(x));
  mark.setAttribute('cy', lane.dataset.y ?? '0');
  mark.setAttribute('r', '8');
  layer.append(mark);
}

/** Draws its line. `here` says where it is kept; nothing while it is kept nowhere. */
export function line(tap: Tap, here: string | undefined, drop: (line: HTMLElement) => void): void {
  const list = document.getElementById('kept-list');
  const drawn = list?.querySelector<HTMLElement>(`:scope > [data-tap="${tap.id}"]`);
  if (drawn) dry(drawn, here);
  if (!list || !tap.ink || drawn) return;
  const row = document.createElement('li');
  row.dataset.tap = tap.id;
  const time = row.appendChild(document.createElement('span'));
  time.className = 'num soft';
  time.textContent = elapsed(tap);
  const said = row.appendChild(document.createElement('span'));
  said.textContent = `${tap.ink} `;
  const note = said.appendChild(document.createElement('span'));
  note.className = tap.refused ? 'risk' : 'soft small';
  note.textContent = tap.refused ?? '…';
  dry(row, here);
  if (tap.refused) drop(row);
  list.prepend(row);
}

/** The tap is kept on this device from now on. */
function dry(line: HTMLElement, here: string | undefined): void {
  if (here === undefined || line.dataset.kept !== undefined) return;
  line.dataset.kept = '';
  const note = line.querySelector('.small');
  if (note) note.textContent = `· ${here}`;
}

export function wipe(id: string): void {
  for (const drawn of document.querySelectorAll(`[data-tap="${id}"]`)) drawn.remove();
}

/** Hides what the house still draws and was just taken back. */
export function hide(id: string): void {
  for (const drawn of document.querySelectorAll(`[data-entry="${id}"]`)) drawn.toggleAttribute('hidden', true);
}
