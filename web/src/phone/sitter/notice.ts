// Sounds and moves when it is time to look in or the client would like company, and again, louder, after two minutes. It only
// helps: the alarm is the house's.
import { apart, type App } from '../app';
import { tone, vibrate } from '../sense';

const LOUDER = 2 * 60_000;
const AGAIN = 20_000;
let noticed = '';

export function notice(app: App): void {
  const { due } = app.standing;
  const { company } = app.state;
  const since = company !== undefined ? Date.parse(company) : due;
  if (since === undefined || app.now < since || app.standing.stage === 'after') return;
  const late = app.now - since - LOUDER;
  const key = `${since} ${late < 0 ? 'soft' : Math.floor(late / AGAIN)}`;
  if (noticed === key) return;
  noticed = key;
  if (late < 0) vibrate(250, 120, 250); else vibrate(400, 150, 400, 150, 400);
  void tone(late >= 0);
  app.tell(company === undefined ? app.words.look_now : app.words.wants_company(apart(app.state.names.client)));
}
