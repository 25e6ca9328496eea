import { instantOf } from '../../arabic/calendar.ts';
import type { Article } from '../types.ts';

/** Sorts by `key`, the latest first, then by id. */
export function newestFirst<Item extends { id: string }>(
  items: readonly Item[],
  key: (item: Item) => string,
): Item[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => (a.key === b.key ? (a.item.id < b.item.id ? -1 : 1) : a.key > b.key ? -1 : 1))
    .map(({ item }) => item);
}

/**
 * Articles, newest first: by day, then by time (those without one last), then by id; but a later take always comes
 * before the one it replaces.
 */
export function inOrder(
  sound: readonly Article[],
  laterTakes: (id: string) => readonly Article[],
): Article[] {
  const order = new Set<Article>();
  const begun = new Set<Article>();
  const put = (article: Article): void => {
    if (begun.has(article)) return;
    begun.add(article);
    for (const later of laterTakes(article.id)) if (later.date === article.date) put(later);
    order.add(article);
  };
  for (const article of newestFirst(
    sound,
    ({ date, time }) => `${date} ${time ? instantOf(date, time) : ''}`,
  ))
    put(article);
  return [...order];
}
