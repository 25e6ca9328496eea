import { directionOf } from '../../arabic/script/direction.ts';
import { standfirst } from '../../archive/queries/excerpt.ts';
import { listingOf } from '../../archive/queries/listing.ts';
import { topicNames } from '../../archive/topics.ts';
import type { Archive, Article } from '../../archive/types.ts';
import { escapeHtml } from '../../markdown/annotate.ts';
import { htmlForElsewhere } from '../../markdown/elsewhere.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';
import { agencyName } from '../agency-name.ts';
import { lastChanged, midnight } from '../change.ts';
import { byline } from '../forms/citation.ts';
import { FEED_TYPES, type FeedFormat, feedFile, feedFormats } from './formats.ts';

const NEWEST = 50;

/** What a feed is of: the site, one agency, one topic. */
export interface Feed {
  /** As a reader of feeds lists it. */
  title: string;
  description: string;
  /** Path of the page it is the feed of. */
  page: string;
  /** Path of the feed, by its format. */
  file: (format: FeedFormat) => string;
  /** Newest first. */
  articles: readonly Article[];
}

/** The feed of everything. */
export function siteFeed({ articles }: Archive): Feed {
  return {
    title: site.name,
    description: words.describe.home,
    page: addresses.home(),
    file: (format) => addresses.file(feedFile(format)),
    articles,
  };
}

function partFeed(name: string, page: string, articles: readonly Article[]): Feed {
  return {
    title: `${site.name}: ${name}`,
    description: words.describe.home,
    page,
    file: (format) => `${page}${feedFile(format)}`,
    articles,
  };
}

/** The feed of an agency, as outlet and as wire; none without articles. */
export function agencyFeed(id: string, archive: Archive): Feed | undefined {
  const listed = listingOf(archive).agencies.find(({ agency }) => agency.id === id);
  return (
    listed &&
    partFeed(words.browse.ofAgency(agencyName(listed.agency).name), addresses.agency(id), listed.articles)
  );
}

/** The feed of a topic; none without articles. */
export function topicFeed(id: string, archive: Archive): Feed | undefined {
  const listed = listingOf(archive).topics.find(({ topic }) => topic.id === id);
  return listed && partFeed(words.browse.ofTopic(listed.topic.name), addresses.topic(id), listed.articles);
}

/** A feed as the head of its page announces it, in each format. */
export function feedLinks(feed: Feed | undefined): { href: string; type: string; title: string }[] {
  if (!feed) return [];
  return feedFormats.map((format) => ({
    href: feed.file(format),
    type: FEED_TYPES[format],
    title: feed.title,
  }));
}

/** What a feed says of an article: both feeds say the same. Addresses are full, days are `YYYY-MM-DD`. */
interface Entry {
  url: string;
  title: string;
  html: string;
  summary: string;
  article: Article;
  changed: string;
}

function entriesOf({ articles }: Feed): Entry[] {
  return articles.slice(0, NEWEST).map((article) => {
    const notes = article.corrections.map(
      ({ date, note }) => `<p>${escapeHtml(words.publish.correction(words.day(date), note))}</p>`,
    );
    const credit = `<p>${escapeHtml(`${byline(article)}، ${words.day(article.date)}`)}</p>`;
    return {
      url: absolute(addresses.article(article.id)),
      title: article.title,
      // A reader's own page has its own direction: ours goes with the words.
      html: `<div lang="${article.lang}" dir="${directionOf(article.lang)}">${htmlForElsewhere(article.body, article.lang)}</div><div lang="${site.lang}" dir="${directionOf(site.lang)}">${notes.join('')}${credit}</div>`,
      summary: article.summary ?? standfirst(article),
      article,
      changed: lastChanged(article),
    };
  });
}

/** A day as RFC 822 wants it, at its first instant, UTC. */
function rfc822(day: string): string {
  return new Date(midnight(day)).toUTCString();
}

/** RSS 2.0 of the newest articles, their full text in `content:encoded`; a `guid` is the permalink. */
export function asRss(feed: Feed, archive: Archive): string {
  const entries = entriesOf(feed);
  const newest = entries
    .map(({ changed }) => changed)
    .sort()
    .at(-1);
  const items = entries.map(
    ({ url, title, html, summary, article }) => `    <item>
      <title>${escapeHtml(title)}</title>
      <link>${url}</link>
      <guid isPermaLink="true">${url}</guid>
      <pubDate>${rfc822(article.date)}</pubDate>
      <dc:creator>${escapeHtml(agencyName(article.wire).name)}</dc:creator>
      <dc:publisher>${escapeHtml(agencyName(article.source).name)}</dc:publisher>
      <dc:language>${article.lang}</dc:language>
${topicNames(article, archive)
  .map((topic) => `      <category>${escapeHtml(topic)}</category>\n`)
  .join('')}      <description>${escapeHtml(summary)}</description>
      <content:encoded>${escapeHtml(html)}</content:encoded>
    </item>
`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel>
    <title>${escapeHtml(feed.title)}</title>
    <link>${absolute(feed.page)}</link>
    <atom:link rel="self" type="${FEED_TYPES.xml}" href="${absolute(feed.file('xml'))}"/>
    <description>${escapeHtml(feed.description)}</description>
    <language>${site.lang}</language>
${newest === undefined ? '' : `    <lastBuildDate>${rfc822(newest)}</lastBuildDate>\n`}${items.join('')}  </channel>
</rss>
`;
}

/** JSON Feed 1.1 of the newest articles. */
export function asJsonFeed(feed: Feed, archive: Archive): string {
  const value = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: absolute(feed.page),
    feed_url: absolute(feed.file('json')),
    description: feed.description,
    language: site.lang,
    items: entriesOf(feed).map(({ url, title, html, summary, article, changed }) => ({
      id: url,
      url,
      ...(article.url !== undefined && { external_url: article.url }),
      title,
      content_html: html,
      summary,
      image: absolute(addresses.articleFile(article.id, 'png')),
      date_published: midnight(article.date),
      ...(changed !== article.date && { date_modified: midnight(changed) }),
      authors: [
        {
          name: agencyName(article.wire).name,
          ...(article.wire.url !== undefined && { url: article.wire.url }),
        },
      ],
      ...(article.topics.length > 0 && { tags: topicNames(article, archive) }),
      language: article.lang,
    })),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
