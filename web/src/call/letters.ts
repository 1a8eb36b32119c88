// Letters to the other side of a picture call, through the house: sent in order, and heard as they come. A house that does
// not answer is asked again; nothing is thrown.

/** One letter. A call is named by chance; `turn` counts its connections, the later one holds. */
export interface Letter {
  call: string;
  from: string;
  to?: string;
  say: 'ring' | 'come' | 'offer' | 'answer' | 'ice' | 'again' | 'end' | 'busy';
  turn?: number;
  sdp?: string;
  ice?: RTCIceCandidateInit;
}

interface Heard {
  letters: { n: number; ago: number; say: Letter }[];
  ice: RTCIceServer[];
}

const TRIES = 30;
const PAUSE = 2_000;

export const pause = (time: number) => new Promise<void>((done) => setTimeout(done, time));
export const chance = () => crypto.randomUUID().slice(0, 8);

export class Letters {
  /** Servers with whose help two browsers find each other. */
  ice: RTCIceServer[] = [];
  private last = 0;
  private hearing: AbortController | undefined;
  private sending: Promise<void> = Promise.resolve();

  constructor(private address: string, private read: (letter: Letter, ago: number) => Promise<void>, private cut: (is: boolean) => void) {}

  /** Listens from now on. The house answers when there is a letter, or after twenty seconds. */
  listen(): void {
    if (this.hearing) return;
    const hearing = new AbortController();
    this.hearing = hearing;
    void this.goOn(hearing.signal);
  }

  deafen(): void {
    this.hearing?.abort();
    this.hearing = undefined;
  }

  /** Asks once, without waiting: which servers the house names. */
  async ask(): Promise<void> {
    try {
      await this.hear('', undefined);
    } catch {
      // Without an answer the two browsers may still find each other.
    }
  }

  send(letter: Letter): void {
    this.sending = this.sending.then(() => this.deliver(letter));
  }

  /** For the moment in which a page goes away. */
  lastWord(letter: Letter): void {
    void fetch(this.address, { ...posted(letter), keepalive: true }).catch(() => undefined);
  }

  private async deliver(letter: Letter): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      try {
        const answer = await fetch(this.address, posted(letter));
        // What the house does not take today, it does not take tomorrow.
        if (answer.status < 500) return;
      } catch {
        // No line; once more.
      }
      await pause(PAUSE);
    }
  }

  private async goOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.hear('&wait=yes', signal);
        this.cut(false);
      } catch {
        if (signal.aborted) return;
        this.cut(true);
        await pause(PAUSE);
      }
    }
  }

  private async hear(wait: string, signal: AbortSignal | undefined): Promise<void> {
    const answer = await fetch(`${this.address}?after=${this.last}${wait}`, { signal: signal ?? null, headers: { accept: 'application/json' } });
    if (!answer.ok || answer.redirected) throw new Error('no letters');
    const heard = (await answer.json()) as Heard;
    this.ice = heard.ice;
    if (!signal) return;
    for (const { n, ago, say } of heard.letters) {
      if (signal.aborted) return;
      this.last = Math.max(this.last, n);
      try {
        await this.read(say, ago);
      } catch {
        // A letter that makes no sense by now.
      }
    }
  }
}

function posted(letter: Letter): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(letter) };
}
