// What the house and a phone in the home say to each other. The house's side is `crates/alula-pages/src/with/state.rs` and
// `crates/alula-http/src/with/said.rs`.

export type Whose = 'client' | 'sitter';

/** Where the evening stands, for this phone. */
export type Stage =
  /** Before the day: the sitter learns and agrees; both rehearse. */
  | 'invited'
  /** The day: what to do before, one card at a time. */
  | 'before'
  /** The therapist opened the beginning: hold to say that the medicine is placed. */
  | 'open'
  /** The lozenge is in the mouth. */
  | 'hold'
  /** The deep hour. */
  | 'deep'
  /** Light comes back: somebody said so, or the time for it has come. */
  | 'returning'
  /** The session is over; the sitter may rest once the therapist said so. Evening and morning. */
  | 'after'
  /** This phone has nothing to do any more. */
  | 'over';

/** The lines that can be sent; this phone says them in its own language. */
export type PreparedLine = 'i_am_here' | 'stay_near' | 'say_the_name' | 'light_down' | 'breathe_slowly' | 'on_the_side' | 'measure' | 'ring_me';

export type State = {
  /** The house's clock when it said this. */
  now: string;
  session: string;
  whose: Whose;
  language: 'en' | 'es';
  stage: Stage;
  /** First names as they want to be called; nobody else's. */
  names: { client: string; sitter: string; therapist: string };
  /** Numbers to ring, as they are dialled; empty where none is known. `help` is the emergency number. */
  phones: { therapist: string; practice: string; sitter: string; client: string; help: string };
  /** Where help has to come, as confirmed; empty lines where nothing was. For the emergency card. */
  address: { street: string; door: string; town: string };
  /** A neutral short code for a text message, such as `7Q4`. */
  code: string;
  planned: string;
  openedAt?: string;
  /** Until when the beginning stays open. */
  openUntil?: string;
  t0?: string;
  holdMinutes: number;
  /** How often somebody looks in, and the minute since T0 at which light comes back; a state kept from an older house has neither. */
  lookMinutes?: number;
  lightMinutes?: number;
  afterHold: 'spit' | 'swallow';
  /** When the sitter looks in next; absent when nobody has to. */
  due?: string;
  /** True once the house has raised the alarm that nobody looked in. */
  overdue: boolean;
  /** A line that the therapist sent to the sitter, and when; the newest. */
  line?: { id: string; line: PreparedLine; at: string };
  /** The client asked for company then, and nobody has looked in since; for the sitter's phone. */
  company?: string;
  /** The last blood pressure, `above` when it is at or above the limit. */
  pressure?: { words: string; at: string; above: boolean };
  /** Of the sitter: what is still to do. Of both: whether this phone was rehearsed. */
  needs: { taught: boolean; agreed: boolean; rehearsed: boolean };
  released: boolean;
  /** Pages that wait to be shared until the morning; for the client's phone alone. */
  held: number;
  /** True while nothing is signed or decided (T0 until the next morning). */
  sober: boolean;
  morning?: string;
  /** The sound of the session, if a set was chosen: files to bring to this phone before. */
  sound?: { set: string; plan: { phase: string; title: string; file: string; silence: number }[] };
};

/** What a phone says. Reports are never refused; `learn`, `agree` and `rehearse` may be. */
export type Said =
  | { kind: 'placed' }
  | { kind: 'lozenge'; how: 'spit' | 'swallow' }
  | { kind: 'look'; says: 'all_calm' | 'not_sure' | 'emergency'; looks?: 'asleep' | 'awake' | 'upset' }
  | { kind: 'light' }
  | { kind: 'company' }
  | { kind: 'pressure'; upper: number; lower: number; pulse?: number }
  | { kind: 'mark'; mark: 'bathroom' | 'vomited' | 'nausea' | 'speaks' | 'note'; words?: string }
  | { kind: 'evening'; feeling: 'calm' | 'tender' | 'not_all_right' }
  | { kind: 'morning'; feeling: 'calm' | 'tender' | 'not_all_right'; slept?: boolean; unwell?: boolean; dark?: boolean; drove?: boolean; words?: string }
  | { kind: 'told'; words: string; harm?: boolean; ring?: boolean }
  | { kind: 'learn'; edition: string; wrong: number }
  | { kind: 'agree'; edition: string; name: string; recording: boolean }
  | { kind: 'rehearse'; withoutLine?: boolean; sound?: boolean; vibration?: boolean; screen?: boolean; storage?: boolean; call?: boolean; cuff?: boolean };

/** One statement in the outbox of a phone. `id` is a UUIDv4 made here, `seq` counts up on this phone, `at` is this phone's clock. */
export type Statement = { id: string; seq: number; at: string; said: Said };

/** POST /with/sync. The house corrects times by the difference of the two clocks: it is told this phone's at the moment of sending. */
export type Sync = {
  /** This phone's clock now. */
  clock: string;
  /** The pulse: what the therapist sees of the phone itself. */
  pulse: { battery?: number; hidden: boolean };
  statements: Statement[];
};

export type Synced = {
  /** Kept now or before: can be forgotten here. */
  kept: string[];
  /** Not kept, with the house's words: shown, and forgotten. */
  refused: { id: string; words: string }[];
  state: State;
};

// GET  /with            the page itself; holds nothing of anybody; the service worker keeps it.
// GET  /with/state      -> State; 401 when this phone may not (any more): forget everything kept here.
// POST /with/sync       Sync -> Synced; 401 as above.
// POST /with/end        hand-back: this phone is done; 204.
// GET  /with/sound/{file}   the bytes of a piece.
// GET/POST /come/{token}    a plain page of the house asks for the four digits and goes to /with.
// GET/POST /with/code       a plain page asks for six digits: another phone takes over.
