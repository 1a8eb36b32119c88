// A session in which nothing happens: three hours need no more than twenty-five presses, and its note no more than six.
// What is typed (the digits of a reading, words, a day) is not a press; opening a fold is one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../fixtures/browser.mjs';
import { press } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { openRoom } from '../fixtures/session.mjs';

let browser, house, room, session;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  ({ room, session } = await openRoom(browser, house));
});
after(async () => { await browser?.close(); await house?.close(); });

test('three quiet hours are kept with twenty-five presses, the note with six', async (t) => {
  let presses = 0, minute = 0;
  const at = async (next) => {
    await house.later({ minutes: next - minute });
    minute = next;
    await room.goto(session);
    await room.waitForFunction(() => document.body.dataset.taps === 'kept');
  };
  /** Presses something once, after the folds around it were opened one by one. */
  const tap = async (it) => {
    const folds = it.locator('xpath=ancestor::details[not(@open)]');
    for (let left = await folds.count(); left > 0; left -= 1) { presses += 1; await folds.first().locator('> summary').click(); }
    presses += 1;
    await press(room, it);
  };
  const form = (name) => room.locator(`form[action$="/${name}"]`).first();
  const well = () => tap(room.locator('form[action$="/mark"] button[value=well]'));
  const reading = async (...values) => {
    const it = form('vitals');
    const fold = it.locator('xpath=ancestor::details[not(@open)]');
    if (await fold.count() > 0) { presses += 1; await fold.first().locator('> summary').click(); }
    for (const [name, value] of [['systolic', values[0]], ['diastolic', values[1]], ['pulse', values[2]], ['saturation', values[3]]]) await it.locator(`[name=${name}]`).fill(String(value));
    await tap(it.locator('button[type=submit]').first());
  };

  await at(12);
  await tap(room.locator('form[action$="/finish"] button[value=spit]'));
  await at(15);
  await well();
  await at(30);
  await well();
  await at(45);
  await reading(134, 84, 80, 97);
  await at(60);
  await well();
  await at(75);
  await well();
  await at(90);
  await reading(130, 82, 76, 98);
  await tap(room.locator('form[action$="/alertness"] button[value="5"]'));
  await at(105);
  await well();
  await at(121);
  await reading(126, 80, 74, 98);
  await tap(room.locator('form[action$="/leave"] button[name=all]'));
  await at(137);
  await reading(124, 79, 72, 98);
  await tap(room.locator('form[action$="/leave"] button[name=all]'));
  await at(150);
  await tap(room.locator('form[action$="/ready"] button').first());
  await at(165);
  await tap(room.locator('form[action$="/left"] button').first());
  await form('contact').locator('[name=at]').fill(house.wall({ days: 1 }));
  await form('contact').locator('[name=what]').fill('A call');
  await tap(form('contact').locator('button[type=submit]').first());
  t.diagnostic(`${presses} presses in three hours`);
  assert.ok(presses <= 25, `${presses} presses`);
  assert.doesNotMatch(await room.locator('main').innerText(), / late/, 'something was late');

  presses = 0;
  presses += 1;
  await press(room, room.getByRole('link', { name: 'Write the note' }));
  for (const [name, words] of [['mattered', 'A quiet afternoon.'], ['done', 'Sat near.'], ['onward', 'Ask what the quiet was like.']]) await room.locator(`[name=${name}]`).fill(words);
  presses += 1;
  await press(room, room.getByRole('button', { name: 'Sign this note' }));
  t.diagnostic(`${presses} presses from the end of the session to the signed note`);
  assert.ok(presses <= 6);
  assert.match(await room.locator('main').innerText(), /signed/i);
});
