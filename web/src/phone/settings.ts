// What is chosen for this phone alone: language, hand, and the name among the apps.
import type { App } from './app';
import { button, h } from './h';

export type Chosen = { language?: 'en' | 'es'; left?: boolean; name?: 'plain' | 'notes' };

export async function chosen(app: App, more: Chosen): Promise<void> {
  const all = { ...((await app.store.get<Chosen>('chosen')) ?? {}), ...more };
  await app.store.put('chosen', all);
  dress(all);
}

/** What the phone shows of this page outside of it. */
export function dress(all: Chosen): void {
  const name = all.name ?? 'plain';
  document.documentElement.classList.toggle('left', all.left === true);
  document.title = name === 'notes' ? (all.language === 'es' ? 'Notas' : 'Notes') : 'Alula';
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `/with/${name}/app.webmanifest`);
}

export function settings(app: App, speak: (language: 'en' | 'es') => void): HTMLElement {
  const { words } = app;
  return h('section', { 'data-screen': 'settings' }, h('h1', {}, words.settings),
    button(words.settings_language, () => { const language = app.language === 'en' ? 'es' : 'en'; speak(language); void chosen(app, { language }); }),
    h('h2', {}, words.settings_name),
    h('div', { class: 'row' }, button(words.settings_plain, () => void chosen(app, { name: 'plain' })), button(words.settings_notes, () => void chosen(app, { name: 'notes' }))),
    button(words.settings_left, () => void chosen(app, { left: !document.documentElement.classList.contains('left') })),
    button(words.back, () => app.over(undefined), 'quiet'));
}
