import { paragraphTexts } from '../../markdown/document.ts';
import type { Archive, Article, Timeline, TimelineEvent } from '../types.ts';
import { listingOf } from './listing.ts';
import { isStillDue } from './story.ts';

// One-line reports do not lead: the lead story has at least this many paragraphs.
const LEAD_PARAGRAPHS = 3;
/** How many articles below the lead show their first words, and from how many other articles on. */
const SECOND_TIER = { most: 3, from: 6 };
const MOST_FLASHES = 3;

/** The content of the front page, without takes that a later one replaced. */
export interface Front {
  lead?: Article | undefined;
  /** Flashes of the newest day, newest first. */
  flashes: readonly Article[];
  /** Below the lead, with their first words. */
  second: readonly Article[];
  /** All other news, newest first. */
  others: readonly Article[];
  /** Every timeline, those that the editor chose first. */
  timelines: readonly Timeline[];
}

const isFull = ({ isFlash, body }: Article): boolean =>
  !isFlash && paragraphTexts(body).length >= LEAD_PARAGRAPHS;

/** The front page of `archive`: the editor's choice (`front.yaml`), then the rest by time. */
export function frontOf(archive: Archive): Front {
  const { news } = listingOf(archive);
  const { front } = archive;
  const lead = front.lead ?? news.find(isFull) ?? news.find(({ isFlash }) => !isFlash) ?? news[0];
  const flashes = news
    .filter((article) => article.isFlash && article.date === news[0]?.date && article !== lead)
    .slice(0, MOST_FLASHES);
  const left = news.filter((article) => article !== lead && !flashes.includes(article));
  const chosen = front.also.filter((article) => article !== lead);
  const second =
    chosen.length > 0
      ? chosen
      : left.length >= SECOND_TIER.from
        ? left.values().filter(isFull).take(SECOND_TIER.most).toArray()
        : [];
  return {
    lead,
    flashes,
    second,
    others: left.filter((article) => !second.includes(article)),
    timelines: [...new Set([...front.timelines, ...archive.timelines])],
  };
}

/** The last reported event of a timeline, and the next scheduled one. */
export function standing({ events }: Timeline): {
  last?: TimelineEvent | undefined;
  next?: TimelineEvent | undefined;
} {
  const last = events.findLast((event) => event.claim === 'held' || event.claim === 'stated');
  const next = events.slice(last ? events.indexOf(last) + 1 : 0).find(isStillDue);
  return { last, next };
}
