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

const NEWEST = 50;

/** What a feed is of: the site, one agency, one topic, one timeline. */
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

/** The feed of a timeline: the dispatches that it quotes, the newest first. It is one of the timeline's forms. */
export function timelineFeed(timeline: Timeline): Feed {
  return {
    ...partFeed(timeline.title, addresses.timeline(timeline.id), dispatchesOf(timeline).toReversed()),
    file: (format) => addresses.timelineFile(timeline.id, TIMELINE_FEEDS[format]),
  };
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
export interface Entry {
  url: string;
  title: string;
  html: string;
  summary: string;
  article: Article;
  changed: string;
}

/** Pictures with caption and credit, for readers elsewhere. */
function figureOf(pictures: readonly Picture[]): string {
  return pictures
    .map((picture) => {
      const { path, width, height } = elsewhereRendition(picture);
      const caption = [picture.caption, picture.credit].filter(Boolean).join(' ');
      return `<figure><img src="${absolute(path)}" alt="${escapeHtml(picture.alt)}" width="${width}" height="${height}"><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
    })
    .join('');
}

/** What a feed says of each of its newest articles, at most 50. */
export function entriesOf({ articles }: Feed): Entry[] {
  return articles.slice(0, NEWEST).map((article) => {
    const notes = article.corrections.map(
      ({ date, note }) => `<p>${escapeHtml(words.publish.correction(words.day(date), note))}</p>`,
    );
    const credit = `<p>${escapeHtml(`${byline(article)}${words.comma}${words.day(article.date)}`)}</p>`;
    return {
      url: absolute(addresses.article(article.id)),
      title: article.title,
      // A reader's own page has its own direction: ours goes with the words.
      html: `<div lang="${article.lang}" dir="${directionOf(article.lang)}">${figureOf(article.pictures.slice(0, 1))}${htmlForElsewhere(article.body, article.lang)}${figureOf(article.pictures.slice(1))}</div><div lang="${site.lang}" dir="${directionOf(site.lang)}">${notes.join('')}${credit}</div>`,
      summary: article.summary ?? standfirst(article),
      article,
      changed: lastChanged(article),
    };
  });
}
