// A picture call beside a session at home, in real browsers with cameras that are not there: the practice rings, the home answers,
// pictures arrive on both sides without passing the house, the house begins anew in the middle, and either side ends it.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import * as esbuild from '../../web/node_modules/esbuild/lib/main.js';
import { assertReadable } from '../fixtures/axe.mjs';
import { openBrowser } from '../fixtures/browser.mjs';
import { openHome } from '../fixtures/call.mjs';
import { openHouse } from '../fixtures/house.mjs';
import { look } from '../fixtures/look.mjs';

const WORDS = {
  call: 'Picture call', rings: 'Your practice would like to see you.', answer: 'Answer', notNow: 'Not now', end: 'End', joining: 'The picture is on its way.',
  on: 'You see each other.', lost: 'The picture is lost. It is tried again.', camera: 'The browser gives no camera.', them: 'Your practice', you: 'You',
};
const web = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'web');
let browser, house, team, phone, session, code, loses;

before(async () => {
  [browser, house] = await Promise.all([
    openBrowser(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--allow-loopback-in-peer-connection']), openHouse(),
  ]);
  const built = await esbuild.build({
    stdin: { contents: `import { offerCall } from './src/call/home'; window.offerCall = offerCall;`, resolveDir: web, loader: 'ts' },
    bundle: true, write: false, format: 'iife', logLevel: 'silent',
  });
  code = built.outputFiles[0].text;
  ({ team, phone, session } = await openHome(browser, house));
  // The area of the call alone: what else a phone keeps is another journey.
  await phone.route(/\/a\/phone[^/]*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await team.goto(`${session}/video`);
  const style = await team.locator('link[rel=stylesheet]').evaluate((it) => it.href);
  await phone.route(/\/a\/phone[^/]*\.css$/, async (route) => route.fulfill({ response: await route.fetch({ url: style }) }));
  // What goes from browser to browser can only be held up on a page that was under such a rule from its beginning.
  const line = await phone.context().newCDPSession(phone);
  loses = (packetLoss) => line.send('Network.emulateNetworkConditions', { offline: false, latency: 1, downloadThroughput: 1e8, uploadThroughput: 1e8, packetLoss });
  await line.send('Network.enable');
  await loses(0);
  await atHome();
});
after(async () => { await browser?.close(); await house?.close(); });

/** The page of a phone with nothing in it but the area of a call. */
async function atHome() {
  await phone.goto('/with');
  await phone.evaluate(code);
  await phone.evaluate((words) => {
    const page = document.getElementById('with');
    page.innerHTML = '<h1>At home</h1>';
    window.offerCall(page, words);
  }, WORDS);
}
const stands = (page, what, timeout = 20_000) => page.locator(`.call[data-stands="${what}"]`).waitFor({ state: 'attached', timeout });
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Pictures arrive here and go on. */
async function sees(page) {
  const other = page.locator('.call-other');
  await page.waitForFunction(() => document.querySelector('.call-other').videoWidth > 0);
  const time = () => other.evaluate((it) => it.currentTime);
  const begun = await time();
  await page.waitForFunction((begun) => document.querySelector('.call-other').currentTime > begun + 0.5, begun);
}
/** How loud, and how bright, what arrives is: whether anything at all of the kind is on its way. */
const arrives = (page, kind) => page.locator('.call-other').evaluate((it, kind) => it.srcObject.getTracks().some((track) => track.kind === kind && !track.muted), kind);

async function call() {
  await button(team, 'Call').click();
  await stands(phone, 'rings');
  await button(phone, 'Answer').click();
  await Promise.all([stands(team, 'on'), stands(phone, 'on')]);
  await Promise.all([sees(team), sees(phone)]);
}

test('before anybody rings there is no picture, no camera is on, and the page says that the session does not need it', async () => {
  assert.match(await team.innerText('#call'), /No picture yet\. The session does not need it\./);
  assert.deepEqual(await team.locator('#call button:visible').allInnerTexts(), ['Call']);
  assert.equal(await phone.locator('.call').isVisible(), false);
  await assertReadable(team);
});

test('the practice rings, the home answers, and pictures arrive on both sides', async () => {
  await call();
  assert.match(await team.innerText('#call'), /Picture and sound are there/);
  assert.ok(await arrives(team, 'audio') && await arrives(phone, 'audio'));
  for (const page of [team, phone]) await assertReadable(page);
  await look(team, 'video-team');
  await look(phone, 'video-home');
});

test('microphone and camera are turned off and on in words', async () => {
  const enabled = () => team.locator('.call-own').evaluate((it) => it.srcObject.getTracks().map((track) => `${track.kind} ${track.enabled}`).sort());
  await button(team, 'Mute').click();
  await button(team, 'Picture off').click();
  assert.deepEqual(await enabled(), ['audio false', 'video false']);
  await button(team, 'Sound on').click();
  await button(team, 'Picture on').click();
  assert.deepEqual(await enabled(), ['audio true', 'video true']);
});

test('a line between the two that breaks is told, and found again by itself', async () => {
  const another = team.waitForRequest((it) => it.method() === 'POST' && /"say":"offer"/.test(it.postData() ?? ''), { timeout: 40_000 });
  await loses(100);
  await Promise.all([stands(team, 'lost', 40_000), stands(phone, 'lost', 40_000)]);
  assert.match(await team.innerText('#call'), /tried again by itself; the session goes on/);
  await another;
  await loses(0);
  await Promise.all([stands(team, 'on', 40_000), stands(phone, 'on', 40_000)]);
  await Promise.all([sees(team), sees(phone)]);
});

test('the house begins anew in the middle: the pictures go on, and the page of the session opens as before', async () => {
  const beside = await team.context().newPage();
  await beside.goto(session);
  const told = async () => (await beside.innerText('main')).replaceAll(/phone (heard|quiet) .*/g, 'phone');
  const before = await told();
  await house.dies();
  await Promise.all([sees(team), sees(phone)]);
  await beside.reload();
  assert.equal(await told(), before);
  await beside.close();
});

test('ending it at home ends both, and the cameras are off', async () => {
  await button(phone, 'End').click();
  await stands(team, 'over');
  assert.match(await team.innerText('#call'), /The call has ended/);
  for (const page of [team, phone]) assert.equal(await page.locator('.call-own').evaluate((it) => it.srcObject), null);
  assert.equal(await phone.locator('.call').isVisible(), false);
});

test('a phone whose page is opened anew is rung again and comes back, and ending it in the practice ends both', async () => {
  await call();
  await atHome();
  await stands(team, 'over');
  await call();
  await button(team, 'End').click();
  await Promise.all([stands(team, 'over'), stands(phone, 'over')]);
  await button(team, 'Call').click();
  await stands(phone, 'rings');
  await button(phone, 'Not now').click();
  await stands(team, 'over');
});

test('nothing was complained about, and no letter is in the log', async () => {
  const expected = /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED/;
  for (const page of [team, phone]) assert.deepEqual(page.complaints.filter((it) => !expected.test(it)), []);
  assert.doesNotMatch(house.log, /candidate|sdp|ufrag|"ring"/);
});
