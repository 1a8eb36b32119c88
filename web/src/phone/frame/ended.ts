// This phone is done. What did not reach the house, and the client's own pages, go only when the person says so.
import { clock, byHouse } from '../clock';
import type { State } from '../contract';
import { button, h, heading, held, ring, section } from '../h';
import type { Line } from '../line';
import type { Page, Store } from '../store';
import type { Words } from '../words/en';
import { shelf } from '../client/shelf';

type Left = { words: Words; language: 'en' | 'es'; line: Line; store: Store; state: State | undefined };

/** True when nothing is here that somebody could miss. */
export const nothingLeft = (line: Line, pages: Page[]): boolean => line.waiting.length === 0 && pages.length === 0;

export function ended({ words, language, line, store, state }: Left, pages: Page[], forgotten: () => void): HTMLElement {
  const waits = line.waiting;
  const list = h('div', { hidden: true },
    h('ul', {}, ...waits.map((it) => h('li', {}, `${clock(byHouse(it.at), language)} · ${words.said[it.said.kind]}${'words' in it.said && it.said.words ? `: ${it.said.words}` : ''}`))),
    pages.length > 0 && shelf(words, language, store, pages));
  const more = nothingLeft(line, pages) ? [] : [
    waits.length > 0 && h('p', { class: 'say' }, words.ended_waiting(waits.length)),
    pages.length > 0 && h('p', { class: 'say' }, words.ended_pages(pages.length)),
    button('show-kept', words.ended_show, () => { list.hidden = !list.hidden; }),
    list,
    held('remove-all', words.ended_remove, words.ended_remove_again, 1_000, () => void store.forget().then(forgotten), 'quiet'),
  ];
  return section('ended', 'centred', heading(words.ended), h('p', {}, words.ended_do),
    state && ring('ring-practice', words.ring_practice, state.phones.practice), ...more);
}
