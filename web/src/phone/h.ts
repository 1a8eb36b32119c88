// Elements from words: h('p', { class: 'soft' }, 'text'). Handlers are given as functions.
type Value = string | number | boolean | undefined | ((event: Event) => void);
type Child = Node | string | undefined | false;

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, Value> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const it = document.createElement(tag);
  give(it, attributes);
  it.append(...children.filter((child) => child !== undefined && child !== false));
  return it;
}

function give(it: Element, attributes: Record<string, Value>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') it.addEventListener(name, value);
    else if (value === true) it.setAttribute(name, '');
    else if (value !== undefined && value !== false) it.setAttribute(name, String(value));
  }
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing from path data, for eyes alone. */
export function drawn(size: number, name: string, ...paths: string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  give(svg, { viewBox: `0 0 ${size} ${size}`, class: name, 'aria-hidden': 'true' });
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** A ring; `--part` says how much of it is full. */
export const circle = (name: string): SVGSVGElement => {
  const round = 'M18 3a15 15 0 1 1 0 30a15 15 0 1 1 0-30';
  return drawn(36, `ring ${name}`, round, round);
};

export const fillTo = (it: Element | null, part: number): void => (it as SVGElement | null)?.style.setProperty('--part', Math.max(0, Math.min(1, part)).toFixed(4));

/** A button; `does` is its name for tests and for the focus that comes back to it. */
export const button = (does: string, words: Child, press: () => void, of = ''): HTMLButtonElement =>
  h('button', { type: 'button', class: `button ${of}`, 'data-do': does, click: press }, words);

/** A button that is held for a while, by `hold.ts`; a bare click of assistive software asks once more. */
export const held = (does: string, words: Child, again: string, milliseconds: number, act: () => void, of = ''): HTMLButtonElement =>
  h('button', { type: 'button', class: `button ${of}`, 'data-do': does, 'data-hold': milliseconds, 'data-hold-again': again, click: act }, words);

const dialled = (number: string): string => number.replace(/[^+\d]/g, '');

/** A link that rings, with the number as it is written down; nothing without a number. */
export function ring(does: string, words: string, number: string, of = '', more?: () => void): HTMLAnchorElement | undefined {
  const digits = dialled(number);
  return digits ? h('a', { class: `button ${of}`, href: `tel:${digits}`, 'data-do': does, click: () => more?.() }, words) : undefined;
}

/** A link that opens a message with its text. */
export function write(does: string, words: string, number: string, text: string, of = ''): HTMLAnchorElement | undefined {
  const digits = dialled(number);
  return digits ? h('a', { class: `button ${of}`, href: `sms:${digits}?&body=${encodeURIComponent(text)}`, 'data-do': does }, words) : undefined;
}

export const heading = (words: string): HTMLHeadingElement => h('h1', { tabindex: -1 }, words);

/** One screen, by its name. */
export const section = (name: string, of: string, ...children: Child[]): HTMLElement => h('section', { class: of, 'data-screen': name }, ...children);
