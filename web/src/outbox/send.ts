// One tap on its way to the house, and what the house made of it.
import type { Tap } from './store';

export type Answer = { kept: true } | { refused: string } | { wait: 'cut' | 'sign-in' };

export async function send(tap: Tap): Promise<Answer> {
  const body = new URLSearchParams([...tap.fields, ['entry', tap.id], ['noted', tap.noted], ['outbox', '1']]);
  let answer: Response;
  try {
    answer = await fetch(tap.action, { method: 'POST', body, redirect: 'manual', signal: AbortSignal.timeout(10_000) });
  } catch {
    return { wait: 'cut' };
  }
  if (answer.status === 204) return { kept: true };
  if (answer.type === 'opaqueredirect') return { wait: 'sign-in' };
  if (answer.status >= 500 || answer.status === 429) return { wait: 'cut' };
  return { refused: await words(answer) };
}

/** What the house said, in its own words. */
async function words(answer: Response): Promise<string> {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const said = page.querySelector('.error-summary li, .error-summary, [role=alert]')?.textContent?.trim();
  return said || document.body.dataset.lost || String(answer.status);
}
