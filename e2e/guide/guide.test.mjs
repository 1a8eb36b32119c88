// The pictures of the user guide, of the demo practice as it is: cargo xtask guide.
import fs from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SIZES, as, openBrowser, openPage } from '../fixtures/browser.mjs';
import { press, send } from '../fixtures/hand.mjs';
import { holds, readyAtHome, shows, tap } from '../fixtures/home.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { openRoom } from '../fixtures/session.mjs';

const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'docs', 'guide', 'pictures');

/** Whose page, how it is reached: an address, or the words of the links that lead to it, and how it is looked at. */
const PICTURES = {
  'enquire': { path: '/', size: 'phone' },
  'therapist-today': { role: 'therapist', path: '/today' },
  'therapist-clients': { role: 'therapist', path: '/clients' },
  'therapist-story': { role: 'therapist', path: '/clients', follow: [/Amara/] },
  'therapist-preparation': { role: 'therapist', path: '/clients', follow: [/Amara/, 'Preparation'] },
  'therapist-board': { role: 'therapist', path: '/board' },
  'therapist-integration': { role: 'therapist', path: '/clients', follow: [/Amara/, 'Integration'], light: 'dusk' },
  'home-ready': { role: 'therapist', path: '/clients', follow: [/Marisela/, 'Open the session'], from: 'The sitter is there' },
  'therapist-threshold': { role: 'associate', path: '/clients', follow: [/Leila/, 'Open the session'] },
  'practice-outcomes': { role: 'supervisor', path: '/outcomes' },
  'prescriber-eligibility': { role: 'prescriber', path: '/clients', follow: [/Teodora/, 'Eligibility'] },
  'prescriber-orders': { role: 'prescriber', path: '/clients', follow: [/Amara/, 'Orders'] },
  'prescriber-decide': { role: 'prescriber', path: '/to-decide' },
  'prescriber-doses': { role: 'prescriber', path: '/clients', follow: [/Joyce/, 'Doses'] },
  'prescriber-own-limits': { role: 'prescriber', path: '/practice/limits' },
  'supervisor-to-read': { role: 'supervisor', path: '/supervision' },
  'associate-may-do': { role: 'associate', path: '/what-i-may-do' },
  'manager-board': { role: 'manager', path: '/board' },
  'manager-people': { role: 'manager', path: '/people' },
  'client-next': { role: 'client', path: '/me', size: 'phone' },
  'client-thread': { role: 'client', path: '/me/thread', size: 'phone', light: 'dusk' },
  'client-help': { role: 'client', path: '/help', size: 'phone' },
};

let browser, house;
before(async () => { [browser, house] = await Promise.all([openBrowser(), openHouse()]); await fs.mkdir(out, { recursive: true }); });
after(async () => { await browser?.close(); await house?.close(); });

for (const [name, { role, person, path: address, follow = [], from, ...screen }] of Object.entries(PICTURES)) {
  test(name, async () => {
    const page = role ? await as(browser, house, house.person(role, person), screen) : await openPage(browser, house, screen);
    await page.goto(address);
    for (const words of follow) {
      const link = page.locator('main').getByRole('link', { name: words }).first();
      const before = page.url();
      await link.click();
      await page.waitForURL((url) => url.href !== before);
    }
    await page.evaluate(() => document.fonts.ready);
    if (from) await page.getByText(from, { exact: true }).first().evaluate((it) => { it.scrollIntoView(); scrollBy(0, -24); });
    const { width, height } = SIZES[screen.size ?? 'desktop'];
    await page.screenshot({ path: path.join(out, `${name}.png`), clip: { x: 0, y: 0, width, height }, animations: 'disabled' });
    await page.context().close();
  });
}

const ROOM = 'therapist-room';
test(ROOM, async () => {
  const { room, session } = await openRoom(browser, house);
  await room.setViewportSize({ width: 1180, height: 820 });
  await house.later({ minutes: 11 });
  await room.goto(session);
  await press(room, room.locator('form[action$="/finish"] button[value=spit]'));
  for (const [minutes, kind] of [[6, 'still'], [9, 'tears'], [8, 'ease']]) {
    await house.later({ minutes });
    await room.goto(session);
    await press(room, room.locator(`form[action$="/mark"] button[value=${kind}]`).first());
  }
  await house.later({ minutes: 4 });
  await room.goto(session);
  await room.evaluate(() => document.fonts.ready);
  await room.screenshot({ path: path.join(out, `${ROOM}.png`), animations: 'disabled' });
  await room.context().close();
});

const AT_HOME = ['home-sitter-rehearsal', 'home-client-card', 'home-sitter-watch', 'home-client-ember', 'home-porch', 'home-client-evening'];
test('a session at home, in a house of its own', async (it) => {
  const other = await openHouse();
  it.after(() => other.close());
  const look = async (name, page) => {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: path.join(out, `${name}.png`), animations: 'disabled' });
  };
  const halfway = async (phone) => { await phone.waitForTimeout(9_000); await look('home-sitter-rehearsal', phone); };
  const at = await readyAtHome(browser, other, { looks: halfway });
  const keeps = async (name, fields = {}) => { await at.therapist.goto(at.session); await send(at.therapist, `${at.session}/${name}`, fields); };
  const calm = async (how) => { await tap(at.sitter, 'All calm'); if (how) await tap(at.sitter, how); };
  await shows(at.client, 'client-card');
  await look('home-client-card', at.client);
  await keeps('begin');
  await shows(at.client, 'open');
  await holds(at.client, 'Hold: it is in the mouth');
  await other.later({ minutes: 13 });
  await shows(at.client, 'cue');
  await tap(at.client, 'Done');
  await shows(at.client, 'deep');
  for (const how of ['awake', 'as if asleep']) {
    await calm(how);
    await other.later({ minutes: 13 });
  }
  await shows(at.sitter, 'watch');
  await look('home-sitter-watch', at.sitter);
  await look('home-client-ember', at.client);
  await calm('as if asleep');
  await at.therapist.goto(at.session);
  await at.therapist.getByRole('button', { name: /Alarms are silent/ }).click();
  await at.therapist.locator('main').getByText(/Leila’s phone heard/).first().waitFor({ timeout: 40_000 });
  await look('home-porch', at.therapist);
  for (let n = 0; n < 8; n += 1) {
    await other.later({ minutes: 13 });
    await calm();
  }
  await keeps('vitals', { systolic: 122, diastolic: 78, pulse: 70 });
  const questions = { alertness: '5', oriented: 'present', walks: 'present', vomited: 'absent', safe: 'present', escort_present: 'present', no_driving: 'present' };
  await keeps('leave', questions);
  await other.later({ minutes: 14 });
  await calm();
  await other.later({ minutes: 2 });
  await keeps('leave', questions);
  await keeps('ready');
  await keeps('left', { with: 'Kian, her brother' });
  await shows(at.client, 'evening');
  await look('home-client-evening', at.client);
});

test('no picture is left over', async () => {
  const drawn = [...Object.keys(PICTURES), ROOM, ...AT_HOME];
  for (const file of await fs.readdir(out)) {
    if (!drawn.includes(file.replace(/\.png$/, ''))) await fs.rm(path.join(out, file));
  }
});
