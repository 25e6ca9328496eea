/**
 * The offline page: lists the pages that this browser keeps, newest first, and can delete them. Shown in place of
 * another page, it says that the page is unavailable, and tries again.
 */
import { loadPage } from './load-page.ts';

const one = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector) as T;
const place = one('.kept-pages');
const { path = '', caches: prefix = '', site = '', cleared = '', notCleared = '' } = place.dataset;
const list = one<HTMLUListElement>('.kept ul');
const done = one('.done');

async function kept(): Promise<string[]> {
  const cache = await caches.open(`${prefix}pages`);
  const pages = await Promise.all(
    (await cache.keys()).map(async (request) => ({
      path: new URL(request.url).pathname,
      at: Number((await cache.match(request))?.headers.get('kept-at')),
    })),
  );
  return pages.sort((a, b) => b.at - a.at).map(({ path }) => path);
}

/** A kept page as a list item: its headline in its own language, below its agency and date. */
async function item(path: string): Promise<HTMLLIElement> {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = path;
  link.textContent = path;
  item.append(link);
  const page = await loadPage(`${path}?kept`).catch(() => undefined);
  if (!page) return item;
  const heading = page.querySelector('main h1');
  if (!heading || page.body.dataset.page === 'front') {
    link.textContent = page.body.dataset.page === 'front' ? site : page.title;
    return item;
  }
  link.replaceChildren(...document.importNode(heading, true).childNodes);
  for (const name of ['lang', 'dir']) link.setAttribute(name, heading.getAttribute(name) ?? '');
  const kicker = page.querySelector('main .kicker');
  if (kicker) {
    const line = document.createElement('p');
    line.className = 'small';
    for (const part of kicker.children)
      line.append(line.hasChildNodes() ? ' · ' : '', document.importNode(part, true));
    for (const anchor of line.querySelectorAll('a')) anchor.replaceWith(...anchor.childNodes);
    item.prepend(line);
  }
  return item;
}

async function show(): Promise<void> {
  const paths = await kept().catch(() => []);
  list.replaceChildren(...(await Promise.all(paths.map(item))));
  one('.kept').hidden = paths.length === 0;
  one('.nothing').hidden = paths.length > 0;
}

one('.clear').addEventListener('click', async () => {
  const isGone = await caches.delete(`${prefix}pages`).catch(() => false);
  await show();
  done.textContent = isGone ? cleared : notCleared;
  if (isGone) done.focus();
});

if (location.pathname !== path) {
  one('.for-offline').hidden = true;
  one('.for-cut-off').hidden = false;
  document.title = `${one('.for-cut-off h1').textContent} — ${site}`;
  one<HTMLAnchorElement>('.again').href = location.pathname + location.search;
}
await show();
