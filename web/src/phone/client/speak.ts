// A voice note of the client's own: sealed on this phone until tomorrow, sent nowhere.
import type { App, Screen } from '../app';
import { button, h, heading, section } from '../h';

let recorder: MediaRecorder | undefined;
let state: 'ready' | 'listens' | 'none' = 'ready';

async function listen(app: App): Promise<void> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    recorder = new MediaRecorder(stream);
    recorder.addEventListener('stop', () => { for (const track of stream.getTracks()) track.stop(); });
    recorder.start();
    state = 'listens';
    // A phone that goes dark stops listening: what was said until then is kept.
    document.addEventListener('visibilitychange', () => void finish(app), { once: true });
  } catch {
    state = 'none';
  }
  app.over(speak);
}

/** Ends the note; what was said until now. */
const note = (from: MediaRecorder): Promise<Blob> => new Promise((done) => {
  from.addEventListener('dataavailable', (event) => done(event.data), { once: true });
  from.stop();
});

async function finish(app: App): Promise<void> {
  const from = recorder;
  recorder = undefined;
  state = 'ready';
  if (from?.state !== 'recording') return;
  const stored = await app.store.keepPage('voice', await note(from)).then(() => true, () => false);
  app.over(kept(stored));
}

/** Says whether it is here. */
export const kept = (stored: boolean) => (app: App): Screen => ({
  key: `kept ${stored} ${app.language}`,
  draw: () => section('kept', 'centred', heading(stored ? app.words.kept_here : app.words.kept_not), button('done', app.words.done, () => app.over(undefined), 'main')),
});

export const speak = (app: App): Screen => {
  const { words } = app;
  const leave = button('back', words.back, () => { state = 'ready'; app.over(undefined); }, 'quiet');
  return {
    key: `speak ${state} ${app.language}`,
    draw: () => {
      if (state === 'none') return section('speak', 'centred', heading(words.speak_none), leave);
      if (state === 'listens') return section('speak', 'centred', h('span', { class: 'ember is-large' }), heading(words.speak_on), button('speak-stop', words.speak_stop, () => void finish(app), 'main'));
      return section('speak', 'centred', heading(words.speak), h('p', { class: 'lead' }, words.speak_ready), button('speak-begin', words.speak_begin, () => void listen(app), 'main'), leave);
    },
  };
};
