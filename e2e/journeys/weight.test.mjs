// What a page costs a person on a slow line: the bytes that came over it, as the browser counted them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, signIn } from '../fixtures/browser.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { kindOf, reachable } from '../fixtures/links.mjs';

const FIRST = 90_000, AFTER = 25_000;

let browser, house;
before(async () => { [browser, house] = await Promise.all([openBrowser(), openHouse()]); });
after(async () => { await browser?.close(); await house?.close(); });

/** The bytes of every answer while the page opens, by address. */
async function weigh(page, path) {
  const line = await page.context().newCDPSession(page);
  await line.send('Network.enable');
  const names = new Map(), weights = new Map();
  line.on('Network.responseReceived', ({ requestId, response }) => names.set(requestId, new URL(response.url).pathname));
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    // A page that watches for news holds a line open; what it says is no part of opening the page.
    if (names.has(requestId)) weights.set(names.get(requestId), encodedDataLength);
  });
  await page.goto(path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  await line.detach();
  const sum = [...weights.values()].reduce((all, one) => all + one, 0);
  return { sum, heaviest: [...weights].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([name, bytes]) => `${name} ${bytes}`).join(', ') };
}

test('the first page that a stranger and a signed-in person open is light', async (t) => {
  for (const [who, path] of [['nobody', '/'], ['nobody', '/sign-in'], ['client', '/me'], ['therapist', '/'], ['prescriber', '/'], ['manager', '/']]) {
    const page = await openPage(browser, house, { size: 'phone' });
    if (who !== 'nobody') {
      await signIn(page, house.person(who));
      const line = await page.context().newCDPSession(page);
      await line.send('Network.clearBrowserCache');
      await line.detach();
    }
    const { sum, heaviest } = await weigh(page, path);
    t.diagnostic(`${who} ${path}: ${sum} bytes (${heaviest})`);
    assert.ok(sum > 5_000, `${path} weighed only ${sum} bytes: the scale does not work`);
    assert.ok(sum <= FIRST, `${path} costs ${who} ${sum} bytes at first: ${heaviest}`);
    await page.context().close();
  }
});

for (const role of ['therapist', 'supervisor', 'prescriber', 'manager', 'client']) {
  test(`every further page of a ${role} is light`, async (t) => {
    const page = await signIn(await openPage(browser, house), house.person(role));
    const { pages } = await reachable(page, page.url(), 1);
    const heavy = [];
    let most = { sum: 0 };
    for (const path of pages) {
      const { sum, heaviest } = await weigh(page, path);
      if (sum > most.sum) most = { sum, path, heaviest };
      if (sum > AFTER) heavy.push(`${kindOf(path)}: ${sum} bytes (${heaviest})`);
    }
    t.diagnostic(`${pages.length} pages, the heaviest ${kindOf(most.path)}: ${most.sum} bytes (${most.heaviest})`);
    assert.deepEqual(heavy, []);
    await page.context().close();
  });
}
