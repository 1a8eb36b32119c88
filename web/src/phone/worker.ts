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
const PATIENCE = 3_000;

/** What the page names, both names among apps, and what its style and those name. */
async function namesOf(page: string): Promise<string[]> {
  const first = [...page.matchAll(/(?:href|src)="(\/a\/[^"]+)"/g)].map((it) => it[1] ?? '').concat('/with/plain/app.webmanifest', '/with/notes/app.webmanifest');
  const further = first.filter((it) => /\.(css|webmanifest)$/.test(it)).map(async (it) => {
    const text = await (await fetch(it)).text();
    return [...text.matchAll(/url\(([a-z0-9-]+\.woff2)\)|"(\/a\/[^"]+)"/g)].map((found) => found[2] ?? `/a/${found[1]}`);
  });
  return [...new Set(first.concat(...(await Promise.all(further))))];
}

/** The page last, when everything it names is here: what is kept is whole, or what was kept before. */
async function keep(): Promise<void> {
  const place = await caches.open(PLACE);
  const page = await fetch(PAGE, { cache: 'no-cache' });
  if (!page.ok || page.redirected) return;
  const names = await namesOf(await page.clone().text());
  await Promise.all(names.map(async (it) => { if (!(await place.match(it))) await place.add(it); }));
  await place.put(PAGE, page);
  for (const old of await place.keys()) {
    const path = new URL(old.url).pathname;
    if (path !== PAGE && !names.includes(path)) await place.delete(old);
  }
}

/** The page of the house while it answers soon, else the one that is here. */
async function pageOf(event: Asks): Promise<Response> {
  const here = await caches.match(PAGE);
  const asked = fetch(event.request);
  event.waitUntil(asked.then((answer) => (answer.ok ? keep() : undefined)).catch(() => undefined));
  if (!here) return asked;
  const late = new Promise<Response>((done) => { setTimeout(() => done(here), PATIENCE); });
  return Promise.race([asked.then((answer) => (answer.ok ? answer : here), () => here), late]);
}

worker.addEventListener('install', (event) => { event.waitUntil(keep().then(() => worker.skipWaiting())); });
worker.addEventListener('activate', (event) => { event.waitUntil(worker.clients.claim()); });
worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname === PAGE) event.respondWith(pageOf(event));
  else if (url.pathname.startsWith('/a/') || url.pathname.endsWith('.webmanifest')) event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
});
