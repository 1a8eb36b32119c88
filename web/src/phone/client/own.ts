// The client's own voice and drawings: on this phone alone, sealed, offered again tomorrow.
import type { App } from '../app';
import { button, h } from '../h';

const OWN = /^(voice|drawing) /;

export function speak(app: App): HTMLElement {
  const { words } = app;
  const said = h('p', { role: 'status' }, words.speak_on);
  let recorder: MediaRecorder | undefined;
  void navigator.mediaDevices?.getUserMedia({ audio: true }).then((stream) => {
    recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    recorder.addEventListener('dataavailable', (event) => parts.push(event.data));
    recorder.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      void new Blob(parts, { type: recorder?.mimeType }).arrayBuffer().then((bytes) => app.store.putBytes(`voice ${Date.now()}`, bytes));
    });
    recorder.start();
  }, () => { said.textContent = words.speak_none; });
  return h('section', { class: 'centred', 'data-screen': 'speak' }, h('h1', { class: 'unseen' }, words.speak), h('span', { class: 'ember' }), said,
    button(words.speak_stop, () => { if (recorder?.state === 'recording') recorder.stop(); app.over((app) => kept(app)); }, 'main big'));
}

export function draw(app: App): HTMLElement {
  const { words } = app;
  const canvas = h('canvas', { width: 600, height: 600, 'aria-label': words.draw });
  const pen = canvas.getContext('2d');
  let on = false;
  const place = (event: PointerEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * 600) / box.width, ((event.clientY - box.top) * 600) / box.height];
  };
  if (pen) { pen.strokeStyle = '#eec48a'; pen.lineWidth = 6; pen.lineCap = 'round'; }
  canvas.addEventListener('pointerdown', (event) => { on = true; canvas.setPointerCapture(event.pointerId); pen?.beginPath(); pen?.moveTo(...place(event)); });
  canvas.addEventListener('pointermove', (event) => { if (!on) return; pen?.lineTo(...place(event)); pen?.stroke(); });
  canvas.addEventListener('pointerup', () => { on = false; });
  return h('section', { class: 'centred', 'data-screen': 'draw' }, h('h1', { class: 'unseen' }, words.draw), canvas,
    button(words.draw_keep, () => { canvas.toBlob((blob) => void blob?.arrayBuffer().then((bytes) => app.store.putBytes(`drawing ${Date.now()}`, bytes))); app.over((app) => kept(app)); }, 'main'),
    button(words.back, () => app.over(undefined), 'quiet'));
}

const kept = (app: App): HTMLElement => h('section', { class: 'centred', 'data-screen': 'kept' }, h('h1', {}, app.words.kept_here), button(app.words.back, () => app.over(undefined), 'main'));

/** What was kept here, to hear, to look at and to remove. */
export function yours(app: App): HTMLElement {
  const { words } = app;
  const list = h('div', {});
  void app.store.names().then((names) => {
    const own = names.filter((name) => OWN.test(name));
    if (own.length === 0) return;
    list.append(h('h2', {}, words.yours), ...own.map((name) => {
      const voice = name.startsWith('voice');
      const row = h('div', { class: 'row' });
      const show = () => void app.store.getBytes(name).then((bytes) => {
        if (!bytes) return;
        const url = URL.createObjectURL(new Blob([bytes], { type: voice ? 'audio/webm' : 'image/png' }));
        row.append(voice ? h('audio', { src: url, controls: true, autoplay: true }) : h('img', { src: url, alt: '' }));
      });
      row.append(button(voice ? words.listen : words.look, show, 'small'), button(words.remove, () => void app.store.remove(name).then(() => row.remove()), 'small quiet'));
      return row;
    }));
  });
  return list;
}
