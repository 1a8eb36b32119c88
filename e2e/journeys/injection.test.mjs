// A session by injection: the label and the two who look at it, the needle, the number pad, a device, the stop ladder, and
// the prescriber's own instruction.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertReadable } from '../fixtures/axe.mjs';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { press, send } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { pretendDevice } from '../fixtures/device.mjs';
import { look } from '../fixtures/look.mjs';

let browser, house, page;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  page = await as(browser, house, house.person('therapist', 'Yara'));
  await pretendDevice(page);
  await page.goto('/clients');
  await press(page, page.locator('main').getByRole('link', { name: /August|Gus/ }).first());
  await press(page, page.locator('main').getByRole('link', { name: 'Open the session' }));
});
after(async () => { await browser?.close(); await house?.close(); });

const sees = (words) => page.getByText(words).first().waitFor();
const measure = async () => {
  const panel = page.locator('#vitals-form');
  if (!await panel.evaluate((it) => it.open)) await panel.locator('> summary').click();
};
const value = (name) => page.locator(`form[action$="/vitals"] [name=${name}]`).first().inputValue();

test('the day is made ready, and the needle still waits for the vial', async () => {
  await look(page, 'injection-threshold-empty');
  await send(page, '/vitals', { systolic: 128, diastolic: 80, pulse: 70, saturation: 98, breaths: 14 });
  await send(page, '/day', {
    last_solid: house.wall({ hours: -12 }), last_clear: house.wall({ hours: -3 }), anything_new: 'absent', alcohol: 'absent', drugs: 'absent',
    medicines_as_ordered: 'present', pregnancy: 'absent', wants_it: 'present',
  });
  // However late in the day it is: the question is of today.
  const session = new URL(page.url()).pathname;
  await page.goto(session.replace(/\/sessions\/.*/, '/risk'));
  await send(page, '/risk', { q1: 'no', q2: 'no', q6: 'no' });
  await page.goto(session);
  await send(page, '/escort', { name: 'Abel', phone: '+1 707 555 0128', answered: 'present' });
  await send(page, '/room', { trained_clinician: 'present', emergency_kit: 'present' });
  await house.later({ minutes: 6 });
  await send(page, '/vitals', { systolic: 126, diastolic: 78, pulse: 68, saturation: 98, breaths: 13 });
  assert.equal(await page.getByText('The needle is in, hold').count(), 0);
  await assertReadable(page);
});

test('the label stands beside the order, with milligrams and millilitres together', async () => {
  await send(page, '/vial', {
    identity: 'present', allergies: 'present', product: 'Ketamine hydrochloride injection', strength: '50', lot: 'KX-4417',
    expires: '2028-08-31', ndc: '00143-9508-10',
  });
  await sees('60 mg = 1.2 mL');
  await look(page, 'injection-read');
  await assertReadable(page);
});

test('two people look at it, the second with a password of their own on the same screen', async () => {
  await send(page, '/injection-check', { strength: '50', left: '8.8', waste_seen: 'present' });
  const anand = house.person('prescriber');
  const second = { colleague: anand.name, strength: '100', waste_seen: 'present', password: anand.password };
  assert.equal(await send(page, '/injection-check', second, { refused: true }), 422);
  await sees('You read 100 mg in 1 mL');
  await look(page, 'injection-misread');
  await send(page, '/injection-check', { ...second, strength: '50' });
  await sees(`${anand.name} looked at it`);
  await look(page, 'injection-drawn-up');
  await assertReadable(page);
});

test('the needle is T0, with its site', async () => {
  await send(page, '/inject', { site: 'left_deltoid' });
  await page.locator('.kept-list').getByText('1.2 mL, left upper arm').waitFor();
  await sees('Oxygen without a break until 1:00');
});

test('breathing and oxygen are filed with the keys of the pad, field by field', async () => {
  await house.later({ minutes: 5 });
  await page.reload();
  await sees('Breathing');
  await measure();
  // The pad stands where something is due.
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'breaths');
  const key = (name) => page.locator('.pad-keys:visible').first().locator(`[data-key="${name}"]`).click();
  await page.locator('form[action$="/vitals"] [name=saturation]').first().focus();
  for (const name of ['9', '7', '1', '4']) await key(name);
  assert.deepEqual([await value('saturation'), await value('breaths')], ['97', '14'], 'a full field leads to the next');
  await look(page, 'injection-pad');
  await assertReadable(page);
  await press(page, page.locator('form[action$="/vitals"] button[type=submit]').first());
  await sees('oxygen 97 %');
});

test('what is hardly ever met is asked for again, and nothing that was typed is lost', async () => {
  await measure();
  assert.equal(await send(page, '/vitals', { systolic: 282, diastolic: 84, pulse: 74 }, { refused: true }), 422);
  await sees('Please take it again.');
  assert.deepEqual([await value('systolic'), await value('diastolic'), await value('pulse')], ['', '84', '74']);
  await look(page, 'injection-doubted');
  await assertReadable(page);
  await send(page, '/vitals', { systolic: 128 });
  await sees('128/84');
});

test('low oxygen opens the step of the protocol, until somebody says that it is being done', async () => {
  await measure();
  await send(page, '/vitals', { saturation: 91 });
  await sees('Wake, free the airway, oxygen, the prescriber at the bedside');
  await look(page, 'injection-ladder');
  await assertReadable(page);
  await press(page, page.getByRole('button', { name: 'We are doing it' }));
  await page.locator('.rung').waitFor({ state: 'detached' });
  await send(page, '/alertness', {}, { button: 'does not answer' });
  await page.locator('.rung.emergency').getByText('Call 911').first().waitFor();
  await look(page, 'injection-emergency');
  await assertReadable(page);
  await press(page, page.getByRole('button', { name: 'We are doing it' }));
  await page.locator('.rung').waitFor({ state: 'detached' });
});

test('a cuff fills the fields, and a person keeps them', async () => {
  await measure();
  await page.getByRole('button', { name: 'Connect a device' }).first().click();
  await sees('Cuff of the test is connected');
  await page.locator('form[action$="/vitals"] [name=saturation]').first().fill('96');
  await page.evaluate(() => globalThis.cuff.measures([0b00100, 132, 0, 84, 0, 99, 0, 72, 0]));
  await sees('Cuff of the test filled the fields');
  assert.deepEqual([await value('systolic'), await value('diastolic'), await value('pulse'), await value('saturation')], ['132', '84', '72', '96']);
  await look(page, 'injection-device');
  await press(page, page.locator('form[action$="/vitals"] button[type=submit]').first());
  await sees('132/84');
});

test('the second reading beyond a limit opens the prescriber’s own instruction, with who can be rung', async () => {
  for (const systolic of [156, 158]) {
    await measure();
    await send(page, '/vitals', { systolic, diastolic: 88, pulse: 80 });
    await sees(`${systolic}/88`);
    await house.later({ minutes: 4 });
  }
  await page.locator('.instruction').getByText('I come to the room').waitFor();
  await page.locator('.instruction').getByText('Anand Pillai').waitFor();
  await look(page, 'injection-instruction');
  await assertReadable(page);
  assert.deepEqual(page.complaints, []);
});
