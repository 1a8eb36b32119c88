// The window of a picture call in the practice, beside the session.
import { Peer } from './peer';
import { shows } from './screen';

const place = document.getElementById('call');
if (place) begin(place);

function begin(place: HTMLElement): void {
  const part = <T extends HTMLElement>(name: string) => place.querySelector<T>(`[data-call-${name}]`)!;
  const [call, mute, dark, end] = ['begin', 'mute', 'dark', 'end'].map((name) => part<HTMLButtonElement>(name)) as [HTMLButtonElement, HTMLButtonElement, HTMLButtonElement, HTMLButtonElement];
  const state = part('state'), nothing = state.textContent ?? '';
  const said = (name: string) => place.dataset[name] ?? '';

  const peer = new Peer('practice', said('letters'), () => {
    const { inCall, stands } = peer;
    place.dataset.stands = stands;
    shows(part<HTMLVideoElement>('own'), peer.own);
    shows(part<HTMLVideoElement>('other'), peer.other);
    call.hidden = inCall;
    mute.hidden = dark.hidden = end.hidden = !inCall;
    mute.textContent = said(peer.off('audio') ? 'unmute' : 'mute');
    dark.textContent = said(peer.off('video') ? 'light' : 'dark');
    const words = inCall && peer.cut && stands !== 'on' ? said('cut') : stands === 'idle' ? nothing : said(stands);
    if (state.textContent !== words) state.textContent = words;
  });

  call.hidden = false;
  call.addEventListener('click', () => void peer.begin().then(() => { if (peer.inCall) end.focus(); }));
  mute.addEventListener('click', () => peer.turned('audio'));
  dark.addEventListener('click', () => peer.turned('video'));
  end.addEventListener('click', () => { peer.end(); call.focus(); });
  addEventListener('pagehide', () => peer.leave());
}
