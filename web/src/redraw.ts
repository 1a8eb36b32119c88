// A notice of the house has a part of the page drawn anew. It never takes the place of what a form is about to say: while
// one is on its way the notice waits, and the page is asked for once the form has its answer.
type Sent = { sourceElement?: Element };

const sentBy = (event: Event) => (event as CustomEvent<{ ctx?: Sent }>).detail?.ctx;
const line = '[hx-sse\\:connect]';

/** True when the house's notice has the page drawn anew, not a person. */
export const byNotice = (event: Event): boolean => Boolean(sentBy(event)?.sourceElement?.closest(line));

export function letFormsSpeak(): void {
  const onTheirWay = new Set<Sent | undefined>();
  let waiting = false;

  function waitForForms(event: Event): void {
    if (!byNotice(event) || onTheirWay.size === 0) return;
    event.preventDefault();
    waiting = true;
  }

  document.addEventListener('htmx:before:request', (event) => {
    const sent = sentBy(event);
    if (sent?.sourceElement?.closest('form')) onTheirWay.add(sent);
    else waitForForms(event);
  });
  document.addEventListener('htmx:before:swap', waitForForms);
  document.addEventListener('htmx:finally:request', (event) => {
    onTheirWay.delete(sentBy(event));
    if (onTheirWay.size > 0 || !waiting) return;
    waiting = false;
    document.querySelector(line)?.dispatchEvent(new CustomEvent('chart'));
  });
}
