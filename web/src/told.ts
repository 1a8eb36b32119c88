// On the page where people say where they are told: this browser can take notices too, when it is able to and is let. Without this file the
// other ways are all there is.
const WORKER = '/where-i-am-told/worker.js';
const SCOPE = '/where-i-am-told/';

/** The key of the house as the browser wants it. */
export function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const plain = atob(key.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(plain, (it) => it.charCodeAt(0));
}

/** In the language the browser is set to, when the house has it. */
export const languageOf = (tag: string): 'en' | 'es' => (tag.toLowerCase().startsWith('es') ? 'es' : 'en');

async function active(registration: ServiceWorkerRegistration): Promise<ServiceWorkerRegistration> {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!registration.active && worker) {
    await new Promise<void>((done) => worker.addEventListener('statechange', () => { if (worker.state === 'activated') done(); }));
  }
  return registration;
}

/** The one that is there, or a new one; one for another key, as after a new key file, gives way. */
async function subscribe(key: string): Promise<PushSubscription> {
  const { pushManager } = await active(await navigator.serviceWorker.register(WORKER));
  const wanted = { userVisibleOnly: true, applicationServerKey: bytesOf(key) };
  return pushManager.subscribe(wanted).catch(async (fault: unknown) => {
    const other = await pushManager.getSubscription();
    if (!other) throw fault;
    await other.unsubscribe();
    return pushManager.subscribe(wanted);
  });
}

/** The line of this browser among the places. It only ends there: a colleague may be told at the same browser. */
async function mine(): Promise<HTMLElement | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  const endpoint = (await registration?.pushManager.getSubscription())?.endpoint;
  const lines = [...document.querySelectorAll<HTMLElement>('[data-browser]')];
  return endpoint === undefined ? undefined : lines.find((it) => endpoint.endsWith(it.dataset.browser || endpoint));
}

export async function offerNotices(): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-push-key]');
  const form = place?.querySelector('form');
  const says = place?.querySelector<HTMLElement>('[role=status]');
  if (!place || !form || !says || !('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return;
  const tell = (words: string | undefined) => { says.textContent = words ?? ''; };
  const line = await mine().catch(() => undefined);
  if (line) line.querySelector('[data-this]')?.removeAttribute('hidden');
  form.hidden = line !== undefined || Notification.permission === 'denied';
  if (line) tell(place.dataset.there);
  else if (Notification.permission === 'denied') tell(place.dataset.denied);
  place.hidden = false;

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void (async () => {
      if ((await Notification.requestPermission()) !== 'granted') { tell(place.dataset.denied); return; }
      const { endpoint, keys } = (await subscribe(place.dataset.pushKey ?? '')).toJSON();
      const given = { endpoint, ...keys, language: languageOf(navigator.language) };
      for (const [name, value] of Object.entries(given)) {
        const field = form.elements.namedItem(name);
        if (field instanceof HTMLInputElement) field.value = value ?? '';
      }
      form.submit();
    })().catch(() => tell(place.dataset.failed));
  });
}
