import type { Edtf } from '../../../arabic/calendar.ts';
import { lineLanguage } from '../../../arabic/foreign-language.ts';
import type { Archive, Article, Timeline, TimelineEvent } from '../../../archive/types.ts';
import { absolute, addresses } from '../../../site/addresses.ts';
import { site } from '../../../site/settings.ts';
import { words } from '../../../site/words.ts';
import { agencyName } from '../../agency-name.ts';
import { newestDispatch } from '../../change.ts';
import { onOneLine } from '../../lines.ts';

/** A year, month, day or range, as precise as it is known. */
export interface CslDate {
  'date-parts': number[][];
}

/** A cited work as CSL-JSON 1.0. */
export interface CslItem {
  id: string;
  type: 'article-newspaper' | 'webpage';
  title: string;
  author: [{ literal: string }];
  'container-title'?: string;
  publisher?: string;
  issued: CslDate;
  'event-date'?: CslDate;
  'event-place'?: string;
  note?: string;
  language: string;
  /** The permalink. */
  URL: string;
}

const cslDate = (edtf: string): CslDate => ({
  'date-parts': edtf.split('/').map((end) => end.split('-').map(Number)),
});

/** A CSL-JSON date as EDTF: `2019`, `2022-01-10/2022-01-13`. */
export function edtfOf(date: CslDate): Edtf['text'] {
  return date['date-parts']
    .map((end) => end.map((part) => String(part).padStart(2, '0')).join('-'))
    .join('/');
}

/** An article: the wire is its author, the source its publisher. */
export function citedArticle(article: Article): CslItem {
  const source = agencyName(article.source).name;
  return {
    id: article.id,
    type: 'article-newspaper',
    title: onOneLine(article.title),
    author: [{ literal: agencyName(article.wire).name }],
    'container-title': source,
    publisher: source,
    issued: cslDate(article.date),
    language: article.lang,
    URL: absolute(addresses.article(article.id)),
  };
}

/** A page by this site, dated `issued`, the day of the newest dispatch that it quotes. */
function citedPage(id: string, title: string, issued: string, address: string) {
  return {
    id,
    type: 'webpage',
    title: onOneLine(title),
    author: [{ literal: site.name }],
    issued: cslDate(issued),
    language: lineLanguage(title, site.lang),
    URL: absolute(address),
  } satisfies CslItem;
}

/** A timeline, with this site as author. Throws if it has no event, which a loaded timeline always has. */
export function citedTimeline(timeline: Timeline): CslItem {
  const issued = newestDispatch(timeline);
  if (issued === undefined) throw new RangeError(`timeline ${timeline.id} has no event`);
  return citedPage(timeline.id, timeline.title, issued, addresses.timeline(timeline.id));
}

/** An event within its timeline: its date, and in a note its claim. */
export function citedEvent(event: TimelineEvent, archive: Archive): CslItem {
  const { id, timeline, title, date, place, claim, asOf } = event;
  const container = archive.timeline(timeline)?.title;
  return {
    ...citedPage(`${id}.${timeline}`, title, asOf, addresses.event(timeline, id)),
    ...(container !== undefined && { 'container-title': onOneLine(container) }),
    'event-date': cslDate(date.text),
    ...(place && { 'event-place': place.name }),
    note: `${words.date(date)}${words.comma}${words.inside(words.claimInFull(claim, asOf))}`,
  };
}
