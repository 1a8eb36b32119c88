// What every screen can reach.
import type { Said, State } from './contract';
import type { Line } from './line';
import type { Memory } from './memory';
import type { Music } from './music';
import type { Standing } from './stage';
import type { Store } from './store';
import type { Mine } from './union';
import type { Words } from './words/en';

export type App = {
  words: Words;
  language: 'en' | 'es';
  state: State;
  standing: Standing;
  line: Line;
  store: Store;
  /** As it is now, also in what was drawn a while ago. */
  readonly memory: Memory;
  music: Music;
  /** By the house's clock, likewise. */
  readonly now: number;
  say: (said: Said) => Mine;
  /** Keeps where one is on this phone, and draws anew. */
  remember: (more: Partial<Memory>) => void;
  /** Opens something over the screen that the session asks for; nothing closes it. */
  over: (screen: ((app: App) => Screen) | undefined) => void;
  /** Says something to whoever listens instead of looking. */
  tell: (words: string) => void;
};

/** A screen: what says that it is another one, and how it is drawn. The same key leaves what is drawn as it is. */
export type Screen = { key: string; draw: () => HTMLElement; tick?: (root: HTMLElement) => void };

/** Who is rung, by the name they have here. */
export const therapistOf = ({ state, words }: App): string => state.names.therapist ? apart(state.names.therapist) : words.therapist;
export const numberOf = ({ state }: App): string => state.phones.therapist || state.phones.practice;

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** A name from somewhere else, set apart from the sentence around it where it is written from right to left. */
export const apart = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);
