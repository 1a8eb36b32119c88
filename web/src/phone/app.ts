// What every screen can reach.
import type { Said, State } from './contract';
import type { Line } from './line';
import type { Standing } from './stage';
import type { Store } from './store';
import type { Words } from './words/en';

export type App = {
  words: Words;
  language: 'en' | 'es';
  state: State;
  standing: Standing;
  line: Line;
  store: Store;
  now: number;
  say: (said: Said) => void;
  /** Opens something over the screen that the session asks for; closing it goes back. */
  over: (draw: ((app: App) => HTMLElement) | undefined) => void;
  /** Draws anew. */
  redraw: () => void;
};

/** A screen: what says that it is another one, and how it is drawn. The same key leaves what is drawn as it is. */
export type Screen = { key: string; draw: (app: App) => HTMLElement; tick?: (app: App, root: HTMLElement) => void };
