import { directionOf } from '../../arabic/script/direction.ts';
import { dispatchesOf } from '../../archive/queries/dispatches.ts';
import { standfirst } from '../../archive/queries/excerpt.ts';
import { listingOf } from '../../archive/queries/listing.ts';
import type { Archive, Article, Picture, Timeline } from '../../archive/types.ts';
import { escapeHtml } from '../../markdown/annotate.ts';
import { htmlForElsewhere } from '../../markdown/elsewhere.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';
import { agencyName } from '../agency-name.ts';
import { lastChanged } from '../change.ts';
import { byline } from '../forms/credit.ts';
import { elsewhereRendition } from '../pictures/renditions.ts';
import { FEED_TYPES, type FeedFormat, feedFile, feedFormats, TIMELINE_FEEDS } from './formats.ts';

/** The most articles of a feed. */
export const NEWEST = 50;

/** A feed: of the site, an agency, a topic or a timeline. */
export interface Feed {
  /** Its name in a feed reader. */
  title: string;
  description: string;
  /** Path of its page. */
  page: string;
  /** Path of the feed in a format. */
  file: (format: FeedFormat) => string;
  /** Newest first. */
  articles: readonly Article[];
}

/** The feed of all articles. */
export function siteFeed(archive: Archive): Feed {
  return {
    title: site.name,
    description: words.describe.home,
    page: addresses.home(),
    file: (format) => addresses.file(feedFile(format)),
    articles: listingOf(archive).news,
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

/** The feed of an agency, as outlet and as wire; `undefined` without articles. */
export function agencyFeed(id: string, archive: Archive): Feed | undefined {
  const listed = listingOf(archive).agencies.find(({ agency }) => agency.id === id);
  return (
    listed &&
    partFeed(words.browse.ofAgency(agencyName(listed.agency).name), addresses.agency(id), listed.articles)
  );
}

/** The feed of a topic; `undefined` without articles. */
export function topicFeed(id: string, archive: Archive): Feed | undefined {
  const listed = listingOf(archive).topics.find(({ topic }) => topic.id === id);
  return listed && partFeed(words.browse.ofTopic(listed.topic.name), addresses.topic(id), listed.articles);
}

/** The feed of a timeline: the dispatches that it quotes, newest first. It is one of the timeline's forms. */
export function timelineFeed(timeline: Timeline): Feed {
  return {
    ...partFeed(timeline.title, addresses.timeline(timeline.id), dispatchesOf(timeline).toReversed()),
    file: (format) => addresses.timelineFile(timeline.id, TIMELINE_FEEDS[format]),
  };
}

/** The links to a feed's formats in the head of its page. */
export function feedLinks(feed: Feed | undefined): { href: string; type: string; title: string }[] {
  if (!feed) return [];
  return feedFormats.map((format) => ({
    href: feed.file(format),
    type: FEED_TYPES[format],
    title: feed.title,
  }));
}

/** An article as both feed formats describe it. Addresses are absolute, days are `YYYY-MM-DD`. */
export interface Entry {
  url: string;
  title: string;
  html: string;
  summary: string;
  article: Article;
  changed: string;
}

/** Pictures with caption and credit as HTML for feed readers. */
function figureOf(pictures: readonly Picture[]): string {
  return pictures
    .map((picture) => {
      const { path, width, height } = elsewhereRendition(picture);
      const caption = [picture.caption, picture.credit].filter(Boolean).join(' ');
      return `<figure><img src="${absolute(path)}" alt="${escapeHtml(picture.alt)}" width="${width}" height="${height}"><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
    })
    .join('');
}

const entries = new WeakMap<Article, Entry>();

/** The entry of an article, made once: it stands in the feeds of its agencies and topics too, each in two formats. */
function entryOf(article: Article): Entry {
  let entry = entries.get(article);
  if (!entry) {
    entry = newEntry(article);
    entries.set(article, entry);
  }
  return entry;
}

function newEntry(article: Article): Entry {
  const notes = article.corrections.map(
    ({ date, note }) => `<p>${escapeHtml(words.publish.correction(words.day(date), note))}</p>`,
  );
  const credit = `<p>${escapeHtml(`${byline(article)}${words.comma}${words.day(article.date)}`)}</p>`;
  return {
    url: absolute(addresses.article(article.id)),
    title: article.title,
    // Feed readers have a direction of their own, so the text states its own.
    html: `<div lang="${article.lang}" dir="${directionOf(article.lang)}">${figureOf(article.pictures.slice(0, 1))}${htmlForElsewhere(article.body, article.lang)}${figureOf(article.pictures.slice(1))}</div><div lang="${site.lang}" dir="${directionOf(site.lang)}">${notes.join('')}${credit}</div>`,
    summary: article.summary ?? standfirst(article),
    article,
    changed: lastChanged(article),
  };
}

/** The entries of a feed: its newest articles, at most 50. */
export function entriesOf({ articles }: Feed): Entry[] {
  return articles.slice(0, NEWEST).map(entryOf);
}
