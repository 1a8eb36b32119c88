// Every page that somebody can reach by links, in both lights and at both widths, can be read by everyone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findings, overflow } from '../fixtures/axe.mjs';
import { LIGHTS, SIZES, as, openBrowser } from '../fixtures/browser.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { reachable } from '../fixtures/links.mjs';

let browser, house;
before(async () => { [browser, house] = await Promise.all([openBrowser(), openHouse()]); });
after(async () => { await browser?.close(); await house?.close(); });

for (const role of ['therapist', 'associate', 'supervisor', 'prescriber', 'manager', 'client']) {
  test(`every page that a ${role} can reach`, async (t) => {
    const person = house.person(role);
    const first = await as(browser, house, person);
    const { pages, broken } = await reachable(first, first.url());
    assert.deepEqual(broken, [], `links that lead nowhere:\n  ${broken.join('\n  ')}`);
    await first.context().close();
    const found = new Set();
    for (const light of LIGHTS) {
      for (const size of Object.keys(SIZES)) {
        const page = await as(browser, house, person, { light, size });
        for (const path of pages) {
          await page.goto(path);
          for (const line of [...await findings(page), ...await overflow(page), ...page.complaints]) found.add(`${path} (${light}, ${size}): ${line}`);
          page.complaints.length = 0;
        }
        await page.context().close();
      }
    }
    t.diagnostic(`${pages.length} pages`);
    assert.deepEqual([...found], [], `${found.size} finding(s):\n  ${[...found].join('\n  ')}`);
  });
}
