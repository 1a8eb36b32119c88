// The pictures of the user guide, of the demo practice as it is: cargo xtask guide.
import fs from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SIZES, as, openBrowser, openPage } from '../fixtures/browser.mjs';
import { press } from '../fixtures/hand.mjs';
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

for (const [name, { role, person, path: address, follow = [], ...screen }] of Object.entries(PICTURES)) {
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

test('no picture is left over', async () => {
  for (const file of await fs.readdir(out)) {
    if (file !== `${ROOM}.png` && !(file.replace(/\.png$/, '') in PICTURES)) await fs.rm(path.join(out, file));
  }
});
