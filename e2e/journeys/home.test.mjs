// A whole session at home in three browsers: the client's phone, the sitter's phone and the therapist far away, with the line cut three times. Nothing is lost, and the client types nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults } from '../fixtures/axe.mjs';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { holds, readyAtHome, shows, tap } from '../fixtures/home.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { press, send } from '../fixtures/hand.mjs';

let browser, house, at;
before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  at = await readyAtHome(browser, house);
}, { timeout: 240_000 });
after(async () => { await browser?.close(); await house?.close(); });

/** What is wrong with a page as it stands; that a line is cut is meant. */
const looked = async (page) => (await faults(page)).filter((it) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(it));
const tile = () => at.therapist.locator('main').innerText();
async function until(what, holds, seconds = 25) {
  const end = Date.now() + 1000 * seconds;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${seconds} s\n${await tile()}`);
    await new Promise((done) => { setTimeout(done, 250); });
  }
}

test('the therapist opens the beginning, the client holds, and both phones are in the hold', async () => {
  await at.therapist.goto(at.session);
  await send(at.therapist, `${at.session}/begin`, {});
  await shows(at.client, 'open');
  await shows(at.sitter, 'sitter-open');
  assert.deepEqual(await looked(at.client), []);
  await holds(at.client, 'Hold: it is in the mouth');
  await shows(at.client, 'hold');
  await shows(at.sitter, 'watch');
  assert.deepEqual(await looked(at.sitter), []);
});

test('with the sitter’s line cut a look-in is kept on the phone, and arrives with its own time', async () => {
  await house.later({ minutes: 13 });
  await shows(at.client, 'cue');
  await tap(at.client, 'Done');
  await shows(at.client, 'deep');
  await at.sitter.context().setOffline(true);
  await at.sitter.getByText('No Internet. Everything is kept on this phone.').first().waitFor();
  assert.match(await at.sitter.locator('a[href^="sms:"]').getAttribute('href'), /body=[0-9A-Z]{3}%20OK$/);
  assert.ok(await at.sitter.locator('a[href^="tel:"]').count() > 0);
  await tap(at.sitter, 'All calm');
  await tap(at.sitter, 'as if asleep');
  await at.sitter.reload();
  await shows(at.sitter, 'watch');
  await at.sitter.context().setOffline(false);
  await until('the look-in is on the therapist’s page', async () => { await at.therapist.goto(at.session); return /all calm/i.test(await tile()); });
});

test('nobody looks in while both lines are cut: the house climbs, the therapist hears, and reaches them by phone', async () => {
  await Promise.all([at.sitter, at.client].map((it) => it.context().setOffline(true)));
  await house.later({ minutes: 19 });
  await until('the alarm stands on the therapist’s page', async () => { await at.therapist.goto(at.session); return /nobody (has )?looked in/i.test(await tile()); });
  assert.deepEqual(await looked(at.therapist), []);
  await send(at.therapist, `${at.session}/reached`, { whom: 'sitter', well: 'present', words: 'All quiet; the Internet is away.' });
  await until('the alarm is over', async () => !/Look at the session/i.test(await tile()), 10);
  await Promise.all([at.sitter, at.client].map((it) => it.context().setOffline(false)));
});

test('three taps with eyes shut call for company, without a line too', async () => {
  await at.client.context().setOffline(true);
  const { width, height } = at.client.viewportSize();
  for (let n = 0; n < 3; n += 1) await at.client.mouse.click(width / 2, height - 60, { delay: 20 });
  await at.client.getByText(/Call out loud\. .* is near/).first().waitFor();
  await at.client.context().setOffline(false);
  await until('the call is on the therapist’s page', async () => { await at.therapist.goto(at.session); return /company/i.test(await tile()); });
  await tap(at.sitter, 'All calm');
});

test('light comes back, the session ends, and the sitter may rest', async () => {
  await house.later({ minutes: 30 });
  await at.sitter.getByRole('button', { name: /is coming back, hold/ }).waitFor();
  assert.deepEqual(await looked(at.sitter), []);
  await holds(at.sitter, /is coming back, hold/);
  await shows(at.client, 'returning');
  assert.deepEqual(await looked(at.client), []);
  await at.sitter.getByText(/is coming back\.$/).waitFor();
  await house.later({ minutes: 14 });
  // Without script each form is answered by a page of its own, whatever else is drawn anew meanwhile.
  const hand = await as(browser, house, house.person('associate'), { script: false });
  const keeps = async (name, fields) => { await hand.goto(at.session); await send(hand, `${at.session}/${name}`, fields); };
  for (let n = 0; n < 5; n += 1) {
    await tap(at.sitter, 'All calm');
    await house.later({ minutes: 14 });
  }
  await tap(at.sitter, 'All calm');
  await keeps('vitals', { systolic: 122, diastolic: 78, pulse: 70 });
  const questions = { alertness: '5', oriented: 'present', walks: 'present', vomited: 'absent', safe: 'present', escort_present: 'present', no_driving: 'present' };
  await keeps('leave', questions);
  await house.later({ minutes: 14 });
  await tap(at.sitter, 'All calm');
  await house.later({ minutes: 2 });
  await keeps('leave', questions);
  await keeps('ready', {});
  await keeps('left', { with: 'Kian, her brother' });
  await keeps('count', { counted: 3, expected: 3 });
  await keeps('sitter/rest', {});
  await shows(at.sitter, 'sitter-after');
  await shows(at.client, 'evening');
  assert.deepEqual([...await looked(at.sitter), ...await looked(at.client)], []);
  assert.equal(await at.client.locator('input, textarea').count(), 0, 'there is something on the client’s phone to type into');
  await tap(at.client, 'Calm');
  await tap(at.sitter, 'Tell it now');
  await tap(at.sitter, 'Send');
  await shows(at.sitter, 'sitter-told');
  await holds(at.sitter, 'Empty this phone, hold');
  await at.sitter.getByText('This phone is done.').waitFor();
});

test('the next morning five questions, and everything that was tapped stands in the chart once', async () => {
  // A session that began just after midnight has its next morning more than a day later.
  await house.later({ hours: 30 });
  await shows(at.client, 'morning');
  await tap(at.client, 'Calm');
  for (const answer of ['Yes', 'No', 'No', 'No']) await tap(at.client, answer);
  await shows(at.client, 'morning-done');
  const therapist = await as(browser, house, house.person('associate'));
  await until('the morning is in the chart', async () => (await (await therapist.context().request.get(`${at.chart}/record`)).text()).split('How it is').length > 2);
  const verified = await house.command('verify');
  assert.deepEqual(verified.faults, []);
});
