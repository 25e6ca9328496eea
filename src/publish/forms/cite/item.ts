import type { Edtf } from '../../../arabic/calendar.ts';
import { lineLanguage } from '../../../arabic/foreign-language.ts';
import type { Archive, Article, Timeline, TimelineEvent } from '../../../archive/types.ts';
import { absolute, addresses } from '../../../site/addresses.ts';
import { site } from '../../../site/settings.ts';
import { words } from '../../../site/words.ts';
import { agencyName } from '../../agency-name.ts';
import { newestDispatch } from '../../change.ts';
import { onOneLine } from '../../lines.ts';

/** A year, a month or a day, or the first and the last of a range, no finer than it is known. */
export interface CslDate {
  'date-parts': number[][];
}

/** What is cited, as CSL-JSON 1.0 has it. */
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
  /** The permalink here, where the words can be checked. */
  URL: string;
}

const cslDate = (edtf: string): CslDate => ({
  'date-parts': edtf.split('/').map((end) => end.split('-').map(Number)),
});

/** A date of CSL-JSON as EDTF: `2019`, `2022-01-10/2022-01-13`. */
export function edtfOf(date: CslDate): Edtf['text'] {
  return date['date-parts']
    .map((end) => end.map((part) => String(part).padStart(2, '0')).join('-'))
    .join('/');
}

/** An article: the wire wrote it, the source published it. */
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

/** A page of this site's own, as it stood with the newest dispatch that it quotes, of the day `issued`. */
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

/** A timeline: this site put it together. Throws where it has no event, which no loaded timeline is. */
export function citedTimeline(timeline: Timeline): CslItem {
  const issued = newestDispatch(timeline);
  if (issued === undefined) throw new RangeError(`timeline ${timeline.id} has no event`);
  return citedPage(timeline.id, timeline.title, issued, addresses.timeline(timeline.id));
}

/** An event, in its timeline: when it was or is to be, and in a note what the dispatches let us say of it. */
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
