// Shows a notice that the house sent to this browser, and opens Alula when it is touched. It keeps nothing, and answers for no page.
type Waits = Event & { waitUntil(it: Promise<unknown>): void };
type Pushed = Waits & { data: { json(): unknown } | null };
type Touched = Waits & { notification: Notification };
type Teller = {
  skipWaiting(): Promise<void>;
  registration: ServiceWorkerRegistration;
  clients: { openWindow(address: string): Promise<unknown> };
  addEventListener(name: 'install', act: (event: Waits) => void): void;
  addEventListener(name: 'push', act: (event: Pushed) => void): void;
  addEventListener(name: 'notificationclick', act: (event: Touched) => void): void;
};
const worker = self as unknown as Teller;

export type Notice = { title: string; body: string; link: string };

/** What stands there when a notice cannot be read: browsers want something shown for everything that is sent. */
const PLAIN: Notice = { title: 'A note from your practice', body: 'Please open Alula.', link: '/' };

function read(event: Pushed): Notice {
  try {
    return { ...PLAIN, ...(event.data?.json() as Partial<Notice>) };
  } catch {
    return PLAIN;
  }
}

/** In this house alone, whatever the link says. */
function inside(link: string): string {
  const to = URL.canParse(link, self.location.origin) ? new URL(link, self.location.origin) : new URL(self.location.origin);
  return to.pathname + to.search + to.hash;
}

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('push', (event) => {
  const { title, body, link } = read(event);
  event.waitUntil(worker.registration.showNotification(title, { body, tag: link, data: inside(link), requireInteraction: true }));
});
worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(worker.clients.openWindow(String(event.notification.data ?? '/')));
});
