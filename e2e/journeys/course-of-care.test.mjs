// One client's whole course of care, from an empty house to a visible outcome, worked by five people in browsers of their own.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '../fixtures/browser.mjs';
import { press } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { look } from '../fixtures/look.mjs';
import { openPerson } from '../fixtures/person.mjs';
import { arrive } from './course/arrive.mjs';
import { day } from './course/day.mjs';
import { follow } from './course/follow.mjs';
import { intake } from './course/intake.mjs';
import { prepare } from './course/prepare.mjs';

let browser, house;
const all = [];
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse({ command: 'serve' })]);
  // Nine o'clock in the morning of the next day, whatever the time of the machine.
  await house.until('09:00', { days: 1 });
});
after(async () => { await browser?.close(); await house?.close(); });

async function person(key, name, screen = {}) {
  const one = await openPerson(browser, house, { key, name, email: `${key}@quiet-harbour.alula.invalid`, ...screen });
  all.push(one);
  return one;
}

/** A part of the journey by its name; when it fails, every open page is drawn. */
async function part(t, name, work) {
  const began = performance.now();
  try {
    await work();
  } catch (fault) {
    for (const one of all) await look(one.page, `failed-${one.key}`).catch(() => {});
    throw new Error(`${name}, at ${house.wall()}: ${fault.message}\nfound so far:\n  ${all.flatMap((it) => [...it.found]).join('\n  ')}\nlog: ${house.log.slice(-1500)}`, { cause: fault });
  }
  t.diagnostic(`${name}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

test('one client goes from an enquiry to a visible outcome', { timeout: 1_500_000 }, async (t) => {
  const care = { house, person, part: (name, work) => part(t, name, work), say: (words) => t.diagnostic(words) };
  care.answers = async (values) => {
    const { page } = care.client;
    for (const value of values) await press(page, page.locator(`form.answers button[name=value][value="${value}"]`));
  };
  for (const phase of [arrive, intake, prepare, day, follow]) await phase(care);

  const found = all.flatMap((one) => [...one.found]);
  t.diagnostic(`${all.reduce((sum, one) => sum + one.looked.size, 0)} pages looked at`);
  assert.deepEqual(found, [], `${found.length} finding(s):\n  ${found.join('\n  ')}`);
});
