// Every page that somebody can reach by links can be read by everyone. The continuous check looks at each kind of page
// as the first two roles that reach it see it, once by day on a phone and once at dusk on a desk; with ALULA_CRAWL=all
// every role looks at every page in both lights and at both widths.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from '../fixtures/axe.mjs';
import { LIGHTS, SIZES, as, openBrowser } from '../fixtures/browser.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { kindOf, reachable } from '../fixtures/links.mjs';

const EVERYTHING = LIGHTS.flatMap((light) => Object.keys(SIZES).map((size) => ({ light, size })));
const TURNS = [{ light: 'day', size: 'phone' }, { light: 'dusk', size: 'desktop' }];
const all = process.env.ALULA_CRAWL === 'all';

let browser, house;
const looked = new Map();
before(async () => { [browser, house] = await Promise.all([openBrowser(), openHouse()]); });
after(async () => { await browser?.close(); await house?.close(); });

/** The lights and widths in which this page is looked at now. */
function turns(path) {
  if (all) return EVERYTHING;
  const kind = kindOf(path), before = looked.get(kind) ?? 0;
  looked.set(kind, before + 1);
  return TURNS.slice(before, before + 1);
}

for (const role of ['therapist', 'associate', 'supervisor', 'prescriber', 'manager', 'client']) {
  test(`every page that a ${role} can reach`, async (t) => {
    const person = house.person(role);
    const first = await as(browser, house, person);
    const { pages, broken } = await reachable(first, first.url(), all ? 2 : 1);
    assert.deepEqual(broken, [], `links that lead nowhere:\n  ${broken.join('\n  ')}`);
    await first.context().close();
    const plan = pages.map((path) => ({ path, turns: turns(path) }));
    const found = new Set();
    for (const turn of all ? EVERYTHING : TURNS) {
      const mine = plan.filter((it) => it.turns.includes(turn));
      if (mine.length === 0) continue;
      const page = await as(browser, house, person, turn);
      for (const { path } of mine) {
        await page.goto(path);
        for (const line of await faults(page)) found.add(`${path} (${turn.light}, ${turn.size}): ${line}`);
      }
      await page.context().close();
    }
    t.diagnostic(`${pages.length} pages, ${plan.reduce((sum, it) => sum + it.turns.length, 0)} looks`);
    assert.deepEqual([...found], [], `${found.size} finding(s):\n  ${[...found].join('\n  ')}`);
  });
}
