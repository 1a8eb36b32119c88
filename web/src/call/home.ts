// A picture call on a phone in the home: nothing is there until the practice rings; then a small area asks whether to answer.
// The page around it brings the place and the words, and goes on the same without it.
import { Peer, type Stands } from './peer';
import { shows } from './screen';

/** What it says, in the language of the phone. */
export interface CallWords {
  /** The area itself: `Picture call`. */
  call: string;
  /** `Your practice would like to see you.` */
  rings: string;
  answer: string;
  notNow: string;
  end: string;
  joining: string;
  on: string;
  lost: string;
  /** The browser gives no camera: what to do. */
  camera: string;
  /** The two pictures, for whoever hears the page. */
  them: string;
  you: string;
}

/** Listens for the practice, and draws into `container` when it rings. What it gives back ends all of it. */
export function offerCall(container: HTMLElement, words: CallWords, address = '/with/call'): () => void {
  const told: Partial<Record<Stands, string>> = { rings: words.rings, joining: words.joining, on: words.on, lost: words.lost, camera: words.camera };
  const area = made('section', 'call call-home');
  area.setAttribute('aria-label', words.call);
  area.hidden = true;
  const [other, own] = [screen('call-other', words.them), screen('call-own', words.you)];
  own.muted = true;
  const pictures = made('div', 'call-pictures');
  pictures.append(other, own);
  const state = made('p', 'call-state');
  state.setAttribute('role', 'status');
  const answer = button('button main', words.answer), end = button('button', words.end);
  const buttons = made('div', 'buttons');
  buttons.append(answer, end);
  area.append(pictures, state, buttons);
  container.append(area);

  const peer = new Peer('home', address, () => {
    const { stands } = peer;
    const says = told[stands];
    area.dataset.stands = stands;
    area.hidden = says === undefined;
    pictures.hidden = !peer.own;
    shows(own, peer.own);
    shows(other, peer.other);
    answer.hidden = stands !== 'rings';
    end.hidden = !peer.inCall;
    end.textContent = stands === 'rings' ? words.notNow : words.end;
    if (state.textContent !== (says ?? '')) state.textContent = says ?? '';
  });
  const away = (): void => peer.leave();
  answer.addEventListener('click', () => void peer.answer());
  end.addEventListener('click', () => peer.end());
  addEventListener('pagehide', away);
  peer.listen();
  return () => {
    removeEventListener('pagehide', away);
    away();
    area.remove();
  };
}

function made(name: string, className: string): HTMLElement {
  const it = document.createElement(name);
  it.className = className;
  return it;
}

function button(className: string, words: string): HTMLButtonElement {
  const it = made('button', className) as HTMLButtonElement;
  it.type = 'button';
  it.textContent = words;
  return it;
}

function screen(className: string, label: string): HTMLVideoElement {
  const it = made('video', className) as HTMLVideoElement;
  it.playsInline = it.autoplay = true;
  it.setAttribute('aria-label', label);
  return it;
}
