// A session at home seen from afar: a phone in the home speaks, nobody looks in, the page sounds until it is heard, and when
// the house itself is silent the page keeps the time of the next look-in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertReadable } from '../fixtures/axe.mjs';
import { as, openBrowser, openPage } from '../fixtures/browser.mjs';
import { press, send } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';

let browser, house, room, phone, chart, session, therapist, sequence = 0;

const tile = (words) => room.waitForFunction((it) => document.querySelector('#porch-tile')?.textContent.includes(it), words);

/** What the sitter's phone says, by the house's clock. */
async function says(said) {
  sequence += 1;
  const status = await phone.evaluate(async ([id, seq, said, ahead]) => {
    const at = new Date(Date.now() + ahead * 1_000).toISOString();
    const body = { clock: at, pulse: { battery: 62, hidden: false }, statements: said ? [{ id, seq, at, said }] : [] };
    const answer = await fetch('/with/sync', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return answer.status;
  }, [crypto.randomUUID(), sequence, said, house.ahead]);
  assert.equal(status, 200);
}

before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  therapist = house.person('therapist', 'Ines');
  const prescriber = house.person('prescriber', 'Anand');
  const [mine, orders] = await Promise.all([as(browser, house, therapist), as(browser, house, prescriber)]);
  room = mine;
  await room.goto('/clients');
  await press(room, room.locator('main').getByRole('link', { name: /Hana/ }).first());
  chart = new URL(room.url()).pathname;
  const day = (days) => house.wall({ days }).slice(0, 10);
  const order = {
    route: 'lozenge', setting: 'home', product: 'Rapid lozenge', strength: '100', amount: '100', daily_maximum: '100', hold: '12', after_hold: 'spit',
    interval: '72', valid_until: day(60), basis: 'in_person_exam', examined_on: day(-60), monitoring_checked: day(0), instruction: 'Wait ten minutes, measure again.',
  };
  await orders.goto(`${chart}/orders`);
  await send(orders, '/orders', order);
  if (orders.url().includes('/confirm')) {
    await send(orders, '/confirm', { password: prescriber.password });
    await orders.goto(`${chart}/orders`);
    await send(orders, '/orders', order);
  }
  await orders.context().close();
});
after(async () => { await browser?.close(); await house?.close(); });

test('the sitter is named, and a phone comes in with a link and its digits, shown once', async () => {
  await room.goto(`${chart}/sessions/new`);
  const home = room.locator('label.choice', { hasText: 'at home' }).locator('input[name=order]');
  await send(room, '/sessions/new', { order: await home.getAttribute('value'), at: house.wall({ minutes: 1 }) });
  session = new URL(room.url()).pathname;
  await send(room, `${session}/sitter`, { name: 'Joan Field', phone: '+1 415 555 0101', relation: 'sister', adult: 'present' });
  await send(room, `${session}/address`, { door: 'second floor, the code is 1904', licensed_here: 'present', dial: 'present' });
  await send(room, `${session}/sitter/link`);
  await assertReadable(room);
  const [link, digits] = [await room.locator('textarea').inputValue(), (await room.locator('.big-number').innerText()).trim()];
  assert.match(digits, /^\d{4}$/);
  assert.ok(!link.includes(digits), 'the digits are not in the link');
  phone = await openPage(browser, house, { size: 'phone' });
  await phone.goto(link);
  await send(phone, new URL(link).pathname, { code: digits });
  await says(null);
  await room.goto(session);
  await assertReadable(room);
  assert.match(await room.locator('#home-phones').innerText(), /Joan’s phone heard/);
});

test('the medicine is placed by the phone, and the page becomes Porch Light by itself', async () => {
  await says({ kind: 'placed' });
  await room.waitForSelector('#porch-tile');
  await house.later({ minutes: 6 });
  await says({ kind: 'look', says: 'all_calm', looks: 'asleep' });
  await tile('Joan: all calm, as if asleep');
  await assertReadable(room);
});

test('nobody looks in: the page sounds from its step on, until whoever watches has heard it', async () => {
  await house.later({ minutes: 16 });
  await room.locator('#alarms').waitFor();
  assert.equal(await room.locator('[data-sounds]').count(), 0, 'the sitter is asked first');
  await house.later({ minutes: 3 });
  await room.locator('[data-sounds]').waitFor();
  await room.evaluate(() => {
    window.notes = 0;
    const make = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function note() { window.notes += 1; return make.call(this); };
  });
  await room.mouse.click(700, 30);
  await room.waitForFunction(() => window.notes > 0);
  await assertReadable(room);
  await room.locator('[data-heard]').click();
  await room.waitForFunction(() => !document.querySelector('[data-sounds]'));
  const before = await room.evaluate(() => window.notes);
  await room.waitForTimeout(3_500);
  assert.equal(await room.evaluate(() => window.notes), before, 'it is silent once it was heard');
  const elsewhere = await as(browser, house, therapist);
  await elsewhere.goto('/porch');
  await assertReadable(elsewhere);
  assert.match(await elsewhere.locator('.porch-small').innerText(), /Nobody has looked in/);
  await elsewhere.goto('/inbox');
  assert.match(await elsewhere.locator('.line.urgent', { hasText: 'Hana' }).innerText(), /nobody has answered/);
  await elsewhere.context().close();
});

test('they were reached by telephone, with another time for the next look', async () => {
  await send(room, `${session}/reached`, { whom: 'sitter', well: 'present', next: '30' });
  await room.waitForFunction(() => !document.querySelector('#alarms'));
  await tile('Sitter reached by telephone: all well');
  await tile('in 30 min');
});

test('the house is silent: the page says so, knows the next look-in, and goes on when it is back', async () => {
  house.process.kill('SIGSTOP');
  const said = () => room.locator('[data-no-line]');
  await said().waitFor({ timeout: 60_000 });
  assert.match(await said().innerText(), /No line to the house since \d\d:\d\d\. Next look-in due at \d\d:\d\d\./);
  house.process.kill('SIGCONT');
  await said().waitFor({ state: 'hidden', timeout: 60_000 });
  assert.deepEqual(room.complaints, []);
});
