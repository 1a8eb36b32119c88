// The button "Connect a device" at a pad, only where the browser has Bluetooth. The number pad stays first.
import { type Bluetooth, connect } from './device';
import type { Reading } from './read';

const bluetooth = () => (navigator as Navigator & { bluetooth?: Bluetooth }).bluetooth;

let name = '';

function say(words: string): void {
  for (const line of document.querySelectorAll<HTMLElement>('[data-device] [role="status"]')) line.textContent = words;
}

/** Fills what nobody is writing in: a value that was typed stays. */
function fill(reading: Reading): void {
  for (const pad of document.querySelectorAll('[data-pad]')) {
    for (const field of pad.querySelectorAll<HTMLInputElement>('input.number')) {
      const value = reading[field.name as keyof Omit<Reading, 'doubts'>];
      const typed = field.value !== '' && field.dataset.measured !== field.value;
      if (value === undefined || typed) continue;
      field.value = String(value);
      field.dataset.measured = field.value;
    }
  }
  const doubts = reading.doubts.length > 0 ? ` It says: ${reading.doubts.join(', ')}. Please take it again.` : '';
  say(`${name} filled the fields. Look at them, then keep the reading.${doubts}`);
}

async function begin(button: HTMLButtonElement): Promise<void> {
  const found = bluetooth();
  if (!found) return;
  button.disabled = true;
  try {
    name = await connect(found, fill, () => { say(`${name} is no longer connected. The number pad goes on.`); furnish(false); });
    say(`${name} is connected. It fills the fields as it measures.`);
    furnish(true);
  } catch (fault) {
    button.disabled = false;
    const chose = fault instanceof DOMException && fault.name === 'NotFoundError';
    say(chose ? 'No device was chosen. The number pad is enough.' : 'The device could not be reached. The number pad is enough.');
  }
}

let connected = false;

function furnish(now = connected): void {
  connected = now;
  for (const place of document.querySelectorAll<HTMLElement>('[data-device]')) {
    place.hidden = bluetooth() === undefined;
    const button = place.querySelector<HTMLButtonElement>('button');
    if (button) { button.hidden = connected; button.disabled = false; }
  }
}

export function offerDevices(): void {
  furnish();
  document.addEventListener('htmx:after:swap', () => furnish());
  document.addEventListener('click', (event) => {
    const button = (event.target as Element | null)?.closest?.<HTMLButtonElement>('[data-device] button');
    if (button) void begin(button);
  });
}
