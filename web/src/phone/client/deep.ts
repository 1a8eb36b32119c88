// The deep hour: black, one ember, and one wish that the whole screen carries. No time, no figure, nothing to write.
// Touching grows the wish; holding for a second anywhere, or three taps with eyes shut, call.
import { apart, type App, type Screen } from '../app';
import { h, held, ring, section } from '../h';
import { stayAwake, vibrate } from '../sense';

const TAPS = 3;
const WITHIN = 1_500;
const GROWN = 8_000;
const TOLD = 60_000;
/** So long a call may be on its way before the phone says to call out loud. */
const PATIENCE = 6_000;

let taps: number[] = [];
let touched = -GROWN;

type Call = 'none' | 'calling' | 'coming' | 'cut';

function callOf(app: App): Call {
  const it = app.line.mine.find((mine) => mine.id === app.memory.company);
  if (!it) return 'none';
  const since = Date.now() - Date.parse(it.at);
  if (since > TOLD) return 'none';
  if (it.fate === 'kept') return 'coming';
  return app.line.cut || since > PATIENCE ? 'cut' : 'calling';
}

export const deep = (app: App): Screen => {
  const { words, state, language } = app;
  const sitter = state.names.sitter ? apart(state.names.sitter) : words.sitter;
  const call = callOf(app);
  const grown = performance.now() - touched < GROWN;

  const company = () => {
    taps = [];
    vibrate(80);
    const { id } = app.say({ kind: 'company' });
    app.remember({ company: id });
    app.tell(app.line.cut ? words.company_cut(sitter) : words.company_calling);
  };
  const touch = () => {
    void stayAwake();
    app.music.begin();
    touched = performance.now();
    taps = [...taps, touched].slice(-TAPS);
    if (taps.length === TAPS && touched - (taps[0] ?? 0) < WITHIN) { company(); return; }
    const wish = document.querySelector('[data-screen=deep]');
    wish?.classList.add('is-grown');
  };
  const answer = { none: '', calling: words.company_calling, coming: words.company_coming(sitter), cut: words.company_cut(sitter) }[call];
  return {
    key: `deep ${call} ${language}`,
    draw: () => {
      const it = section('deep', `dark ${grown ? 'is-grown' : ''}`,
        held('company', h('span', { class: 'alone' }, words.company), words.company_again, 1_000, company, 'wish'),
        h('div', { class: 'glow' }, h('span', { class: 'ember' }),
          answer ? h('p', { class: 'lead', 'data-company': call }, answer) : h('p', { class: 'lead hint', 'aria-hidden': 'true' }, words.company),
          !answer && h('p', { class: 'soft hint', 'aria-hidden': 'true' }, words.company_hold),
          call === 'cut' && ring('ring-sitter', words.company_ring(sitter), state.phones.sitter)));
      it.addEventListener('pointerdown', touch);
      return it;
    },
    tick: (root) => root.querySelector('[data-screen=deep]')?.classList.toggle('is-grown', performance.now() - touched < GROWN),
  };
};
