// Blood pressure by three numbers on a pad of large keys; a number that is full leads to the next. What is hardly ever seen is
// taken again, which is the easy way; who is sure keeps it.
import type { App, Screen } from '../app';
import { button, h, heading, section } from '../h';
import { isFull } from '../../pad';
import { plausible } from '../stage';

const NAMES = ['upper', 'lower', 'pulse'] as const;
type Name = (typeof NAMES)[number];
const MOST: Record<Name, number> = { upper: 260, lower: 150, pulse: 200 };

let typed: Record<Name, string> = { upper: '', lower: '', pulse: '' };
let here: Name = 'upper';
let asks: 'odd' | 'missing' | undefined;

const emptied = (): void => { typed = { upper: '', lower: '', pulse: '' }; here = 'upper'; asks = undefined; };
const step = (): void => { here = NAMES[Math.min(NAMES.indexOf(here) + 1, 2)] ?? here; };

function press(key: string): void {
  asks = undefined;
  if (key === 'erase') {
    if (typed[here] === '') here = NAMES[Math.max(0, NAMES.indexOf(here) - 1)] ?? here;
    else typed[here] = typed[here].slice(0, -1);
  } else if (key === 'next') { if (typed[here] !== '') step(); }
  else {
    typed[here] = (isFull(typed[here], MOST[here]) ? '' : typed[here]) + key;
    if (isFull(typed[here], MOST[here])) step();
  }
}

export const cuff = (app: App): Screen => {
  const { words } = app;
  const [upper, lower, pulse] = [Number(typed.upper), Number(typed.lower), Number(typed.pulse) || undefined];
  const again = () => app.over(cuff);
  const close = () => { emptied(); app.over(undefined); };
  const keep = () => { app.say({ kind: 'pressure', upper, lower, pulse }); app.tell(words.kept_calm); close(); };
  const check = () => {
    if (!upper || !lower) asks = 'missing';
    else if (plausible(upper, lower, pulse)) { keep(); return; } else asks = 'odd';
    again();
  };
  const place = (name: Name) => h('button', { type: 'button', class: `number ${name === here ? 'is-here' : ''}`, 'data-do': name, 'aria-pressed': name === here, click: () => { here = name; again(); } },
    h('span', { class: 'small' }, words[name]), h('output', {}, typed[name] || '–'));
  const key = (name: string, said: string) => h('button', { type: 'button', class: 'button key', 'data-figure': name, 'data-do': `key-${name}`, click: () => { press(name); again(); } }, said);
  return {
    key: `cuff ${Object.values(typed).join(' ')} ${here} ${asks} ${app.language}`,
    draw: () => section('cuff', '', heading(words.cuff), h('p', { class: 'soft' }, words.cuff_do),
      h('div', { class: 'numbers' }, ...NAMES.map(place)),
      asks === 'odd'
        ? h('div', { class: 'below' }, h('p', { class: 'say', role: 'alert' }, words.cuff_odd(upper, lower)),
          button('cuff-again', words.cuff_again, () => { emptied(); again(); }, 'main'), button('cuff-really', words.cuff_really, keep, 'quiet'))
        : h('div', { class: 'below' }, asks === 'missing' && h('p', { class: 'fault', role: 'alert' }, words.cuff_missing),
          h('div', { class: 'keys' }, ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((it) => key(it, it)), key('erase', words.erase), key('0', '0'), key('next', words.next)),
          button('cuff-keep', words.cuff_keep, check, 'main'), button('back', words.back, close, 'quiet'))),
  };
};
