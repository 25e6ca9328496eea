import type { ArticleInContext } from '../../archive/queries/context.ts';
import type { Archive, Timeline } from '../../archive/types.ts';
import { timelineFeed } from '../feeds/feed.ts';
import { FEED_TYPES } from '../feeds/formats.ts';
import { asRss } from '../feeds/rss.ts';
import { asCalendar } from './calendar.ts';
import { asBibTex, asCslJson, asRis } from './citation.ts';
import { asNinjs } from './ninjs.ts';
import { asMarkdown, asPlainText } from './text.ts';
import { asCsv } from './timeline-csv.ts';
import { asTimelineJson } from './timeline-json.ts';
import { asTimelineJs } from './timelinejs.ts';

/** Another form of something that has a page: its extension, its media type, and its name as a link. */
export interface Form<Of> {
  extension: string;
  type: string;
  name: string;
  write: (of: Of, archive: Archive) => string;
}

/** The forms of an article, as its page lists them. */
export const articleForms: readonly Form<ArticleInContext>[] = [
  { extension: 'txt', type: 'text/plain', name: 'TXT', write: ({ article }) => asPlainText(article) },
  { extension: 'md', type: 'text/markdown', name: 'Markdown', write: ({ article }) => asMarkdown(article) },
  { extension: 'json', type: 'application/json', name: 'ninjs', write: asNinjs },
  {
    extension: 'ris',
    type: 'application/x-research-info-systems',
    name: 'RIS',
    write: ({ article }) => asRis(article),
  },
  {
    extension: 'bib',
    type: 'application/x-bibtex',
    name: 'BibTeX',
    write: ({ article }) => asBibTex(article),
  },
  {
    extension: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    name: 'CSL-JSON',
    write: ({ article }) => asCslJson(article),
  },
];

/** The forms of a timeline. */
export const timelineForms: readonly Form<Timeline>[] = [
  { extension: 'ics', type: 'text/calendar', name: 'iCalendar', write: asCalendar },
  { extension: 'csv', type: 'text/csv', name: 'CSV', write: asCsv },
  { extension: 'json', type: 'application/json', name: 'JSON', write: asTimelineJson },
  {
    extension: 'rss',
    type: FEED_TYPES.xml,
    name: 'RSS',
    write: (timeline, archive) => asRss(timelineFeed(timeline), archive),
  },
  { extension: 'timelinejs.json', type: 'application/json', name: 'TimelineJS', write: asTimelineJs },
];
