/**
 * The search page. Follows the form and keeps the address up to date, so that it can be shared. The index is loaded
 * only when the reader types or the address contains a query. The form is usable before this script runs: a control
 * that the reader has already changed is left alone.
 */
import { type PluralForms, pluralise } from '../arabic/plural.ts';
import type { Found } from '../search/look-up.ts';
import type { Engine, Places } from './search-engine.ts';
import type { MeantPatterns } from './search-names.ts';

interface Words extends MeantPatterns {
  searching: string;
  partial: string;
  failed: string;
  found: PluralForms;
  paragraph: string;
}

const PER_PAGE = 10;
const PAUSE_MS = 180;
const FIELDS = ['q', 'year', 'source', 'topic'] as const;

const one = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector) as T;
const form = one<HTMLFormElement>('form[role=search]');
const status = one('.search-status');
const list = one<HTMLOListElement>('.hits');
const more = one<HTMLButtonElement>('.more');
const none = one('.search-none');
const named = one('.named');
const meant = one('.search-meant');
const words = JSON.parse(form.dataset.words ?? '{}') as Words;

let engine: Promise<Engine> | undefined;
let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let shown = { found: undefined as Found | undefined, count: 0 };

function open(): Promise<Engine> {
  engine ??= (
    import(form.dataset.engine ?? '') as Promise<{ openEngine(places: Places): Promise<Engine> }>
  ).then(({ openEngine }) => openEngine(JSON.parse(form.dataset.places ?? '{}') as Places));
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

function field(name: (typeof FIELDS)[number]): HTMLInputElement | HTMLSelectElement | null {
  return form.querySelector(`[name=${name}]`);
}

function asked(): Record<(typeof FIELDS)[number], string> {
  const [q = '', year = '', source = '', topic = ''] = FIELDS.map((name) => field(name)?.value ?? '');
  return { q, year, source, topic };
}

/** Whether the reader has entered a word or chosen a filter. */
function isAsked(): boolean {
  return Object.values(asked()).some((value) => value.trim() !== '');
}

function keepAddress(): void {
  const query = new URLSearchParams(Object.entries(asked()).filter(([, value]) => value.trim() !== ''));
  const address = `${location.pathname}${query.size > 0 ? `?${query}` : ''}`;
  if (address !== `${location.pathname}${location.search}`) history.replaceState(null, '', address);
}

function takeAddress(begun?: Element | null): void {
  const query = new URLSearchParams(location.search);
  for (const name of FIELDS) {
    const control = field(name);
    if (!control || (control === begun && control.value !== '')) continue;
    control.value = query.get(name) ?? '';
    // An unknown value would leave the list blank.
    if (control instanceof HTMLSelectElement && control.selectedIndex === -1) control.selectedIndex = 0;
  }
}

function showNone(): void {
  show([], undefined, 0);
  named.replaceChildren();
  meant.replaceChildren();
}

function show(items: readonly HTMLElement[], found: Found | undefined, count: number): void {
  list.replaceChildren(...items);
  shown = { found, count };
  more.hidden = !found || count >= found.documents.length;
}

async function run(): Promise<void> {
  clearTimeout(timer);
  const mine = ++turn;
  const { q, year, source, topic } = asked();
  keepAddress();
  if (!isAsked()) {
    showNone();
    status.textContent = '';
    none.hidden = true;
    return;
  }
  const late = setTimeout(() => {
    if (mine === turn) status.textContent = words.searching;
  }, 400);
  try {
    const opened = await open();
    const query = { text: q, year, source, topic };
    const found = await opened.find(query);
    const [items, pages] = await Promise.all([
      opened.results(found, 0, PER_PAGE, words.paragraph),
      opened.named(query, found),
    ]);
    if (mine !== turn) return;
    show(items, found, PER_PAGE);
    named.replaceChildren(...pages);
    meant.replaceChildren(...opened.meant(found, words));
    const count = pluralise(found.documents.length, words.found, document.documentElement.lang);
    status.textContent = found.isPartial ? `${words.partial}: ${count}.` : count;
    none.hidden = found.documents.length + pages.length > 0;
  } catch {
    if (mine !== turn) return;
    showNone();
    status.textContent = words.failed;
    none.hidden = false;
  } finally {
    clearTimeout(late);
  }
}

form.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(run, PAUSE_MS);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void run();
});
more.addEventListener('click', async () => {
  const { found, count } = shown;
  if (!found) return;
  const items = await (await open()).results(found, count, count + PER_PAGE, words.paragraph);
  if (shown.found !== found) return;
  list.append(...items);
  shown.count = count + PER_PAGE;
  more.hidden = shown.count >= found.documents.length;
  items[0]?.querySelector('a')?.focus();
});
addEventListener('popstate', () => {
  takeAddress();
  void run();
});

takeAddress(document.activeElement);
if (isAsked()) void run();
