// Keeps the page of a phone on the phone: the page, its script, its style and its icon. Nothing that the house says of anybody is kept
// here; that is the page's own, sealed.
type Waits = Event & { waitUntil(it: Promise<unknown>): void };
type Asks = Waits & { request: Request; respondWith(it: Promise<Response>): void };
type Keeper = {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(name: 'install' | 'activate', act: (event: Waits) => void): void;
  addEventListener(name: 'fetch', act: (event: Asks) => void): void;
};
const worker = self as unknown as Keeper;

const PLACE = 'alula-with-page';
const PAGE = '/with';

/** The page and what it names. */
async function keep(): Promise<void> {
  const place = await caches.open(PLACE);
  const page = await fetch(PAGE, { cache: 'no-cache' });
  if (!page.ok) return;
  const text = await page.clone().text();
  const named = [...text.matchAll(/(?:href|src)="(\/a\/[^"]+|\/with\/[^"]+webmanifest)"/g)].map((it) => it[1] ?? '');
  await place.put(PAGE, page);
  await Promise.all(named.map(async (it) => { if (!(await place.match(it))) await place.add(it); }));
  for (const old of await place.keys()) {
    const path = new URL(old.url).pathname;
    if (path !== PAGE && !named.includes(path)) await place.delete(old);
  }
}

worker.addEventListener('install', (event) => { event.waitUntil(keep().then(() => worker.skipWaiting())); });
worker.addEventListener('activate', (event) => { event.waitUntil(worker.clients.claim()); });
worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname === PAGE) {
    // The newest page while there is a line, else the one that is here.
    event.respondWith(fetch(event.request).then((answer) => { if (answer.ok) event.waitUntil(keep()); return answer; }).catch(async () => (await caches.match(PAGE)) ?? Response.error()));
  } else if (url.pathname.startsWith('/a/') || url.pathname.startsWith('/with/sound/') || url.pathname.endsWith('.webmanifest')) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
