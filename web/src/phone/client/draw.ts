// A drawing with a finger, or a photograph of one on paper: sealed on this phone until tomorrow, sent nowhere.
import type { App, Screen } from '../app';
import { button, h, heading, section } from '../h';
import { kept } from './speak';

const SIDE = 900;

/** A white sheet that takes the finger. */
function sheet(label: string): HTMLCanvasElement {
  const canvas = h('canvas', { width: SIDE, height: SIDE, role: 'img', 'aria-label': label });
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  const ink = getComputedStyle(document.documentElement);
  pen.fillStyle = ink.getPropertyValue('--card');
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.strokeStyle = ink.getPropertyValue('--ink');
  Object.assign(pen, { lineWidth: 9, lineCap: 'round', lineJoin: 'round' });
  let on = false;
  const place = (event: PointerEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * SIDE) / box.width, ((event.clientY - box.top) * SIDE) / box.height];
  };
  canvas.addEventListener('pointerdown', (event) => {
    on = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...place(event));
    pen.lineTo(...place(event));
    pen.stroke();
  });
  canvas.addEventListener('pointermove', (event) => { if (on) { pen.lineTo(...place(event)); pen.stroke(); } });
  for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => { on = false; });
  return canvas;
}

const picture = (canvas: HTMLCanvasElement): Promise<Blob> => new Promise((done, failed) => {
  canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('no picture'))));
});

export const draw = (app: App): Screen => {
  const { words } = app;
  const keep = (blob: Promise<Blob>) => void blob.then((it) => app.store.keepPage('drawing', it)).then(() => app.over(kept(true)), () => app.over(kept(false)));
  return {
    key: `draw ${app.language}`,
    draw: () => {
      const canvas = sheet(words.draw_here);
      const photo = h('input', { id: 'photo', type: 'file', accept: 'image/*', capture: 'environment', class: 'alone', change: () => { const file = photo.files?.[0]; if (file) keep(Promise.resolve(file)); } });
      return section('draw', '', heading(words.draw_here), canvas,
        h('div', { class: 'below' }, button('draw-keep', words.draw_keep, () => keep(picture(canvas)), 'main'),
          photo, h('label', { class: 'button', for: 'photo' }, words.draw_photo), button('back', words.back, () => app.over(undefined), 'quiet')));
    },
  };
};
