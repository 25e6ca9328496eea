import type { Agency, Archive, Article, Topic } from '../types.ts';

/** The lists that readers browse: articles by month, agency and topic. Cached for each archive. */
export interface Listing {
  /** Newest first. Years, agencies and topics without articles are left out. */
  years: readonly Year[];
  /** Articles without takes that a later one replaced. */
  news: readonly Article[];
  agencies: readonly { agency: Agency; articles: readonly Article[] }[];
  topics: readonly { topic: Topic; articles: readonly Article[] }[];
}

export interface Year {
  /** `2022` */
  year: string;
  count: number;
  /** Newest first. */
  months: readonly Month[];
}

export interface Month {
  /** `2022-01` */
  month: string;
  /** Newest first. */
  articles: readonly Article[];
}

function groupBy<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

function put({ articles, agencies, topics, laterTakes }: Archive): Listing {
  const isNews = ({ id }: Article): boolean => laterTakes(id).length === 0;
  // A published page must stay, even if every dispatch on it was replaced.
  const newsOf = (listed: readonly Article[]): readonly Article[] =>
    listed.some(isNews) ? listed.filter(isNews) : listed;
  const months = [...groupBy(articles, ({ date }) => [date.slice(0, 7)])].map(([month, articles]) => ({
    month,
    articles,
  }));
  const years = [...groupBy(months, ({ month }) => [month.slice(0, 4)])].map(([year, months]) => ({
    year,
    months,
    count: months.reduce((sum, { articles }) => sum + articles.length, 0),
  }));
  const byAgency = groupBy(articles, ({ source, wire }) => [source.id, wire.id]);
  const byTopic = groupBy(articles, (article) => article.topics);
  return {
    years,
    news: newsOf(articles),
    agencies: [...agencies.values()].flatMap((agency) => {
      const articles = byAgency.get(agency.id);
      return articles ? [{ agency, articles: newsOf(articles) }] : [];
    }),
    topics: [...topics.values()].flatMap((topic) => {
      const articles = byTopic.get(topic.id);
      return articles ? [{ topic, articles: newsOf(articles) }] : [];
    }),
  };
}

const listings = new WeakMap<Archive, Listing>();

/** The listing of `archive`. Agencies and topics are in the order of their files. */
export function listingOf(archive: Archive): Listing {
  let listing = listings.get(archive);
  if (!listing) {
    listing = put(archive);
    listings.set(archive, listing);
  }
  return listing;
}

/** A page of a long list. */
export interface ListPage {
  /** The number of a full page, counted from the oldest, from 1; the newest page has no number in its address. */
  number?: number | undefined;
  articles: readonly Article[];
  newer?: { number?: number | undefined } | undefined;
  older?: { number: number } | undefined;
}

/** How many articles of each month the page of its year shows. */
export const SHOWN_OF_A_MONTH = 3;

const PER_PAGE = 50;

/**
 * `articles` (newest first) divided into pages, newest first. Full pages hold `PER_PAGE` and are counted from the
 * oldest, so that their addresses keep their articles when new ones arrive. The newest page holds the rest, up to twice
 * as many.
 */
export function pagesOf(articles: readonly Article[]): ListPage[] {
  const full = Math.max(0, Math.floor(articles.length / PER_PAGE) - 1);
  const pages: ListPage[] = [
    {
      articles: articles.slice(0, articles.length - full * PER_PAGE),
      older: full > 0 ? { number: full } : undefined,
    },
  ];
  for (let number = full; number > 0; number--) {
    const end = articles.length - (number - 1) * PER_PAGE;
    pages.push({
      number,
      articles: articles.slice(end - PER_PAGE, end),
      newer: { number: number === full ? undefined : number + 1 },
      older: number > 1 ? { number: number - 1 } : undefined,
    });
  }
  return pages;
}

/** `articles`, in their order, grouped into runs with the same `keyOf`. */
export function stretches(
  articles: readonly Article[],
  keyOf: (article: Article) => string,
): [string, Article[]][] {
  return [...groupBy(articles, (article) => [keyOf(article)])];
}
