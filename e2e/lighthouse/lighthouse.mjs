// What Lighthouse says of ten pages on a phone, on the release build: cargo xtask lighthouse.
// It writes one report for each page into e2e/out/lighthouse and ends with 1 when a page misses a bar.
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import lighthouse from 'lighthouse';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { kindOf, reachable } from '../fixtures/links.mjs';

const BARS = { accessibility: 100, 'best-practices': 100, performance: 95 };
const PORT = 9222 + Math.floor(Math.random() * 2000);
/** Whose page, and what kind of address it has. */
const PAGES = [
  ['nobody', '/'], ['nobody', '/enquire'], ['nobody', '/sign-in'],
  ['therapist', '/today'], ['therapist', '/clients'], ['therapist', '/clients/{id}'], ['supervisor', '/today'],
  ['prescriber', '/clients/{id}/orders'], ['manager', '/board'], ['client', '/me'],
];
const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'out', 'lighthouse');

const house = await openHouse({ movesClock: false });
const browser = await openBrowser([`--remote-debugging-port=${PORT}`]);
const people = new Map();
let missed = 0;
try {
  await fs.mkdir(out, { recursive: true });
  for (const [role, kind] of PAGES) {
    const { cookie, pages } = await known(role);
    const page = role === 'nobody' ? kind : pages.find((it) => kindOf(it) === kind);
    if (!page) throw new Error(`a ${role} finds no page ${kind}; there are ${[...new Set(pages.map(kindOf))].join(' ')}`);
    const { lhr, report } = await lighthouse(house.address + page, {
      port: PORT, output: 'html', onlyCategories: Object.keys(BARS), extraHeaders: cookie && { Cookie: cookie }, disableStorageReset: true, logLevel: 'error',
    });
    await fs.writeFile(path.join(out, `${role}${kind.replace(/[^a-z]+/g, '-')}.html`), report);
    missed += said(role, kind, lhr);
  }
} finally {
  await browser.close();
  await house.close();
}
console.log(missed === 0 ? `${PAGES.length} pages, every bar met` : `${missed} bar(s) missed`);
process.exit(missed === 0 ? 0 : 1);

/** The cookie of a person of this role who signed in, and the pages they reach by links. */
async function known(role) {
  if (role === 'nobody') return {};
  if (!people.has(role)) {
    const page = await as(browser, house, house.person(role), { size: 'phone' });
    const { pages } = await reachable(page, page.url(), 1);
    const cookies = await page.context().cookies();
    people.set(role, { pages: [new URL(page.url()).pathname, ...pages], cookie: cookies.map((it) => `${it.name}=${it.value}`).join('; ') });
    await page.context().close();
  }
  return people.get(role);
}

function said(role, kind, lhr) {
  const scores = Object.keys(BARS).map((name) => [name, Math.round(100 * lhr.categories[name].score)]);
  const low = scores.filter(([name, score]) => score < BARS[name]);
  console.log(`${role.padEnd(10)} ${kind.padEnd(22)} ${scores.map(([name, score]) => `${name} ${score}`).join('  ')}`);
  for (const [name] of low) {
    for (const { id } of lhr.categories[name].auditRefs) {
      const audit = lhr.audits[id];
      if (audit.score !== null && audit.score < 1) console.log(`    ${name}: ${audit.title} ${audit.displayValue ?? ''}`);
    }
  }
  return low.length;
}
