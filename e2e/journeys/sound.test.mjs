// The sound of a session in a real browser: kept on the device before T0, played while the network is cut, faded calmly, and every change a mark.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from '../fixtures/axe.mjs';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { press } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';

let browser, house, tablet;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  tablet = await as(browser, house, house.person('associate'));
  await tablet.addInitScript(listen);
  await tablet.goto('/clients');
  await press(tablet, tablet.locator('main').getByRole('link', { name: /Leila/ }).first());
  await press(tablet, tablet.locator('main').getByRole('link', { name: 'Open the session' }));
});
after(async () => { await browser?.close(); await house?.close(); });

/** Listens to what leaves the page for the loudspeaker; `heard()` is how loud it is now. */
function listen() {
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function into(node, ...more) {
    if (node === this.context.destination && !window.heard) {
      const ear = this.context.createAnalyser();
      ear.fftSize = 16_384;
      connect.call(this, ear);
      const part = new Float32Array(ear.fftSize);
      window.heard = () => { ear.getFloatTimeDomainData(part); return Math.sqrt(part.reduce((sum, it) => sum + it * it, 0) / part.length); };
    }
    return connect.call(this, node, ...more);
  };
}

const bar = () => tablet.locator('#sound');
const button = (name) => bar().getByRole('button', { name, exact: true });
const heard = () => tablet.evaluate(() => window.heard?.() ?? 0);
const stands = (what) => tablet.locator(`#sound[data-sound-stands=${what}]`).waitFor();
async function until(what, holds, seconds = 12) {
  const end = Date.now() + 1000 * seconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${seconds} s; ${await bar().innerText()}`);
    await tablet.waitForTimeout(100);
  }
}
// How many marks wait on this device; what they say is sealed there.
const waiting = () => tablet.evaluate(async () => {
  if (!(await indexedDB.databases()).some((it) => it.name === 'alula-outbox')) return 0;
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const db = await done(indexedDB.open('alula-outbox'));
  const count = await done(db.transaction('taps').objectStore('taps').count());
  db.close();
  return count;
});
async function marks() {
  const context = await tablet.context().request.get(new URL(tablet.url()).pathname.replace(/\/sessions\/.*/, '/record'));
  return context.text();
}

test('a set is chosen by keyboard, and all of it comes to the device', async () => {
  await bar().locator('summary').focus();
  await tablet.keyboard.press('Enter');
  await tablet.getByLabel('Set', { exact: true }).focus();
  await tablet.getByLabel('Set', { exact: true }).selectOption('set: Shore');
  await tablet.keyboard.press('Tab');
  await tablet.keyboard.press('Enter');
  await bar().getByText('All of it is on this device').waitFor();
  assert.equal(await tablet.evaluate(async () => (await (await caches.open('alula-sound')).keys()).length), 4);
  await until('the choice is kept', async () => (await waiting()) === 0);
  assert.match(await marks(), /set: Shore/);
  assert.deepEqual(await faults(tablet), []);
  assert.equal(await heard(), 0, 'something plays that nobody asked for');
});

test('with the network cut it plays, goes on, fades calmly to silence, and each change waits as a mark', async () => {
  await tablet.reload();
  await bar().getByText('All of it is on this device').waitFor();
  await tablet.context().setOffline(true);
  await button('Play').focus();
  await tablet.keyboard.press('Enter');
  await stands('plays');
  await until('sound', async () => (await heard()) > 0.01);
  await tablet.waitForTimeout(1_100);
  await button('Next phase').click();
  await until('the next phase', async () => /rising · Sea, far out/.test(await bar().innerText()));
  await tablet.waitForTimeout(5_000);
  const before = await heard();
  await button('Fade out').click();
  await stands('fading');
  await tablet.waitForTimeout(3_000);
  const midway = await heard();
  assert.ok(midway > 0 && midway < before, `it fell at once, or not at all: ${before}, then ${midway}`);
  await until('silence', async () => (await heard()) === 0);
  await until('three marks wait', async () => (await waiting()) === 3);
  await until('the bar says so', async () => /3 marks wait for the network/.test(await bar().innerText()));
});

test('when the network is back the marks are kept, once each', async () => {
  await tablet.context().setOffline(false);
  await until('the marks are sent', async () => (await waiting()) === 0, 30);
  const record = await marks();
  for (const words of ['arriving · Slow pads', 'rising · Sea, far out']) assert.equal(record.split(words).length, 2, `${words} is not there once`);
  assert.match(record, /silence/);
});

test('without script the buttons make the marks alone', async () => {
  const plain = await as(browser, house, house.person('associate'), { script: false });
  await plain.goto(new URL(tablet.url()).pathname);
  await plain.locator('#sound').getByRole('button', { name: 'Fade out' }).click();
  await plain.waitForURL(/\/sessions\//);
  assert.ok((await marks()).split('silence').length > 2);
  assert.deepEqual(tablet.complaints.filter((it) => !/ERR_INTERNET_DISCONNECTED/.test(it)), []);
});
