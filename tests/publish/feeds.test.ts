import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Archive, Article } from '../../src/archive/types.ts';
import { agencyFeed, siteFeed, timelineFeed, topicFeed } from '../../src/publish/feeds/feed.ts';
import { asJsonFeed } from '../../src/publish/feeds/json.ts';
import { asRss } from '../../src/publish/feeds/rss.ts';
import { timelineForms } from '../../src/publish/forms/catalogue.ts';
import { asNewsSitemap } from '../../src/publish/news-sitemap.ts';
import { asRobots, asSitemap, asSitemapIndex, sitemapParts } from '../../src/publish/sitemap.ts';
import { hardArchive, soundArchive } from './archives.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['item', 'url', 'sitemap'].includes(name),
});
const hard = hardArchive();
/** Articles without takes that a later one replaced. */
const newsOf = ({ articles, laterTakes }: Archive): readonly Article[] =>
  articles.filter(({ id }) => laterTakes(id).length === 0);
const empty: Archive = { ...hard, articles: [], timelines: [] };

describe.each([
  { name: 'hard', archive: hard },
  { name: 'shipped', archive: soundArchive('tests/fixtures/first') },
  { name: 'empty', archive: empty },
])('$name', ({ archive }) => {
  test('the RSS feed is well formed and matches the archive', () => {
    const text = asRss(siteFeed(archive), archive);
    expect(() => parser.parse(text, true)).not.toThrow();
    const { item = [], ...channel } = parser.parse(text).rss.channel;
    expect(channel.language).toBe('ar');
    expect(
      item.map((read: Record<string, { '#text'?: string }>) => ({
        title: read.title,
        guid: read.guid?.['#text'],
        date: new Date(String(read.pubDate)).toISOString(),
        wire: read['dc:creator'],
      })),
    ).toEqual(
      newsOf(archive).map(({ id, title, date, time, wire, byline }) => ({
        title,
        guid: `http://localhost:4321/a/${id}/`,
        date: new Date(
          `${date}T${time === undefined ? '00:00:00Z' : time.replace('+', ':00+')}`,
        ).toISOString(),
        wire: byline ?? wire.names.ar,
      })),
    );
    for (const read of item) {
      expect(read['content:encoded']).toMatch(/^<div lang="(ar|en)" dir="(rtl|ltr)"><p>/);
      expect(read['content:encoded']).not.toMatch(/<script|<b>|(?:href|src)="[/#]/i);
    }
  });

  test('the JSON feed has what JSON Feed 1.1 requires', () => {
    const feed = JSON.parse(asJsonFeed(siteFeed(archive), archive));
    expect(feed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: 'مَحضَر' });
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(
      newsOf(archive).map(({ id }) => `http://localhost:4321/a/${id}/`),
    );
    for (const item of feed.items) {
      expect(item.content_html).toBeTruthy();
      expect(item.date_published).toMatch(/^\d{4}-\d\d-\d\dT(?:00:00:00Z|00:30:00\+03:00)$/);
    }
  });

  test('the sitemap lists every page once, dated by the content', () => {
    const parts = sitemapParts(archive);
    const index = asSitemapIndex(parts);
    expect(() => parser.parse(index, true)).not.toThrow();
    expect(parser.parse(index).sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc)).toEqual(
      parts.map(({ name }) => `http://localhost:4321/${name}`),
    );
    const listed = parts.flatMap((part) => parser.parse(asSitemap(part)).urlset.url ?? []);
    const addresses = listed.map(({ loc }: { loc: string }) => loc);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { id } of archive.articles) expect(addresses).toContain(`http://localhost:4321/a/${id}/`);
    for (const { id, events } of archive.timelines)
      for (const event of events)
        expect(addresses).toContain(`http://localhost:4321/timeline/${id}/${event.id}/`);
    for (const { lastmod } of listed) expect(lastmod ?? '2024-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

test('only agencies and topics have feeds of their own', () => {
  const ids = (feed: ReturnType<typeof topicFeed>): string[] =>
    JSON.parse(asJsonFeed(feed as NonNullable<typeof feed>, hard)).items.map(({ id }: { id: string }) => id);
  const of = (id: string): string => `http://localhost:4321/a/${id}/`;
  expect(ids(agencyFeed('sahifa', hard))).toEqual([of('2024-05-02-hard')]);
  expect(ids(agencyFeed('wafq', hard))).toEqual([of('2024-05-02-hard')]);
  expect(ids(topicFeed('talks', hard))).toEqual([of('2024-05-02-hard')]);
  expect(agencyFeed('nobody', hard)).toBeUndefined();
  expect(topicFeed('nothing', hard)).toBeUndefined();
  const feed = topicFeed('talks', hard) as NonNullable<ReturnType<typeof topicFeed>>;
  const { channel } = parser.parse(asRss(feed, hard)).rss;
  expect(channel).toMatchObject({
    title: 'مَحضَر: أخبار في موضوع المحادثات',
    link: 'http://localhost:4321/topics/talks/',
    'atom:link': { '@_href': 'http://localhost:4321/topics/talks/feed.xml' },
  });
  expect(channel.item[0].category).toBe('المحادثات');
});

test('a correction reaches both feeds and the sitemap', () => {
  const [read] = parser
    .parse(asRss(siteFeed(hard), hard))
    .rss.channel.item.filter(({ link }: { link: string }) => link.includes('hard'));
  expect(read['content:encoded']).toContain('صُحّح الرقم &lt;5&gt; &amp; غيره.');
  expect(asJsonFeed(siteFeed(hard), hard)).toContain('"date_modified": "2024-05-04T00:00:00Z"');
  expect(sitemapParts(hard).flatMap(({ entries }) => entries)).toContainEqual({
    url: 'http://localhost:4321/a/2024-05-02-hard/',
    changed: '2024-05-04',
  });
});

test('no change is dated before the publication, although only its day is known', () => {
  const [article] = hard.articles as [Article];
  const modified = (time: string, updated: string): string | undefined => {
    const late = { ...article, date: '2024-05-02', time, updated, corrections: [] };
    const archive = { ...empty, articles: [late], laterTakes: () => [] };
    return JSON.parse(asJsonFeed(siteFeed(archive), archive)).items[0].date_modified;
  };
  expect(modified('23:30-05:00', '2024-05-03')).toBe('2024-05-02T23:30:00-05:00');
  expect(modified('23:30-05:00', '2024-05-04')).toBe('2024-05-04T00:00:00Z');
  expect(modified('00:30+03:00', '2024-05-02')).toBeUndefined();
});

test('a part of the sitemap holds at most 50,000 addresses', () => {
  const [article] = hard.articles;
  const many = Array.from({ length: 50_001 }, (_, i) => ({ ...article, id: `2024-05-02-n${i}` }));
  const parts = sitemapParts({ ...empty, articles: many as Archive['articles'] });
  expect(parts.map(({ name, entries }) => [name, entries.length])).toEqual([
    ['sitemap-pages.xml', 4],
    ['sitemap-archive.xml', 4001],
    ['sitemap-2024.xml', 50_000],
    ['sitemap-2024-2.xml', 1],
  ]);
});

test('robots are told where the sitemaps are', () => {
  expect(asRobots()).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: http://localhost:4321/sitemap-index.xml\nSitemap: http://localhost:4321/news-sitemap.xml\n',
  );
});

describe('the news sitemap', () => {
  const [article] = hard.articles as [Article];
  /** Its entries for an archive of these articles, newest first. */
  const listed = (articles: readonly Article[], archive: Partial<Archive> = {}) => {
    const text = asNewsSitemap({ ...empty, laterTakes: () => [], ...archive, articles });
    expect(() => parser.parse(text, true)).not.toThrow();
    return (parser.parse(text).urlset.url ?? []) as { loc: string; 'news:news': object }[];
  };
  const of = (...dates: string[]): Article[] =>
    dates.map((date) => ({ ...article, id: `${date}-x`, date, time: undefined }));

  test('has what Google requires, with a time if the wire gives one', () => {
    expect(listed(hard.articles, { laterTakes: hard.laterTakes })).toEqual([
      {
        loc: 'http://localhost:4321/a/2024-05-02-hard/',
        'news:news': {
          'news:publication': { 'news:name': 'مَحضَر', 'news:language': 'ar' },
          'news:publication_date': '2024-05-02T00:30:00+03:00',
          'news:title': article.title,
        },
      },
    ]);
    const [named] = listed([{ ...article, time: undefined, lang: 'zh-Hant' }]);
    expect(named?.['news:news']).toMatchObject({
      'news:publication': { 'news:language': 'zh-tw' },
      'news:publication_date': '2024-05-02',
    });
  });

  test('covers the two newest days of the archive, whatever the clock says', () => {
    const days = listed(of('2024-03-01', '2024-03-01', '2024-02-29', '2024-02-28'));
    expect(days.map(({ loc }) => loc.slice(-13, -1))).toEqual([
      '2024-03-01-x',
      '2024-03-01-x',
      '2024-02-29-x',
    ]);
    expect(listed(of('2024-03-01', '2024-02-01'))).toHaveLength(1);
    expect(listed([])).toEqual([]);
  });

  test('has at most 1,000 articles', () => {
    expect(listed(of(...Array.from({ length: 1_001 }, () => '2024-03-01')))).toHaveLength(1_000);
  });
});

test('the feed of a timeline has the dispatches that it quotes, the newest first', () => {
  const archive = soundArchive('tests/fixtures/content');
  for (const timeline of archive.timelines) {
    const feed = timelineFeed(timeline);
    const quoted = new Set(
      timeline.events.flatMap(({ evidence }) => evidence.map(({ article }) => article.id)),
    );
    expect(new Set(feed.articles.map(({ id }) => id))).toEqual(quoted);
    const days = feed.articles.map(({ date }) => date);
    expect(days).toEqual([...days].sort().reverse());
    expect(asRss(feed, archive)).toContain(`/timeline/${timeline.id}.rss"`);
    const form = timelineForms.find(({ extension }) => extension === 'feed.json');
    const { items, ...read } = JSON.parse(form?.write(timeline, archive) ?? '');
    expect(read).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: `http://localhost:4321/timeline/${timeline.id}/`,
      feed_url: `http://localhost:4321/timeline/${timeline.id}.feed.json`,
    });
    expect(items.map(({ id }: { id: string }) => id)).toEqual(
      feed.articles.map(({ id }) => `http://localhost:4321/a/${id}/`),
    );
  }
  expect(archive.timelines.length).toBeGreaterThan(0);
});
