// Four hours in flight mode: both phones go on by their own clock, through a page that is opened anew, and everything arrives once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../fixtures/browser.mjs';
import { holds, readyAtHome, shows, tap } from '../fixtures/home.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { send } from '../fixtures/hand.mjs';

const QUARTERS = 16;
let browser, house, at, phones;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  at = await readyAtHome(browser, house);
  phones = [at.sitter, at.client];
  await at.therapist.goto(at.session);
  await at.therapist.locator('#sound summary').click();
  await at.therapist.getByLabel('Set', { exact: true }).selectOption('set: Shore');
  await at.therapist.getByRole('button', { name: 'Take this set' }).click();
  await at.therapist.locator('#sound').getByText('All of it is on this device').waitFor();
  await at.client.addInitScript(listen);
  await send(at.therapist, `${at.session}/begin`, {});
  await shows(at.client, 'open');
  // From here on the clocks of the two phones are the test's; what was loaded before keeps the old ones.
  for (const phone of phones) {
    await phone.context().clock.install({ time: await phone.evaluate(() => Date.now()) });
    await phone.reload();
  }
}, { timeout: 240_000 });
after(async () => { await browser?.close(); await house?.close(); });

/** How loud the phone is now, as `heard()`. */
function listen() {
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function into(node, ...more) {
    if (node === this.context.destination && !window.heard) {
      const ear = this.context.createAnalyser();
      connect.call(this, ear);
      const part = new Float32Array(ear.fftSize);
      window.heard = () => { ear.getFloatTimeDomainData(part); return Math.max(...part.map(Math.abs)); };
    }
    return connect.call(this, node, ...more);
  };
}

const passes = (minutes) => Promise.all(phones.map((it) => it.clock.fastForward(60_000 * minutes)));

test('the medicine is placed, the sound that was brought before begins, and both phones lose their line', async () => {
  await at.client.waitForFunction(async () => (await (await caches.open('alula-sound')).keys()).length === 4, undefined, { polling: 200 });
  await holds(at.client, 'Hold: it is in the mouth');
  await shows(at.client, 'hold');
  await shows(at.sitter, 'watch');
  for (const phone of phones) await phone.context().setOffline(true);
  await at.sitter.getByText('No Internet. Everything is kept on this phone.').first().waitFor();
  await at.client.waitForFunction(() => (window.heard?.() ?? 0) > 0.001, undefined, { polling: 200 });
});

test('four hours go by on the phones: looks, the bathroom, a pressure, light that comes back, and a page that is opened anew', async () => {
  for (let quarter = 1; quarter <= QUARTERS; quarter += 1) {
    await passes(15);
    await at.sitter.getByText('Look in now').first().waitFor();
    await tap(at.sitter, 'All calm');
    if (quarter === 1) {
      await shows(at.client, 'cue');
      await tap(at.client, 'Done');
      await shows(at.client, 'deep');
    }
    if (quarter === 3) for (const phone of phones) await phone.reload();
    if (quarter === 5) await shows(at.client, 'returning');
  }
  await at.sitter.locator('[data-fold=tools] summary').click();
  await at.sitter.locator('[data-do=bathroom]').click();
  await shows(at.sitter, 'bathroom');
  await at.sitter.locator('body:not([data-resting])').waitFor({ state: 'attached' });
  await at.sitter.locator('[data-do=bathroom-back]').click();
  await at.sitter.locator('[data-fold=tools] summary').click();
  await at.sitter.locator('[data-do=cuff]').click();
  await shows(at.sitter, 'cuff');
  for (const figure of '11977') await at.sitter.locator(`[data-figure="${figure}"]`).click();
  await at.sitter.locator('body:not([data-resting])').waitFor({ state: 'attached' });
  await at.sitter.locator('[data-do=cuff-keep]').click();
  await shows(at.sitter, 'watch');
  assert.ok(await at.sitter.locator('a[href^="tel:"]').count() > 0, 'the phone rings without a line to the house');
  assert.match(await at.sitter.locator('a[href^="sms:"]').first().getAttribute('href'), /body=[0-9A-Z]{3}%20OK$/);
});

test('with a line again everything stands in the chart, each once', async () => {
  await house.later({ hours: 4 });
  for (const phone of phones) await phone.context().setOffline(false);
  const words = async () => (await at.therapist.context().request.get(`${at.chart}/record`)).text();
  const times = (text, of) => text.split(of).length - 1;
  const PRESSURE = '<dd dir="auto">119</dd>';
  const end = Date.now() + 30_000;
  let record = await words();
  // The pressure was taken last, so it is sent last.
  while ((times(record, /all calm/gi) < QUARTERS || times(record, PRESSURE) === 0) && Date.now() < end) {
    await passes(1 / 60);
    await new Promise((done) => { setTimeout(done, 500); });
    record = await words();
  }
  assert.equal(times(record, /all calm/gi), QUARTERS);
  assert.equal(times(record, PRESSURE), 1, 'the pressure is in the chart once');
  assert.ok(!record.includes('Set aside to look at'), 'calm looks need nobody to look at them');
  const verified = await house.command('verify');
  assert.deepEqual(verified.faults, []);
});
