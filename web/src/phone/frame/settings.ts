// What is chosen for this phone alone: language, hand, and the name among the apps.
import type { App, Screen } from '../app';
import { button, h, heading, section } from '../h';

export type Chosen = { language?: 'en' | 'es'; left?: boolean; name?: 'plain' | 'notes' };

/** What the phone shows of this page outside of it. */
export function dress(all: Chosen, language: 'en' | 'es'): void {
  const name = all.name ?? 'plain';
  document.documentElement.lang = language;
  document.documentElement.classList.toggle('left', all.left === true);
  document.title = name === 'plain' ? 'Alula' : language === 'es' ? 'Notas' : 'Notes';
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `/with/${name}/app.webmanifest`);
}

type Choice<T> = { words: string; value: T; lang?: string };

function choose<T extends string>(does: string, head: string, now: T, choices: Choice<T>[], act: (value: T) => void): HTMLElement {
  return h('div', { role: 'group', 'aria-labelledby': `of-${does}` }, h('h2', { id: `of-${does}` }, head),
    h('div', { class: 'row' }, ...choices.map(({ words, value, lang }) => {
      const it = button(`${does}-${value}`, words, () => act(value), `choice ${value === now ? 'is-chosen' : ''}`);
      it.setAttribute('aria-pressed', String(value === now));
      if (lang) it.lang = lang;
      return it;
    })));
}

export const settings = (chosen: Chosen, change: (more: Chosen) => void) => (app: App): Screen => {
  const { words, language } = app;
  return {
    key: `settings ${language} ${JSON.stringify(chosen)}`,
    draw: () => section('settings', '', heading(words.settings),
      choose<'en' | 'es'>('language', words.settings_language, language, [{ words: 'English', value: 'en', lang: 'en' }, { words: 'Español', value: 'es', lang: 'es' }], (to) => change({ language: to })),
      choose<'plain' | 'notes'>('name', words.settings_name, chosen.name ?? 'plain', [{ words: words.settings_plain, value: 'plain' }, { words: words.settings_notes, value: 'notes' }], (name) => change({ name })),
      choose<'left' | 'right'>('hand', words.settings_hand, chosen.left ? 'left' : 'right', [{ words: words.settings_left, value: 'left' }, { words: words.settings_right, value: 'right' }], (hand) => change({ left: hand === 'left' })),
      h('p', { class: 'soft' }, words.settings_add),
      button('back', words.back, () => app.over(undefined), 'quiet')),
  };
};
