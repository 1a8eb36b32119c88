// The room on a bad day: the line is cut, the tab dies, the house dies. No mark is lost, none is there twice.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { openRoom } from '../fixtures/session.mjs';

let browser, house, room, session;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  ({ room, session } = await openRoom(browser, house));
});
after(async () => { await browser?.close(); await house?.close(); });

const ready = (page) => page.waitForFunction(() => document.body.dataset.taps === 'kept');
const mark = (page, kind) => page.locator(`form[action$="/mark"] button[value=${kind}]`).first();
const told = (page, words) => page.locator('#kept-list > li', { hasText: words });
const kept = (page, words) => page.locator('#kept-list > li[data-entry]:not([hidden])', { hasText: words });

test('the room begins as a page of its own, in the dark', async () => {
  await ready(room);
  assert.equal(await room.locator('html').getAttribute('data-theme'), 'dusk');
  assert.equal(await room.locator('main.room-main').count(), 1);
});

test('a mark is drawn before the house has it, and once afterwards', async () => {
  await ready(room);
  await mark(room, 'still').click();
  await told(room, 'still').first().waitFor();
  await kept(room, 'still').first().waitFor();
  await room.waitForFunction(() => document.querySelectorAll('[data-tap]').length === 0);
  assert.equal(await told(room, 'still').count(), 1);
});

test('what is tapped without a line waits, through a closed tab too, and arrives with its own time', async () => {
  await room.context().setOffline(true);
  await mark(room, 'tears').click();
  await told(room, 'tears').waitFor();
  await room.locator('#kept', { hasText: '1 kept on this device' }).waitFor();
  await told(room, 'tears').and(room.locator('[data-kept]')).waitFor();
  assert.equal(await kept(room, 'tears').count(), 0);
  const context = room.context();
  await room.close();
  await house.later({ minutes: 4 });
  await context.setOffline(false);
  room = await context.newPage();
  room.complaints = [];
  room.scripted = true;
  await room.goto(session);
  await kept(room, 'tears').waitFor();
  assert.equal(await told(room, 'tears').count(), 1);
  assert.match(await told(room, 'tears').innerText(), /^0:00/);
});

/** What has the focus after each press of the key, until it leaves the page; `behind` when something else lies over it. */
async function tabbed(page) {
  const met = [];
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  for (let n = 0; n < 200; n += 1) {
    await page.keyboard.press('Tab');
    const it = await page.evaluate(() => {
      const here = document.activeElement;
      if (!here || here === document.body) return undefined;
      const box = here.getBoundingClientRect();
      const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const seen = over !== null && (here.contains(over) || over.contains(here) || [...(here.labels ?? [])].some((it) => it.contains(over)));
      return { name: (here.textContent || here.name || here.id).trim().slice(0, 40), behind: !seen, sound: here.closest('#sound') !== null, mark: here.closest('form[action$="/mark"]') !== null };
    });
    if (!it) break;
    met.push(it);
  }
  return met;
}

test('by keyboard every control is reached in turn and none lies behind another, sound at the foot among them', async () => {
  const size = room.viewportSize();
  for (const one of [size, { width: 1180, height: 820 }, { width: 390, height: 844 }]) {
    await room.setViewportSize(one);
    await ready(room);
    const met = await tabbed(room);
    assert.deepEqual(met.filter((it) => it.behind).map((it) => it.name), [], `${one.width} wide`);
    assert.ok(met.some((it) => it.sound) && met.filter((it) => it.mark).length > 8, JSON.stringify(met.map((it) => it.name)));
  }
  await room.setViewportSize(size);
});

test('undone at once it leaves the timeline; a minute earlier it is there once', async () => {
  await ready(room);
  await mark(room, 'moves').click();
  await kept(room, 'moves').waitFor();
  await room.getByRole('button', { name: 'Undo' }).click();
  await room.waitForFunction(() => [...document.querySelectorAll('#kept-list > li:not([hidden])')].every((it) => !it.textContent.includes('moves')));
  // The withdrawal may still be on its way; a room that is loaded anew sends it first.
  await room.goto(session);
  await told(room, 'moves').waitFor({ state: 'detached' });
  await mark(room, 'ease').click();
  await kept(room, 'ease').waitFor();
  const before = await kept(room, 'ease').locator('.num').innerText();
  await room.getByRole('button', { name: '1 min earlier' }).click();
  await room.waitForFunction((before) => [...document.querySelectorAll('#kept-list > li[data-entry]:not([hidden])')].some((it) => it.textContent.includes('ease') && !it.textContent.startsWith(before)), before);
  await room.goto(session);
  assert.equal(await told(room, 'ease').count(), 1);
  assert.notEqual(await kept(room, 'ease').locator('.num').innerText(), before);
});

test('drawn away from its button a mark is made minutes earlier', async () => {
  await ready(room);
  await house.later({ minutes: 9 });
  await room.goto(session);
  await ready(room);
  const box = await mark(room, 'breath').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await room.mouse.move(x, y);
  await room.mouse.down();
  await room.mouse.move(x - 100, y, { steps: 6 });
  await room.mouse.up();
  await kept(room, 'breath').waitFor();
  const minutes = async (words) => Number((await kept(room, words).locator('.num').innerText()).split(':')[1]);
  const now = Number((await room.locator('.clock').innerText()).split(':')[1]);
  assert.equal(now - await minutes('breath'), 3);
});

test('drawn along the timeline a mark goes to its minute, and is there once', async () => {
  await ready(room);
  const elapsed = async () => (await kept(room, 'breath').locator('.num').innerText());
  const minutes = (words) => Number(words.split(':')[0]) * 60 + Number(words.split(':')[1]);
  const was = await elapsed();
  const before = minutes(was);
  const dot = room.locator(`.lanes.large [data-entry="${await kept(room, 'breath').getAttribute('data-entry')}"]`);
  await dot.scrollIntoViewIfNeeded();
  const box = await dot.boundingBox();
  const scale = await dot.evaluate((it) => { const svg = it.ownerSVGElement; return Number(svg.dataset.minute) * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width; });
  await room.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await room.mouse.down();
  await room.mouse.move(box.x + box.width / 2 - 2 * scale, box.y + box.height / 2, { steps: 5 });
  assert.equal(minutes(await room.locator('.lanes .moved').textContent()), before - 2);
  await room.mouse.up();
  await room.waitForFunction((was) => [...document.querySelectorAll('#kept-list > li[data-entry]:not([hidden])')].some((it) => it.textContent.includes('breath') && !it.classList.contains('struck') && !it.textContent.startsWith(was)), was);
  await room.goto(session);
  assert.equal(minutes(await room.locator('#kept-list > li[data-entry]:not(.struck)', { hasText: 'breath' }).locator('.num').innerText()), before - 2);
});

test('somebody who watches sees each mark', async () => {
  const watcher = await as(browser, house, house.person('supervisor'));
  await watcher.goto(session);
  await mark(room, 'speaks').click();
  await kept(watcher, 'speaks').waitFor();
  await watcher.context().close();
});

test('a hundred times the tab, the line or the house dies at some moment', { timeout: 900_000 }, async (t) => {
  const context = room.context();
  const seed = Number(process.env.ALULA_SEED ?? Date.now() % 1_000_000);
  t.diagnostic(`ALULA_SEED=${seed}`);
  const chance = ((state) => () => { state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296; return state / 4_294_967_296; })(seed);
  const inked = [];
  await ready(room);
  for (let round = 0; round < 100; round += 1) {
    const said = `round ${round}`;
    const fields = { kind: 'note', words: said };
    await room.evaluate((fields) => {
      const form = document.querySelector('form[data-outbox][action$="/mark"]').cloneNode(true);
      for (const [name, value] of Object.entries(fields)) { const input = document.createElement('input'); input.type = 'hidden'; input.name = name; input.value = value; form.append(input); }
      form.dataset.ink = fields.words;
      form.querySelector('button').removeAttribute('name');
      document.getElementById('marks').append(form);
      form.requestSubmit();
      form.remove();
    }, fields);
    await room.waitForTimeout(chance() * 40);
    // Drawn is not yet kept: a line says where it is kept once it is.
    if (await room.locator('#kept-list > li:is([data-kept], [data-entry])', { hasText: new RegExp(`${said}(?!\\d)`) }).count() > 0) inked.push(said);
    const how = ['tab', 'line', 'house'][Math.floor(chance() * 3)];
    if (how === 'tab') {
      const old = room;
      room = await context.newPage();
      await Promise.all([old.close(), room.goto(session)]);
      await ready(room);
    } else if (how === 'line') {
      await context.setOffline(true);
      await room.waitForTimeout(chance() * 30);
      await context.setOffline(false);
    } else {
      await house.dies();
    }
  }
  await room.goto(session);
  await ready(room);
  await room.waitForFunction(() => document.querySelectorAll('[data-tap]').length === 0, undefined, { timeout: 60_000 });
  await room.goto(session);
  const rows = await room.locator('#kept-list > li[data-entry] > span:nth-child(2)').allTextContents();
  const counts = new Map();
  for (const row of rows) counts.set(row.trim(), (counts.get(row.trim()) ?? 0) + 1);
  t.diagnostic(`${inked.length} of 100 were kept before something died; ${[...counts.keys()].filter((it) => it.startsWith('round')).length} are in the chart`);
  for (const said of inked) assert.equal(counts.get(said), 1, `${said} was kept and is ${counts.get(said) ?? 0} times in the chart`);
  for (const [said, n] of counts) if (said.startsWith('round')) assert.equal(n, 1, `${said} is there ${n} times`);
  const verified = await house.command('verify');
  assert.deepEqual(verified.faults, []);
});
