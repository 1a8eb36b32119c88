// When a part of a page is drawn anew, what somebody was typing in it stays: values that differ from what was drawn,
// open panels and the caret come back, except in the form that was just sent. What the house refused stays too, with the
// words of the refusal, until a form is sent again.
import { byNotice } from './redraw';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Kept = { key: string; value: string; checked?: boolean };

const fields = (root: ParentNode) => [...root.querySelectorAll<Field>('form :is(input:not([type=hidden]), textarea, select)')];

const to = (form: HTMLFormElement | null) => form?.getAttribute('action') ?? '';

/** Names a field so that it is found again in the page drawn anew: by its form, the how-manieth of those that go to the same place, and its name. */
function naming(): (field: Field) => string {
  const places = new Map<HTMLFormElement, number>();
  const many = new Map<string, number>();
  for (const form of document.forms) {
    const place = many.get(to(form)) ?? 0;
    places.set(form, place);
    many.set(to(form), place + 1);
  }
  return (field) => {
    const value = field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox') ? field.value : '';
    return [to(field.form), field.form ? places.get(field.form) : -1, field.name, value].join('\n');
  };
}

function changed(field: Field): boolean {
  if (field instanceof HTMLSelectElement) return [...field.options].some((it) => it.selected !== it.defaultSelected);
  if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

const title = (panel: HTMLDetailsElement) => panel.id || (panel.querySelector('summary')?.textContent?.trim() ?? '');

export function keepTyped(): void {
  let kept: Kept[] = [];
  let open: string[] = [];
  let refused: string | undefined;
  let refusals: Element[] = [];
  let caret: { key: string; start: number | null; end: number | null } | undefined;

  document.addEventListener('htmx:before:swap', (event) => {
    if (event.defaultPrevented) return;
    const ctx = (event as CustomEvent).detail?.ctx as { sourceElement?: Element; response?: { status?: number } } | undefined;
    const sent = ctx?.sourceElement?.closest('form') ?? undefined;
    refusals = byNotice(event) ? [...document.querySelectorAll('.error-summary')] : [];
    if (sent) refused = ctx?.response?.status === 422 ? to(sent) : undefined;
    const key = naming();
    const mine = fields(document).filter((field) => field.form !== sent);
    kept = mine.filter((field) => changed(field) || to(field.form) === refused).map((field) => ({ key: key(field), value: field.value, checked: field instanceof HTMLInputElement ? field.checked : undefined }));
    open = [...document.querySelectorAll<HTMLDetailsElement>('details[open]')].filter((panel) => !sent || !panel.contains(sent)).map(title);
    const active = document.activeElement as Field | null;
    caret = active && mine.includes(active) ? { key: key(active), start: 'selectionStart' in active ? active.selectionStart : null, end: 'selectionEnd' in active ? active.selectionEnd : null } : undefined;
  });

  document.addEventListener('htmx:after:swap', () => {
    for (const refusal of refusals) refusal.removeAttribute('role');
    if (refusals.length > 0) document.querySelector('[data-refusals]')?.replaceChildren(...refusals);
    for (const panel of document.querySelectorAll<HTMLDetailsElement>('details')) if (open.includes(title(panel))) panel.open = true;
    if (kept.length === 0 && !caret) return;
    const key = naming();
    const all = new Map(fields(document).map((field) => [key(field), field]));
    for (const it of kept) {
      const field = all.get(it.key);
      if (!field) continue;
      if (field instanceof HTMLInputElement && it.checked !== undefined && (field.type === 'radio' || field.type === 'checkbox')) field.checked = it.checked;
      else field.value = it.value;
    }
    const field = caret && all.get(caret.key);
    if (field && caret) {
      field.focus({ preventScroll: true });
      if ('setSelectionRange' in field && caret.start !== null && field.type !== 'number') field.setSelectionRange(caret.start, caret.end);
    }
  });
}
