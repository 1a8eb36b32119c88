// The pressure is above the limit: a calm pause, and after the second time no medicine today.
import { therapistOf, type App } from '../app';
import { h, heading } from '../h';

const APART = 5 * 60_000;

/** Adds a reading that was above, as the house told it; nothing when it is known. */
export function above(app: App): string[] | undefined {
  const { state, standing, memory } = app;
  if (!state.pressure?.above || standing.t0 !== undefined || memory.above.includes(state.pressure.at)) return undefined;
  const last = memory.above.at(-1);
  return last !== undefined && Date.parse(state.pressure.at) - Date.parse(last) < APART ? undefined : [...memory.above, state.pressure.at];
}

export const pause = (app: App): HTMLElement => {
  const { words } = app;
  const twice = app.memory.above.length >= 2;
  return h('div', { class: 'pause', 'data-pause': twice ? 'twice' : 'once' },
    heading(twice ? words.pause_twice : words.pause_head),
    h('p', {}, twice ? words.pause_twice_more(therapistOf(app)) : words.pause));
};
