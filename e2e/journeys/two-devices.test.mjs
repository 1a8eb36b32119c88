// The session page on two devices: what the house refused on one of them stays there while the other goes on.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { press, send } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';

let browser, house, tablet, phone;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  [tablet, phone] = await Promise.all(['desktop', 'phone'].map((size) => as(browser, house, house.person('associate'), { size })));
  await tablet.goto('/clients');
  await press(tablet, tablet.locator('main').getByRole('link', { name: /Leila/ }).first());
  await press(tablet, tablet.locator('main').getByRole('link', { name: 'Open the session' }));
  await phone.goto(new URL(tablet.url()).pathname);
});
after(async () => { await browser?.close(); await house?.close(); });

const WRONG = { systolic: 77, diastolic: 121 };
const reading = (page, systolic) => send(page, '/vitals', { systolic, diastolic: 76, pulse: 70, saturation: 98 });
const sees = (page, words) => page.getByText(words).first().waitFor();
const refusal = (page) => page.locator('.error-summary');
const typed = (page) => page.locator('form[action$="/vitals"] [name=diastolic]').first().inputValue();

test('a refused reading stays, with its words, while the other device files one', async () => {
  assert.equal(await send(tablet, '/vitals', WRONG, { refused: true }), 422);
  for (const systolic of [117, 118]) {
    await reading(phone, systolic);
    await sees(tablet, `${systolic}/76`);
    assert.match(await refusal(tablet).innerText(), /below the upper one/);
    assert.equal(await typed(tablet), '121');
  }
});

test('a reading that is right takes the refusal away', async () => {
  await reading(tablet, 119);
  await sees(tablet, '119/76');
  await reading(phone, 120);
  await sees(tablet, '120/76');
  assert.equal(await refusal(tablet).count(), 0);
});

test('a notice that comes while a form is on its way waits for its answer', async () => {
  let shown;
  await tablet.route('**/vitals', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    await reading(phone, 122);
    await tablet.waitForTimeout(1_000);
    shown = await tablet.getByText('122/76').count();
    await route.fulfill({ response: answer });
  });
  assert.equal(await send(tablet, '/vitals', WRONG, { refused: true }), 422);
  assert.equal(shown, 0, 'the page was drawn anew under the form');
  assert.match(await refusal(tablet).innerText(), /below the upper one/);
  assert.equal(await typed(tablet), '121');
  await sees(tablet, '122/76');
  assert.deepEqual(tablet.complaints, []);
});
