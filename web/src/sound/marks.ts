// Every change of sound is a mark, also while the line is cut: what could not be sent stays on this device with its time and its id, and is sent
// when the line is back and its author reads again. The house meets the same id twice with its first answer, so nothing is doubled.
type Mark = { of: string; to: string; entry: string; words: string; at: number };

const PLACE = 'alula-sound-marks';
const MINUTE = 60_000;
const AGAIN = 15_000;

function all(): Mark[] {
  try { return JSON.parse(localStorage.getItem(PLACE) ?? '[]') as Mark[]; } catch { return []; }
}

function keep(marks: Mark[]): void {
  if (marks.length > 0) localStorage.setItem(PLACE, JSON.stringify(marks));
  else localStorage.removeItem(PLACE);
}

/** How a mark was taken: kept by the house, refused by it, or not now. */
async function sent({ to, entry, words, at }: Mark): Promise<'kept' | 'refused' | 'later'> {
  const ago = Math.floor((Date.now() - at) / MINUTE);
  const body = new URLSearchParams({ entry, kind: 'sound', words, ago: ago > 0 ? String(ago) : '' });
  try {
    const answer = await fetch(to, { method: 'POST', body, redirect: 'manual', headers: { accept: 'application/json' } });
    if (answer.type === 'opaqueredirect' || answer.ok) return 'kept';
    return answer.status === 401 || answer.status === 429 || answer.status >= 500 ? 'later' : 'refused';
  } catch { return 'later'; }
}

export class SoundMarks {
  private sending = false;

  constructor(private readonly to: string, private readonly of: string, private readonly tell: (waiting: number, refused: boolean) => void) {
    addEventListener('online', () => void this.send());
    setInterval(() => { if (this.waiting().length > 0) void this.send(); }, AGAIN);
    void this.send();
  }

  make(words: string): void {
    keep([...all(), { of: this.of, to: this.to, entry: crypto.randomUUID(), words, at: Date.now() }]);
    void this.send();
  }

  private waiting(): Mark[] {
    return all().filter((it) => it.of === this.of);
  }

  private async send(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    let refused = false;
    for (let next = this.waiting()[0]; next; next = this.waiting()[0]) {
      const answer = await sent(next);
      if (answer === 'later') break;
      refused ||= answer === 'refused';
      keep(all().filter((it) => it.entry !== next?.entry));
    }
    this.sending = false;
    this.tell(this.waiting().length, refused);
  }
}
