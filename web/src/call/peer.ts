// One end of a picture call, the same for both sides: the practice rings and offers, the home comes and answers. The picture
// goes from browser to browser; the house carries letters. Whatever fails ends in a state that is told in words, never in a
// fault of the page around it.
import { Letters, chance, type Letter } from './letters';

export type Side = 'practice' | 'home';
/** Where a call stands. `camera`: the browser gives none. `busy`: the home is in another call. */
export type Stands = 'idle' | 'rings' | 'joining' | 'on' | 'lost' | 'over' | 'nobody' | 'busy' | 'camera';

const RINGS = 120_000;
/** A picture that is gone for longer is looked for anew. */
const PATIENCE = 5_000;
const TRIES = 3;
/** So many tries, ten seconds apart, and nobody looks for it any more. */
const ENOUGH = 30;
const PICTURE: MediaStreamConstraints = {
  video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { max: 24 }, facingMode: 'user' },
  audio: { echoCancellation: true, noiseSuppression: true },
};

export class Peer {
  stands: Stands = 'idle';
  /** No line to the house. */
  cut = false;
  own: MediaStream | undefined;
  other: MediaStream | undefined;
  private letters: Letters;
  private me = chance();
  private call = '';
  private them = '';
  private turn = 0;
  private line: RTCPeerConnection | undefined;
  private early: { turn: number; ice: RTCIceCandidateInit }[] = [];
  private clock = 0;
  private opening = false;

  constructor(private side: Side, address: string, private changed: () => void) {
    this.letters = new Letters(address, (letter, ago) => this.read(letter, ago), (is) => {
      if (is !== this.cut) { this.cut = is; this.changed(); }
    });
  }

  get inCall(): boolean { return ['rings', 'joining', 'on', 'lost'].includes(this.stands); }

  /** The home hears when it rings. */
  listen(): void { this.letters.listen(); }

  /** The practice rings. */
  async begin(): Promise<void> {
    if (this.inCall || this.opening) return;
    this.opening = true;
    await this.letters.ask();
    const opened = await this.open();
    this.opening = false;
    if (!opened) return this.finish('camera');
    [this.call, this.them, this.turn] = [chance(), '', 0];
    this.letters.listen();
    this.say({ say: 'ring' });
    this.stand('rings');
    this.after(RINGS, () => this.end('nobody'));
  }

  /** The home comes. */
  async answer(): Promise<void> {
    if (this.stands !== 'rings') return;
    this.stand('joining');
    if (!(await this.open())) return this.end('camera');
    if (this.inCall) this.come();
    else this.close();
  }

  end(stands: Stands = 'over'): void {
    if (!this.inCall) return;
    this.say({ say: 'end' });
    this.finish(stands);
  }

  /** The page goes away. */
  leave(): void {
    if (this.inCall) this.letters.lastWord(this.letter({ say: 'end' }));
    this.letters.deafen();
    this.close();
  }

  /** Whether the microphone, or the camera, is off now. */
  turned(kind: 'audio' | 'video'): boolean {
    const track = this.tracks(kind)[0];
    if (track) for (const it of this.tracks(kind)) it.enabled = !it.enabled;
    this.changed();
    return this.off(kind);
  }

  off(kind: 'audio' | 'video'): boolean { return this.tracks(kind).every((it) => !it.enabled); }

  private tracks(kind: 'audio' | 'video'): MediaStreamTrack[] {
    return this.own?.getTracks().filter((it) => it.kind === kind) ?? [];
  }

  private stand(stands: Stands): void {
    if (stands === this.stands) return;
    this.stands = stands;
    this.changed();
  }

  private letter(letter: Omit<Letter, 'call' | 'from'>): Letter { return { call: this.call, from: this.me, ...letter }; }
  private say(letter: Omit<Letter, 'call' | 'from'>): void { this.letters.send(this.letter(letter)); }

  private after(time: number, then: () => void): void {
    clearTimeout(this.clock);
    this.clock = window.setTimeout(then, time);
  }

  /** Camera and microphone, or the microphone alone. */
  private async open(): Promise<boolean> {
    for (const wish of [PICTURE, { audio: PICTURE.audio! }]) {
      try {
        this.own ??= await navigator.mediaDevices.getUserMedia(wish);
        this.changed();
        return true;
      } catch {
        // None there, or not given.
      }
    }
    return false;
  }

  private come(): void {
    this.close(false);
    this.stand('joining');
    this.say({ say: 'come' });
    this.after(RINGS, () => this.end('nobody'));
  }

  private async read(letter: Letter, ago: number): Promise<void> {
    if (this.side === 'home' && letter.say === 'ring') return this.rung(letter, ago);
    if (letter.call !== this.call || !this.inCall || (letter.to && letter.to !== this.me)) return this.elsewhere(letter, ago);
    const [turn, sdp] = [letter.turn ?? 0, letter.sdp ?? ''];
    switch (letter.say) {
      case 'come':
        this.them = letter.from;
        this.turn += 1;
        this.connect();
        return this.offer();
      case 'offer':
        if (this.stands === 'rings') return;
        if (!this.line || turn !== this.turn) { this.turn = turn; this.them = letter.from; this.connect(); }
        await this.line!.setRemoteDescription({ type: 'offer', sdp });
        await this.line!.setLocalDescription();
        this.say({ say: 'answer', turn, sdp: this.line!.localDescription!.sdp });
        return this.late();
      case 'answer':
        if (turn !== this.turn || this.line?.signalingState !== 'have-local-offer') return;
        await this.line.setRemoteDescription({ type: 'answer', sdp });
        return this.late();
      case 'ice':
        if (letter.ice) this.early.push({ turn, ice: letter.ice });
        return this.late();
      case 'again':
        return turn === this.turn ? this.offer(true) : undefined;
      case 'busy':
        return this.stands === 'rings' ? this.finish('busy') : undefined;
      case 'end':
        return !this.them || this.them === letter.from ? this.finish('over') : undefined;
    }
  }

  /** It rings at home: who had come before comes again by themselves. */
  private rung(letter: Letter, ago: number): void {
    if (ago * 1_000 > RINGS) return;
    const same = letter.call === this.call;
    if (this.stands === 'on') return same ? undefined : this.letters.send({ call: letter.call, from: this.me, say: 'busy' });
    if (same && (this.stands === 'lost' || this.stands === 'joining')) return this.come();
    this.close();
    this.call = letter.call;
    this.them = '';
    this.stand('rings');
    this.after(RINGS - ago * 1_000, () => this.finish('idle'));
  }

  /** Another phone of the home has answered. */
  private elsewhere(letter: Letter, ago: number): void {
    if (this.side === 'home' && ago * 1_000 < PATIENCE && letter.call === this.call && letter.say === 'offer' && this.inCall) this.finish('idle');
  }

  private connect(): void {
    this.line?.close();
    const line = new RTCPeerConnection({ iceServers: this.letters.ice });
    this.line = line;
    const turn = this.turn;
    for (const track of this.own?.getTracks() ?? []) line.addTrack(track, this.own!);
    // Without a camera here the other's picture is still wanted.
    if (this.side === 'practice' && this.tracks('video').length === 0) line.addTransceiver('video', { direction: 'recvonly' });
    line.onicecandidate = ({ candidate }) => { if (candidate) this.say({ say: 'ice', to: this.them, turn, ice: candidate.toJSON() }); };
    line.ontrack = ({ streams, track }) => { this.other = streams[0] ?? new MediaStream([track]); this.changed(); };
    line.onconnectionstatechange = () => this.moved(line);
    this.stand('joining');
    this.after(PATIENCE * TRIES, () => this.repair(1));
  }

  private async offer(iceRestart = false): Promise<void> {
    const line = this.line;
    if (!line || (iceRestart && line.signalingState !== 'stable')) return;
    await line.setLocalDescription(await line.createOffer({ iceRestart }));
    this.say({ say: 'offer', to: this.them, turn: this.turn, sdp: line.localDescription!.sdp });
  }

  /** Candidates that came before the description they belong to. */
  private async late(): Promise<void> {
    const line = this.line;
    if (!line?.remoteDescription) return;
    const now = this.early.filter((it) => it.turn === this.turn);
    this.early = this.early.filter((it) => it.turn > this.turn);
    for (const { ice } of now) await line.addIceCandidate(ice).catch(() => undefined);
  }

  private moved(line: RTCPeerConnection): void {
    if (line !== this.line || !this.inCall) return;
    if (line.connectionState === 'connected') {
      clearTimeout(this.clock);
      this.stand('on');
    } else if (line.connectionState === 'disconnected' || line.connectionState === 'failed') {
      this.stand('lost');
      this.after(line.connectionState === 'failed' ? 0 : PATIENCE, () => this.repair(1));
    }
  }

  /** Looks for another way between the two; after a few tries the practice rings anew under the same call. */
  private repair(tries: number): void {
    if (!this.inCall || this.line?.connectionState === 'connected') return;
    if (tries > ENOUGH) return this.end();
    this.stand('lost');
    if (this.side === 'home') this.say({ say: 'again', turn: this.turn });
    else if (tries <= TRIES) void this.offer(true).catch(() => undefined);
    else this.say({ say: 'ring' });
    this.after(2 * PATIENCE, () => this.repair(tries + 1));
  }

  private finish(stands: Stands): void {
    this.close();
    if (this.side === 'practice') this.letters.deafen();
    this.stand(stands);
  }

  private close(withOwn = true): void {
    clearTimeout(this.clock);
    this.line?.close();
    this.line = undefined;
    this.other = undefined;
    this.early = [];
    if (!withOwn) return;
    for (const it of this.own?.getTracks() ?? []) it.stop();
    this.own = undefined;
  }
}
