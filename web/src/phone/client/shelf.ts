// What the client made for themselves: to hear, to look at and to remove. It never leaves this phone.
import { clock } from '../clock';
import { button, h } from '../h';
import type { Page, Store } from '../store';
import type { Words } from '../words/en';

const addressOf = (blob: Blob): Promise<string> => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.addEventListener('load', () => done(String(reader.result)));
  reader.addEventListener('error', () => failed(reader.error));
  reader.readAsDataURL(blob);
});

async function shown(page: Page, name: string, store: Store): Promise<HTMLElement | undefined> {
  const blob = await store.page(page.name);
  if (!blob) return undefined;
  if (page.kind === 'drawing') return h('img', { src: await addressOf(blob), alt: name });
  const audio = h('audio', { src: URL.createObjectURL(blob), controls: true, 'aria-label': name });
  void audio.play().catch(() => undefined);
  return audio;
}

export function shelf(words: Words, language: string, store: Store, pages: Page[]): HTMLElement {
  return h('ul', { class: 'shelf' }, ...pages.map((page) => {
    const at = clock(page.at, language);
    const name = page.kind === 'voice' ? words.voice_of(at) : words.drawing_of(at);
    const place = h('div', {});
    const show = button(`open-${page.kind}`, page.kind === 'voice' ? words.listen : words.look, () => {
      void shown(page, name, store).then((it) => place.replaceChildren(...(it ? [it] : [])));
    }, 'small');
    const remove = button('remove', words.remove, () => void store.remove(page.name).then(() => row.remove()), 'small quiet');
    for (const it of [show, remove]) it.setAttribute('aria-label', `${it.textContent}: ${name}`);
    const row = h('li', {}, h('span', {}, name), h('div', { class: 'row' }, show, remove), place);
    return row;
  }));
}
