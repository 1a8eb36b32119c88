// The bar at the foot of a session. Its buttons are forms that make a mark; here they play as well, and the mark says what plays.
import { SoundMarks } from './marks';
import { Player, type Place, type Told } from './player';
import { bring, letGo } from './store';

const LEFT = 'alula-sound-left';
const SOON = 20_000;

type Left = { set: string; phase: string; title: string; position: number; volume: number; at: number };

export function offerSound(): void {
  const bar = document.querySelector<HTMLElement>('[data-sound-mark]');
  if (!bar) return;
  const said = bar.querySelector<HTMLElement>('.sound-said');
  const volume = bar.querySelector<HTMLInputElement>('#sound-volume');
  const plans = [...bar.querySelectorAll<HTMLElement>('[data-sound-set]')];
  for (const part of bar.querySelectorAll<HTMLElement>('[data-sound-scripted]')) part.hidden = false;

  let set = plans.find((it) => !it.hidden)?.dataset.soundSet ?? '';
  let brought: Promise<void> = Promise.resolve();
  let kept = '';
  let now = '';

  const say = () => { if (said) said.textContent = [now, kept].filter(Boolean).join(' · '); };
  const marks = new SoundMarks(bar.dataset.soundMark ?? '', bar.dataset.soundOf ?? '', (waiting, refused) => {
    kept = refused ? 'A mark was not kept' : waiting > 0 ? `${waiting} ${waiting === 1 ? 'mark waits' : 'marks wait'} for the network` : '';
    say();
  });

  const player = new Player((told) => {
    now = words(told);
    bar.dataset.soundStands = told.what;
    if (told.what === 'plays') { marks.make(now); announce(told.place); }
    if (told.what === 'silence' && told.planned) marks.make('silence');
    if (told.what === 'lost') now = 'It does not play on this device';
    say();
  });

  function words(told: Told): string {
    if (told.what === 'plays') return `${told.place.phase} · ${told.place.title}`;
    return told.what === 'fading' ? 'Fading' : 'Silence';
  }

  function hush(seconds?: number): void {
    marks.make('silence');
    player.silence(seconds);
  }

  function announce(place: Place): void {
    if (!('mediaSession' in navigator)) return;
    navigator.mediaSession.metadata = new MediaMetadata({ title: place.title, artist: set, album: 'Alula' });
    navigator.mediaSession.setActionHandler('play', () => player.play());
    navigator.mediaSession.setActionHandler('pause', () => hush());
    navigator.mediaSession.setActionHandler('nexttrack', () => player.skip());
  }

  function take(name: string): void {
    set = name;
    for (const it of plans) it.hidden = it.dataset.soundSet !== name;
    const title = bar?.querySelector('.sound-now > :first-child');
    const bold = document.createElement('b');
    const own = document.createElement('bdi');
    own.textContent = name;
    bold.append(own);
    title?.replaceWith(bold);
    bar?.querySelector('.sound-acts')?.removeAttribute('hidden');
    const folds = bar?.querySelector('.sound-folds');
    if (folds) folds.textContent = 'Set and volume';
    const places = placesOf(plans.find((it) => it.dataset.soundSet === name));
    player.take(places);
    const files = [...new Set(places.map((it) => it.file))];
    brought = bring(files, (here) => { now = here < files.length ? `${here} of ${files.length} pieces are on this device` : 'All of it is on this device'; say(); });
    brought.catch(() => { now = 'Not all of it is on this device, because the network is away'; say(); });
  }

  bar.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    const act = form.dataset.soundAct;
    if (act === 'choose') {
      const choice = form.querySelector('select')?.value ?? '';
      marks.make(choice);
      take(choice.slice(choice.indexOf(' ') + 1));
      bar.querySelector('.sound-now > .soft')?.remove();
    } else if (act === 'fade') hush();
    else if (act === 'silence') hush(0.3);
    else void brought.then(() => { if (act === 'play') player.play(); else if (act === 'skip') player.skip(); else player.phase(); }, () => say());
  });
  volume?.addEventListener('input', () => { player.volume = Number(volume.value) / 100; });

  // A page that is left takes its sound with it; the next page of the same session takes it up where the browser lets it.
  addEventListener('pagehide', () => {
    const place = player.place;
    if (!place || !player.playing) return;
    const left: Left = { set, phase: place.phase, title: place.title, position: player.position, volume: Number(volume?.value ?? 70), at: Date.now() };
    sessionStorage.setItem(LEFT, JSON.stringify({ ...left, mark: bar.dataset.soundMark }));
  });

  const all = new Set(plans.flatMap((it) => placesOf(it)).map((it) => it.file));
  void letGo(all).catch(() => undefined);
  if (set) take(set);
  const left = justLeft(bar.dataset.soundMark ?? '');
  if (!left) return;
  if (left.set !== set) take(left.set);
  if (volume) { volume.value = String(left.volume); player.volume = left.volume / 100; }
  const { phase, title, position } = left;
  void brought.then(async () => {
    if (await player.resume(title, phase, position)) { now = `${phase} · ${title}`; bar.dataset.soundStands = 'plays'; say(); return; }
    marks.make('silence, the page was opened anew');
    now = 'Stopped with the page before';
    say();
  }).catch(() => undefined);
}

function placesOf(plan?: HTMLElement): Place[] {
  return [...(plan?.querySelectorAll('li') ?? [])].map(({ dataset }) => ({
    phase: dataset.phase ?? '', title: dataset.title ?? '', file: dataset.file ?? '', silence: Number(dataset.silence ?? 0),
  }));
}

function justLeft(mark: string): Left | undefined {
  const text = sessionStorage.getItem(LEFT);
  sessionStorage.removeItem(LEFT);
  const left = text ? (JSON.parse(text) as Left & { mark: string }) : undefined;
  return left && left.mark === mark && Date.now() - left.at < SOON ? left : undefined;
}
