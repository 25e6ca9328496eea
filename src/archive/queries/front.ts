import { paragraphTexts } from '../../markdown/document.ts';
import type { Archive, Article, Timeline, TimelineEvent } from '../types.ts';
import { listingOf } from './listing.ts';
import { isStillDue } from './story.ts';

// A tremor in one line does not lead; what is worth the place has some paragraphs.
const LEAD_PARAGRAPHS = 3;

/** What leads the front page, and what else is news, newest first. No take that a later one replaced is in it. */
export function frontOf(archive: Archive): { lead?: Article | undefined; others: readonly Article[] } {
  const { news } = listingOf(archive);
  const lead = news.find(({ body }) => paragraphTexts(body).length >= LEAD_PARAGRAPHS) ?? news[0];
  return { lead, others: news.filter((article) => article !== lead) };
}

/** The last event of a timeline that the dispatches report, and the next that they announce. */
export function standing({ events }: Timeline): {
  last?: TimelineEvent | undefined;
  next?: TimelineEvent | undefined;
} {
  const last = events.findLast((event) => event.claim === 'held' || event.claim === 'stated');
  const next = events.slice(last ? events.indexOf(last) + 1 : 0).find(isStillDue);
  return { last, next };
}
