import type { ArticleInContext } from '../../archive/queries/context.ts';
import type { Archive, Timeline, TimelineEvent } from '../../archive/types.ts';
import { timelineFeed } from '../feeds/feed.ts';
import { FEED_TYPES, TIMELINE_FEEDS } from '../feeds/formats.ts';
import { asJsonFeed } from '../feeds/json.ts';
import { asRss } from '../feeds/rss.ts';
import { asCalendar } from './calendar.ts';
import { asBibTex, asCslJson, asRis } from './cite/formats.ts';
import { type CslItem, citedArticle, citedEvent, citedTimeline } from './cite/item.ts';
import { asNinjs } from './ninjs.ts';
import { asMarkdown, asPlainText } from './text.ts';
import { asCsv } from './timeline-csv.ts';
import { asTimelineJson } from './timeline-json.ts';
import { asTimelineJs } from './timelinejs.ts';

/**
 * Another format of something that has a page: its file extension, media type, and link text. It is made of that and of `Besides`.
 */
export interface Form<Of, Besides extends unknown[] = [Archive]> {
  extension: string;
  type: string;
  name: string;
  write: (of: Of, ...besides: Besides) => string;
}

/** The citation formats, for reference managers. */
function citations<Of, Besides extends unknown[]>(
  cite: (of: Of, ...besides: Besides) => CslItem,
): Form<Of, Besides>[] {
  const form = (
    extension: string,
    type: string,
    name: string,
    as: (item: CslItem) => string,
  ): Form<Of, Besides> => ({
    extension,
    type,
    name,
    write: (of, ...besides) => as(cite(of, ...besides)),
  });
  return [
    form('ris', 'application/x-research-info-systems', 'RIS', asRis),
    form('bib', 'application/x-bibtex', 'BibTeX', asBibTex),
    form('csl.json', 'application/vnd.citationstyles.csl+json', 'CSL-JSON', asCslJson),
  ];
}

/** The forms of an article, as its page lists them. */
export const articleForms: readonly Form<ArticleInContext, []>[] = [
  { extension: 'txt', type: 'text/plain', name: 'TXT', write: ({ article }) => asPlainText(article) },
  { extension: 'md', type: 'text/markdown', name: 'Markdown', write: ({ article }) => asMarkdown(article) },
  { extension: 'json', type: 'application/json', name: 'ninjs', write: asNinjs },
  ...citations(({ article }: ArticleInContext) => citedArticle(article)),
];

/** The forms of a timeline. */
export const timelineForms: readonly Form<Timeline>[] = [
  { extension: 'ics', type: 'text/calendar', name: 'iCalendar', write: asCalendar },
  { extension: 'csv', type: 'text/csv', name: 'CSV', write: asCsv },
  { extension: 'json', type: 'application/json', name: 'JSON', write: asTimelineJson },
  {
    extension: TIMELINE_FEEDS.xml,
    type: FEED_TYPES.xml,
    name: 'RSS',
    write: (timeline, archive) => asRss(timelineFeed(timeline), archive),
  },
  {
    extension: TIMELINE_FEEDS.json,
    type: FEED_TYPES.json,
    name: 'JSON Feed',
    write: (timeline, archive) => asJsonFeed(timelineFeed(timeline), archive),
  },
  { extension: 'timelinejs.json', type: 'application/json', name: 'TimelineJS', write: asTimelineJs },
  ...citations(citedTimeline),
];

/** The forms of an event. */
export const eventForms: readonly Form<TimelineEvent>[] = citations(citedEvent);
