// What this phone can do to be noticed and to stay awake. All of it only helps: the alarm is the house's.
let sound: AudioContext | undefined;
let awake: WakeLockSentinel | undefined;

/** Lets tones sound later: a browser wants a touch of the person first. */
export function unlockSound(): void {
  if (sound?.state === 'running') return;
  sound ??= new AudioContext();
  void sound.resume();
}

/** A soft tone; higher and louder the second time. True when the phone let it sound. */
export async function tone(loud = false): Promise<boolean> {
  try {
    sound ??= new AudioContext();
    await sound.resume();
    const [gain, voice] = [sound.createGain(), sound.createOscillator()];
    voice.frequency.value = loud ? 660 : 440;
    const now = sound.currentTime;
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(loud ? 0.5 : 0.2, now + 0.08);
    gain.gain.linearRampToValueAtTime(0, now + 0.9);
    voice.connect(gain).connect(sound.destination);
    voice.start(now);
    voice.stop(now + 1);
    return sound.state === 'running';
  } catch {
    return false;
  }
}

/** Moves the phone, once somebody has touched the page. */
export const vibrate = (...pattern: number[]): boolean => navigator.userActivation?.hasBeenActive !== false && (navigator.vibrate?.(pattern) ?? false);

/** Asks the phone to leave its screen on; it lets go when the page is left, so this is asked with each tap. */
export async function stayAwake(): Promise<boolean> {
  if (awake && !awake.released) return true;
  try {
    awake = await navigator.wakeLock?.request('screen');
  } catch {
    awake = undefined;
  }
  return awake !== undefined;
}

export function letSleep(): void {
  void awake?.release();
  awake = undefined;
}

/** The phone's promise to keep what is on it. */
export const keepAll = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false;

/** The whole screen, where the phone allows it. */
export function fill(whole: boolean): void {
  if (whole) void document.documentElement.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
}

let trapped = false;
let listens = false;

/** While this holds, the way back leads nowhere. */
export function holdBack(on: boolean): void {
  if (on && !trapped) history.pushState({ here: true }, '');
  trapped = on;
  if (listens) return;
  listens = true;
  window.addEventListener('popstate', () => { if (trapped) history.pushState({ here: true }, ''); });
}
