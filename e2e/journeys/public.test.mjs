// Somebody reads what this is, and reaches out; somebody who works here signs in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertReadable } from '../fixtures/axe.mjs';
import { LIGHTS, SIZES, openBrowser, openPage, signIn } from '../fixtures/browser.mjs';
import { openHouse } from '../fixtures/house.mjs';

let browser, house;
before(async () => { [browser, house] = await Promise.all([openBrowser(), openHouse()]); });
after(async () => { await browser?.close(); await house?.close(); });

for (const light of LIGHTS) {
  for (const size of Object.keys(SIZES)) {
    test(`public pages can be read by everyone, ${light}, ${size}`, async () => {
      const page = await openPage(browser, house, { light, size });
      for (const path of ['/', '/enquire', '/help', '/sign-in']) {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200, path);
        await assertReadable(page);
      }
      await page.context().close();
    });
  }
}

test('an enquiry is sent without script, and is on the list of the practice', async () => {
  const page = await openPage(browser, house, { script: false, size: 'phone' });
  await page.goto('/');
  await page.locator('a[href="/enquire"]').first().click();
  await page.fill('[name=name]', 'Wren Hollis');
  await page.check('[name=reach][value=email]');
  await page.fill('[name=email]', 'wren.hollis@demo.alula.invalid');
  await page.fill('[name=state]', 'CA');
  await page.fill('textarea', 'I have been low for two years and would like to understand whether this could help.');
  await page.check('[name=adult]');
  await page.locator('main form button').last().click();
  await page.waitForURL('**/enquire/thanks');
  assert.match(await page.textContent('main'), /988/);
  await page.context().close();

  const desk = await openPage(browser, house);
  await signIn(desk, house.person('manager'));
  await desk.goto('/enquiries');
  assert.match(await desk.textContent('main'), /Wren Hollis/);
  await assertReadable(desk);
  await desk.context().close();
});

test('an enquiry with nothing in it is answered beside its fields, and nothing is lost', async () => {
  const page = await openPage(browser, house, { script: false });
  await page.goto('/enquire');
  const entry = await page.inputValue('main form [name=entry]');
  const answer = await page.request.post('/enquire', { form: { entry, name: 'Wren Hollis' }, headers: { origin: house.address } });
  assert.equal(answer.status(), 422);
  assert.match(await answer.text(), /Wren Hollis/);
  await page.context().close();
});

test('a wrong password says so in one sentence and keeps the address', async () => {
  const page = await openPage(browser, house);
  const person = house.person('therapist');
  await page.goto('/sign-in');
  await page.fill('[name=email]', person.email);
  await page.fill('[name=password]', 'not this one');
  await page.locator('form:has(input[name=password]) button').first().click();
  await page.waitForSelector('[role=alert], .error, [aria-invalid=true]');
  assert.equal(await page.inputValue('[name=email]'), person.email);
  await assertReadable(page);
  await page.context().close();
});

test('signing out ends the session', async () => {
  const page = await openPage(browser, house);
  await signIn(page, house.person('therapist'));
  await page.goto('/today');
  await page.locator('form[action="/sign-out"] button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/today'));
  await page.goto('/today');
  assert.match(page.url(), /\/sign-in/);
  await page.context().close();
});
