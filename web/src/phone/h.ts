// Elements from words: h('p', { class: 'soft' }, 'text'). Handlers are given as functions.
type Value = string | number | boolean | undefined | ((event: Event) => void);

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, Value> = {}, ...children: (Node | string | undefined)[]): HTMLElementTagNameMap[K] {
  const it = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') it.addEventListener(name, value);
    else if (value === true) it.setAttribute(name, '');
    else if (value !== undefined && value !== false) it.setAttribute(name, String(value));
  }
  it.append(...children.filter((child) => child !== undefined));
  return it;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing from path data, for eyes alone. */
export function drawn(viewBox: string, ...paths: string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('aria-hidden', 'true');
  for (const d of paths) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** A big button; the same tap within a moment is one. */
export function button(words: string, press: () => void, of = ''): HTMLButtonElement {
  let last = -1e9;
  return h('button', { type: 'button', class: `button ${of}`, click: () => {
    if (performance.now() - last < 600) return;
    last = performance.now();
    press();
  } }, words);
}

/** A button that is held: a ring fills while it is, and the act follows. A keyboard holds it too; a bare click of assistive software asks once more. */
export function hold(words: string, again: string, milliseconds: number, act: () => void, of = ''): HTMLButtonElement {
  let began = 0;
  let frame = 0;
  let asked = false;
  const it = h('button', { type: 'button', class: `button hold ${of}` }, h('span', {}, words));
  const stop = () => { began = 0; cancelAnimationFrame(frame); it.style.setProperty('--held', '0'); };
  const step = () => {
    if (!began) return;
    const part = (performance.now() - began) / milliseconds;
    it.style.setProperty('--held', String(Math.min(part, 1)));
    if (part < 1) { frame = requestAnimationFrame(step); return; }
    stop();
    act();
  };
  const start = () => { if (!began) { began = performance.now(); frame = requestAnimationFrame(step); } };
  it.addEventListener('pointerdown', (event) => { if (event.button === 0) start(); });
  for (const name of ['pointerup', 'pointercancel', 'pointerleave', 'blur']) it.addEventListener(name, stop);
  it.addEventListener('keydown', (event) => { if (event.key === ' ' || event.key === 'Enter') { event.preventDefault(); if (!event.repeat) start(); } });
  it.addEventListener('keyup', stop);
  it.addEventListener('contextmenu', (event) => event.preventDefault());
  it.addEventListener('click', (event) => {
    if ((event as PointerEvent).pointerType || event.detail > 0) return;
    if (asked) { act(); return; }
    asked = true;
    it.replaceChildren(h('span', {}, again));
  });
  return it;
}

/** A link that rings, in figures as they are written down; nothing without a number. */
export function ring(words: string, number: string, of = ''): HTMLAnchorElement | undefined {
  const digits = number.replace(/[^+\d]/g, '');
  return digits ? h('a', { class: `button ${of}`, href: `tel:${digits}` }, words) : undefined;
}
