// What was said on this phone, as a set: whoever adds to it, in whatever order, the same is left.
import type { Statement, Synced } from './contract';

/** A statement and what became of it. */
export type Mine = Statement & { fate: 'waits' | 'kept' | 'refused'; words?: string };

const settled = (it: Mine): number => (it.fate === 'waits' ? 0 : 1);

/** By id; what the house has answered counts more than what waits. In the order in which it was said. */
export function union(some: Mine[], more: Mine[]): Mine[] {
  const all = new Map<string, Mine>();
  for (const it of [...some, ...more]) {
    const here = all.get(it.id);
    if (!here || settled(it) > settled(here)) all.set(it.id, it);
  }
  return [...all.values()].sort((a, b) => a.seq - b.seq || a.at.localeCompare(b.at));
}

/** What the answer of the house changes. */
export function answered(mine: Mine[], answer: Pick<Synced, 'kept' | 'refused'>): Mine[] {
  const kept = new Set(answer.kept);
  const refused = new Map(answer.refused.map((it) => [it.id, it.words]));
  return mine.filter((it) => it.fate === 'waits' && (kept.has(it.id) || refused.has(it.id)))
    .map((it) => (kept.has(it.id) ? { ...it, fate: 'kept' } : { ...it, fate: 'refused', words: refused.get(it.id) }));
}

export const waiting = (mine: Mine[]): Mine[] => mine.filter((it) => it.fate === 'waits');

/** As it goes to the house. */
export const bare = ({ id, seq, at, said }: Mine): Statement => ({ id, seq, at, said });
