// Pictures of every kind of page, for looking at and for the guide: cargo xtask shots.
import { after, before, test } from 'node:test';
import { LIGHTS, SIZES, as, openBrowser, openPage } from '../fixtures/browser.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { reachable } from '../fixtures/links.mjs';
import { look } from '../fixtures/look.mjs';

let browser, house;
before(async () => { [browser, house] = await Promise.all([openBrowser(), openHouse()]); });
after(async () => { await browser?.close(); await house?.close(); });

const nameOf = (path) => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replace(/[/?=&:]+/g, '-').replace(/^-|-$/g, '') || 'home';

async function draw(person, role, paths) {
  for (const light of LIGHTS) {
    for (const size of Object.keys(SIZES)) {
      const page = person ? await as(browser, house, person, { light, size }) : await openPage(browser, house, { light, size });
      for (const path of paths) {
        await page.goto(path);
        await look(page, `${role}-${nameOf(path)}-${size}-${light}`);
      }
      await page.context().close();
    }
  }
}

test('public', async () => draw(undefined, 'public', ['/', '/enquire', '/help', '/sign-in']));
for (const role of ['therapist', 'associate', 'supervisor', 'prescriber', 'manager', 'client']) {
  test(role, async () => {
    const first = await as(browser, house, house.person(role));
    const { pages } = await reachable(first, first.url());
    await first.context().close();
    const kinds = new Map(pages.map((path) => [nameOf(path), path]));
    await draw(house.person(role), role, [...kinds.values()]);
  });
}
