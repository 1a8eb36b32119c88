// A browser takes notices from the house: asked by a press, named among the places, and shown by the worker without a word of anybody. There is
// no push server on this machine: what the browser gets from one is invented here, and the worker is handed what it would be sent.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertReadable } from '../fixtures/axe.mjs';
import { as, openBrowser } from '../fixtures/browser.mjs';
import { openHouse } from '../fixtures/house.mjs';

const ENDPOINT = 'https://push.example.org/s/nobody-of-anybody-0123456789ab';

let browser, house, page;

/** In place of the way to a push server: a subscription with true keys. */
function subscribes(endpoint) {
  const plain = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const kept = () => JSON.parse(localStorage.getItem('subscribed') ?? 'null');
  const given = (it) => it && { endpoint: it.endpoint, toJSON: () => it };
  PushManager.prototype.getSubscription = async () => given(kept());
  PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error('not as a browser wants it');
    const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const keys = { p256dh: plain(await crypto.subtle.exportKey('raw', publicKey)), auth: plain(crypto.getRandomValues(new Uint8Array(16))) };
    localStorage.setItem('subscribed', JSON.stringify({ endpoint, keys }));
    return given(kept());
  };
}

before(async () => {
  [browser, house] = await Promise.all([openBrowser(), openHouse()]);
  page = await as(browser, house, house.person('therapist', 'Ines'));
  await page.addInitScript(subscribes, ENDPOINT);
});
after(async () => { await browser?.close(); await house?.close(); });

test('a browser that may not show notices says so, and where that can be changed', async () => {
  await page.goto('/where-i-am-told');
  const place = page.locator('[data-push-key]');
  const granted = await page.evaluate(() => Notification.permission);
  if (granted === 'denied') {
    await page.getByText('was told to show no notices').waitFor();
    assert.equal(await place.locator('form').isVisible(), false);
  }
  await assertReadable(page);
});

test('one press asks, and the browser stands among the places', async () => {
  await page.context().grantPermissions(['notifications'], { origin: house.address });
  await page.goto('/where-i-am-told');
  await page.getByRole('button', { name: 'Tell this browser' }).click();
  await page.getByText('A test is on its way').waitFor();
  await page.getByText('Notices reach this browser.').waitFor();
  assert.match(await page.locator('[data-browser]').innerText(), /A browser, this one/);
  assert.equal(await page.getByRole('button', { name: 'Tell this browser' }).isVisible(), false);
  await assertReadable(page);
  assert.deepEqual(page.complaints, []);
});

test('what the house sends is shown as it is, and a notice that cannot be read says no more', async () => {
  const worker = await page.context().newCDPSession(page);
  const found = new Promise((done) => {
    worker.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const mine = registrations.find((it) => it.scopeURL.endsWith('/where-i-am-told/') && !it.isDeleted);
      if (mine) done(mine.registrationId);
    });
  });
  await worker.send('ServiceWorker.enable');
  const registrationId = await found;
  const shown = async (data, count) => {
    await worker.send('ServiceWorker.deliverPushMessage', { origin: house.address, registrationId, data });
    const all = await page.waitForFunction(async (count) => {
      const registration = await navigator.serviceWorker.getRegistration('/where-i-am-told/');
      const all = (await registration.getNotifications()).map(({ title, body, data }) => ({ title, body, data }));
      return all.length === count && all;
    }, count);
    return all.jsonValue();
  };
  const says = { title: 'A note from your practice', body: 'Please open Alula now: somebody waits for you.' };
  const first = await shown(JSON.stringify({ ...says, link: 'https://elsewhere.example.org/n/abc?x=1' }), 1);
  assert.deepEqual(first, [{ ...says, data: '/n/abc?x=1' }], 'it opens this house and no other');
  const second = await shown('no notice', 2);
  assert.ok(second.some((it) => it.body === 'Please open Alula.' && it.data === '/'), JSON.stringify(second));
});

test('a place that ends is offered again', async () => {
  await page.locator('[data-browser]').getByRole('button', { name: /No longer/ }).click();
  await page.getByText('Nowhere yet').waitFor();
  await page.getByRole('button', { name: 'Tell this browser' }).waitFor();
});
