import { listingOf, pagesOf as listPages } from '../archive/queries/listing.ts';
import { pagesOf } from '../archive/queries/periods.ts';
import type { Archive, Article } from '../archive/types.ts';
import { absolute, addresses } from '../site/addresses.ts';
import { lastChanged, newestDispatch } from './change.ts';
import { NEWS_SITEMAP } from './news-sitemap.ts';

interface Entry {
  url: string;
  /** `YYYY-MM-DD`, from the content; absent if nothing dates the page. */
  changed?: string | undefined;
}

/** One sitemap file: its name and entries. */
export interface SitemapPart {
  name: string;
  entries: Entry[];
}

const MOST = 50_000; // sitemaps.org: URLs in one file

function newest(entries: readonly Entry[]): string | undefined {
  return entries
    .flatMap(({ changed }) => changed ?? [])
    .sort()
    .at(-1);
}

const parts = new WeakMap<Archive, SitemapPart[]>();

/**
 * The parts of the sitemap: pages, timelines, archive pages, and articles by year, so that a new
 * article changes few parts. Cached for each archive.
 */
export function sitemapParts(archive: Archive): SitemapPart[] {
  const made = parts.get(archive) ?? partsOf(archive);
  parts.set(archive, made);
  return made;
}

function partsOf(archive: Archive): SitemapPart[] {
  const years = new Map<string, Entry[]>();
  for (const article of archive.articles) {
    const year = article.date.slice(0, 4);
    const entries = years.get(year) ?? [];
    entries.push({ url: absolute(addresses.article(article.id)), changed: lastChanged(article) });
    years.set(year, entries);
  }
  const timelines = archive.timelines.flatMap((timeline): Entry[] => [
    { url: absolute(addresses.timeline(timeline.id)), changed: newestDispatch(timeline) },
    ...pagesOf(timeline.events).map((period) => ({
      url: absolute(addresses.period(timeline.id, period.id)),
      changed: newestDispatch(period),
    })),
    ...timeline.events.map(({ id, asOf }) => ({
      url: absolute(addresses.event(timeline.id, id)),
      changed: asOf,
    })),
  ]);
  const listing = listingOf(archive);
  const listed = (list: readonly Article[], address: (page?: number) => string): Entry[] =>
    listPages(list).map(({ number, articles }) => ({
      url: absolute(address(number)),
      changed: newest(articles.map((article) => ({ url: '', changed: lastChanged(article) }))),
    }));
  const browsed = [
    ...listing.years.flatMap(({ year, months }) => [
      {
        url: absolute(addresses.year(year)),
        changed: newest(years.get(year) ?? []),
      },
      ...months.flatMap(({ month, articles }) => listed(articles, (page) => addresses.month(month, page))),
    ]),
    ...listing.agencies.flatMap(({ agency, articles }) =>
      listed(articles, (page) => addresses.agency(agency.id, page)),
    ),
    ...listing.topics.flatMap(({ topic, articles }) =>
      listed(articles, (page) => addresses.topic(topic.id, page)),
    ),
  ];
  const pages: Entry[] = [
    { url: absolute(addresses.home()), changed: newest([...years.values()].flat()) },
    { url: absolute(addresses.archive()), changed: newest([...years.values()].flat()) },
    { url: absolute(addresses.timelines()), changed: newest(timelines) },
    { url: absolute(addresses.about()) },
  ];
  return [
    ['pages', pages] as const,
    ['archive', browsed] as const,
    ['timelines', timelines] as const,
    ...years,
  ].flatMap(([name, entries]) =>
    Array.from({ length: Math.ceil(entries.length / MOST) }, (_, i) => ({
      name: `sitemap-${name}${i === 0 ? '' : `-${i + 1}`}.xml`,
      entries: entries.slice(i * MOST, (i + 1) * MOST),
    })),
  );
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function listed(root: string, item: string, entries: readonly Entry[]): string {
  const lines = entries.map(
    ({ url, changed }) =>
      `<${item}><loc>${url}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</${item}>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">\n${lines.join('')}</${root}>\n`;
}

/** One part as a sitemap (sitemaps.org 0.9). */
export function asSitemap({ entries }: SitemapPart): string {
  return listed('urlset', 'url', entries);
}

/** The sitemap index: all parts, each with the day of its newest entry. */
export function asSitemapIndex(parts: readonly SitemapPart[]): string {
  const entries = parts.map(({ name, entries }) => ({
    url: absolute(addresses.file(name)),
    changed: newest(entries),
  }));
  return listed('sitemapindex', 'sitemap', entries);
}

/**
 * `robots.txt`: everyone may read everything (RFC 9309). Robots read it only at the root of an origin. It names the
 * news sitemap beside the index, whose parts contain the same articles.
 */
export function asRobots(): string {
  const sitemaps = ['sitemap-index.xml', NEWS_SITEMAP].map(
    (name) => `Sitemap: ${absolute(addresses.file(name))}\n`,
  );
  return `User-agent: *\nAllow: /\n\n${sitemaps.join('')}`;
}
