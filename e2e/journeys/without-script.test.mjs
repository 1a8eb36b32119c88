// Without script everything still works: signing in, a reading at the threshold, a question read aloud, a note. (axe needs script, so it looks at
// the same pages in the other journeys.)
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { press, send } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';

let browser, house, page;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  page = await as(browser, house, house.person('associate'), { script: false, size: 'phone' });
});
after(async () => { await browser?.close(); await house?.close(); });

/** Goes to a client's page by the list, as a person would, and answers its address. */
async function client(name) {
  await page.goto('/clients');
  await press(page, page.locator('main').getByRole('link', { name }).first());
  return new URL(page.url()).pathname;
}
const sees = () => page.innerText('main');

test('a reading at the threshold', async () => {
  await client(/Leila/);
  await press(page, page.locator('main').getByRole('link', { name: 'Open the session' }));
  await send(page, '/vitals', { systolic: 121, diastolic: 77, pulse: 70, saturation: 98 });
  assert.match(await sees(), /121\/77/);
});

test('a wrong reading comes back with what was typed', async () => {
  const status = await send(page, '/vitals', { systolic: 77, diastolic: 121 }, { refused: true });
  assert.equal(status, 422);
  assert.match(await sees(), /lower pressure is below the upper one/);
  assert.equal(await page.inputValue('[name=diastolic]'), '121');
});

test('a question read aloud is kept at once', async () => {
  await page.goto(`${await client(/Samuel/)}/measures`);
  await press(page, page.locator('#gad-7').getByRole('button', { name: 'Read it aloud now' }));
  assert.match(await sees(), /question 1 of 7/);
  await press(page, page.locator('form.answers button[name=value][value="2"]'));
  assert.match(await sees(), /question 2 of 7/);
  await press(page, page.getByRole('link', { name: 'Back to the question before' }));
  assert.equal(await page.getAttribute('form.answers button[value="2"]', 'aria-pressed'), 'true');
});

test('a note is written and signed', async () => {
  await page.goto(`${await client(/Samuel/)}/preparation`);
  await press(page, page.locator('main').getByRole('link', { name: 'Write the note' }).first());
  await send(page, '/notes/new', { mattered: 'He named the fear himself.' }, { button: 'Sign this note' });
  assert.match(await sees(), /He named the fear himself/);
  assert.match(await sees(), /Signed/);
});
