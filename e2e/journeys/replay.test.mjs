// A session that is over is replayed on the page it was held on: forward by itself, from mark to mark, and without script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from '../fixtures/axe.mjs';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { press } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';

let browser, house, page, address;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  page = await as(browser, house, house.person('supervisor'));
  await page.goto('/supervision');
  await press(page, page.locator('main a[href*="/notes/"]').first());
  await press(page, page.locator('main').getByRole('link', { name: 'Replay the session' }));
  address = new URL(page.url()).pathname;
});
after(async () => { await browser?.close(); await house?.close(); });

const shown = async (of = page) => Number(new URL(of.url()).searchParams.get('at') ?? 0);
const kept = (of = page) => of.locator('#session .kept-list > li').count();
const minutes = (of = page) => of.locator('#replay [data-minute]').evaluateAll((all) => all.map((it) => Number(it.dataset.minute)));

test('it begins with the medicine and goes on by itself, sixty minutes in one', async () => {
  assert.match(await page.locator('.replay-at').innerText(), /^0:00 of \d/);
  const first = await kept();
  await page.getByRole('radio', { name: '60×' }).check();
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForFunction(() => Number(new URL(location.href).searchParams.get('at')) >= 5, null, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Pause' }).click();
  const at = await shown();
  await page.waitForTimeout(1_500);
  assert.ok(await shown() <= at + 1, 'it goes on after it was paused');
  await page.getByRole('link', { name: 'Mark before' }).waitFor();
  const last = (await minutes()).at(-1);
  await page.getByText('Marks and minutes').click();
  await page.locator('#replay-minute').fill(String(last));
  await page.getByRole('button', { name: 'Go' }).click();
  await page.waitForFunction((to) => Number(new URL(location.href).searchParams.get('at')) === to, last);
  assert.ok(await kept() > first, 'nothing more is seen at the end than at the beginning');
});

test('nothing on it can be changed, everybody can read it, and its clock stands still', async () => {
  assert.equal(await page.locator('#session form[method=post]').count(), 0);
  assert.equal(await page.locator('#session [data-since]').count(), 0);
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(page.complaints, []);
});

test('without script the links lead from mark to mark', async () => {
  const plain = await as(browser, house, house.person('supervisor'), { script: false });
  await plain.goto(address);
  const stops = await minutes(plain);
  await plain.getByRole('link', { name: 'Next mark' }).click();
  assert.equal(await shown(plain), stops.find((it) => it > 0));
  await plain.getByRole('link', { name: 'Next mark' }).click();
  await plain.getByRole('link', { name: 'Mark before' }).click();
  assert.equal(await shown(plain), stops.find((it) => it > 0));
});
