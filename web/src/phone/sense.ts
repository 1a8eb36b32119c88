// What this phone can do to be noticed and to stay awake. All of it only helps: the alarm is the house's.
let sound: AudioContext | undefined;
let awake: WakeLockSentinel | undefined;

/** A soft tone; louder the second time. True when the phone let it sound. */
export async function tone(loud = false): Promise<boolean> {
  try {
    sound ??= new AudioContext();
    await sound.resume();
    const [gain, tone] = [sound.createGain(), sound.createOscillator()];
    tone.frequency.value = loud ? 660 : 440;
    const now = sound.currentTime;
    gain.gain.setValueAtTime(0, now);
    gain.gain.linearRampToValueAtTime(loud ? 0.5 : 0.2, now + 0.08);
    gain.gain.linearRampToValueAtTime(0, now + 0.9);
    tone.connect(gain).connect(sound.destination);
    tone.start(now);
    tone.stop(now + 1);
    return sound.state === 'running';
  } catch {
    return false;
  }
}

export const vibrate = (pattern: number[]): boolean => navigator.vibrate?.(pattern) ?? false;

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

/** The phone's promise to keep what is on it. */
export const keepAll = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false;
