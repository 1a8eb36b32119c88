// What lies under a fold on the sitter's screen: what is usual, when to ring, and the tools.
import { therapistOf, type App } from '../app';
import type { Said } from '../contract';
import { button, h } from '../h';
import { cuff } from './cuff';
import { sick } from './tools';

export function folds(app: App): HTMLElement {
  const { words, standing } = app;
  const kept = (said: Said) => { app.say(said); app.tell(words.marked); };
  const mouth = standing.stage === 'hold' || standing.cue;
  return h('div', { class: 'folds' },
    h('details', { 'data-fold': 'usual' }, h('summary', {}, words.usual_head), h('p', {}, words.usual), h('h2', {}, words.call_head(therapistOf(app))), h('ul', { class: 'points' }, ...words.call_points.map((it) => h('li', {}, it)))),
    h('details', { 'data-fold': 'tools' }, h('summary', {}, words.tools), h('div', { class: 'tools' },
      mouth && button('spat', words.spat, () => kept({ kind: 'lozenge', how: 'spit' })),
      mouth && button('swallowed', words.swallowed, () => kept({ kind: 'lozenge', how: 'swallow' })),
      button('bathroom', words.bathroom, () => { kept({ kind: 'mark', mark: 'bathroom' }); app.remember({ bathroom: app.now }); }),
      button('cuff', words.cuff, () => app.over(cuff)),
      button('nausea', words.nausea, () => { kept({ kind: 'mark', mark: 'nausea' }); app.over(sick(words.nausea, words.nausea_do)); }),
      button('vomited', words.sick, () => { kept({ kind: 'mark', mark: 'vomited' }); app.over(sick(words.sick, words.sick_do)); }),
      button('speaks', words.speaks, () => kept({ kind: 'mark', mark: 'speaks' })))));
}
