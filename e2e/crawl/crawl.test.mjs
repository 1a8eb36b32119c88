// Every page that somebody can reach by links can be read by everyone. The continuous check looks at each kind of page
// as the first two roles that reach it see it, once by day on a phone and once at dusk on a desk; with ALULA_CRAWL=all
// every role looks at every page in both lights and at both widths.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertReadable, faults } from '../fixtures/axe.mjs';
import { LIGHTS, SIZES, as, openBrowser, openPage } from '../fixtures/browser.mjs';
import { press, send } from '../fixtures/hand.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { kindOf, reachable } from '../fixtures/links.mjs';
import { openPerson } from '../fixtures/person.mjs';

const EVERYTHING = LIGHTS.flatMap((light) => Object.keys(SIZES).map((size) => ({ light, size })));
const TURNS = [{ light: 'day', size: 'phone' }, { light: 'dusk', size: 'desktop' }];
/** Addresses of forms, each with the page that the form is on. */
const LEADS_BACK = new Map([
  ...['history', 'conditions', 'trials', 'medicines', 'allergies', 'readings', 'disclosures', 'screening'].map((part) => [`/clients/{client}/intake/${part}`, '/clients/{client}/intake']),
  ['/clients/{client}/concerns', '/clients/{client}/risk'],
]);
/** Documents on paper: files that the walk along the links opens, and no pages. */
const PAPER = [
  '/clients/{client}/consents/{signature}/copy', '/clients/{client}/sessions/{session}/summary', '/clients/{client}/sessions/{session}/sheet', '/clients/{client}/record/print',
  '/clients/{client}/letters/{letter}/print', '/me/copies/{signature}', '/me/record.pdf',
];
/** Answers of the router that are no page to look at. */
const NO_PAGE = {
  ...Object.fromEntries(PAPER.map((it) => [it, 'for paper'])),
  '/healthz': 'for machines', '/readyz': 'for machines', '/metrics': 'for machines', '/a/{file}': 'files of the interface',
  '/clients/{client}/sessions/{session}/live': 'a line that stays open',
  '/practice/sound/{piece}/file': 'sound', '/with/sound/{piece}': 'sound', '/with/state': 'for phones', '/with/call': 'for machines', '/clients/{client}/sessions/{session}/call': 'for machines', '/with/worker.js': 'for phones', '/where-i-am-told/worker.js': 'for machines',
  '/with/{name}/app.webmanifest': 'for phones',
  '/clients/{client}/sessions/{session}/porch': 'a part of the page of a session at home; journeys/porch-light.test.mjs looks at it',
  '/come/{token}': 'opened once by a link; journeys/home.test.mjs', '/with': 'drawn by a phone that was let in; journeys/home.test.mjs looks at its screens',
};
const all = process.env.ALULA_CRAWL === 'all';

let browser, house;
const looked = new Map();
const seen = new Set();
before(async () => { [browser, house] = await Promise.all([openBrowser(), openHouse()]); });
after(async () => { await browser?.close(); await house?.close(); });

/** Opens this address, or stays; fails with what is wrong with the page. */
async function looks(page, path) {
  if (path) {
    const answer = await page.goto(path);
    assert.ok(answer.status() < 400, `${path} answered ${answer.status()}`);
  }
  const here = new URL(page.url()).pathname;
  seen.add(here);
  await assertReadable(page, here);
}

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
    for (const path of pages) seen.add(path.replace(/[?#].*$/, ''));
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

/** Pages that no link leads to, or only a form or somebody else's hand does; whose they are. */
const BY_ADDRESS = {
  nobody: ['/', '/enquire', '/enquire/thanks', '/sign-in', '/with/code'],
  therapist: ['/confirm', '/porch'],
  prescriber: ['/clients/{client}/medicines-review', '{session}/video'],
};

test('every page that no link leads to', async () => {
  const client = [...seen].find((path) => /^\/clients\/[0-9a-f-]{36}$/.test(path));
  const session = [...seen].find((path) => /\/sessions\/[0-9a-f-]{36}$/.test(path));
  for (const [role, paths] of Object.entries(BY_ADDRESS)) {
    for (const turn of all ? EVERYTHING : TURNS) {
      const page = role === 'nobody' ? await openPage(browser, house, turn) : await as(browser, house, house.person(role), turn);
      for (const path of paths) await looks(page, path.replace('/clients/{client}', client).replace('{session}', session));
      await page.context().close();
    }
  }
});

test('the address of a form leads to the page that the form is on', async () => {
  const client = [...seen].find((path) => /^\/clients\/[0-9a-f-]{36}$/.test(path));
  const page = await as(browser, house, house.person('therapist'));
  for (const [form, on] of LEADS_BACK) {
    await page.goto(form.replace('/clients/{client}', client));
    assert.equal(new URL(page.url()).pathname, on.replace('/clients/{client}', client));
  }
  await page.context().close();
});

test('a questionnaire, from its first page to its last, answered by the client and asked aloud', async () => {
  const page = await as(browser, house, house.person('client'), TURNS[0]);
  await looks(page, '/me/measures/gad-7');
  while (!page.url().endsWith('/done')) {
    await press(page, page.locator('main form button').first());
    await looks(page);
  }
  await page.context().close();
  const staff = await as(browser, house, house.person('therapist'), TURNS[1]);
  await staff.goto([...seen].find((path) => /^\/clients\/[0-9a-f-]{36}\/measures$/.test(path)));
  await press(staff, staff.locator('main').getByText(/read it aloud now|go on reading aloud/i).first());
  await looks(staff);
  await staff.context().close();
});

test('the book of a client, from its beginning to a page, and closed', async () => {
  const page = await as(browser, house, house.person('client'), TURNS[0]);
  await looks(page, '/me/book');
  await send(page, '/me/book/begin', { phrase: 'river lamp otter noon', again: 'river lamp otter noon' });
  await looks(page);
  await looks(page, '/me/book/new');
  await send(page, '/write', { words: 'Quillwort under the bridge.' }, { button: 'Keep this page' });
  await looks(page);
  await looks(page, `${new URL(page.url()).pathname}/write`);
  await page.goto('/me/book');
  await send(page, '/me/book/close');
  for (const path of ['/me/book/recover', '/me/book/forget']) await looks(page, path);
  await page.context().close();
});

test('a practice with nobody in it: the set-up, an invitation, and every page that its manager and a therapist reach', async () => {
  const empty = await openHouse({ command: 'serve' });
  try {
    const [, code] = await empty.says(/with the code (\S+)/);
    const one = (key, name) => openPerson(browser, empty, { key, name, email: `${key}@empty.invalid`, ...TURNS[0] });
    const manager = await one('manager', 'Lucía Ferro'), therapist = await one('therapist', 'Ines Aldana');
    await looks(manager.page, '/setup');
    await manager.sends('/setup', { code, practice: 'A practice (invented)', name: manager.name, email: manager.email, password: manager.password });
    await manager.opens('/people/new');
    await manager.sends('/people/new', { name: therapist.name, email: therapist.email, role: 'therapist' });
    const invitation = await manager.page.inputValue('[name=address]');
    await looks(therapist.page, new URL(invitation).pathname);
    await therapist.comesIn(invitation);
    for (const { page, key } of [manager, therapist]) {
      const { pages, broken } = await reachable(page, `${empty.address}/today`, 1);
      assert.deepEqual(broken, [], `links of the ${key} that lead nowhere`);
      for (const path of pages) await looks(page, path);
    }
  } finally {
    await empty.close();
  }
});

test('no page of the router was left out', () => {
  const routes = process.env.ALULA_PAGES.trim().split('\n').filter((it) => !(it in NO_PAGE) && !LEADS_BACK.has(it));
  const unseen = routes.filter((route) => {
    const fits = new RegExp(`^${route.replace(/\{[^}]+\}/g, '[^/]+')}$`);
    return ![...seen].some((path) => fits.test(path));
  });
  assert.deepEqual(unseen, [], 'pages that nobody reached by links');
});
