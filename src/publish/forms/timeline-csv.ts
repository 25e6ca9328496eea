import type { Timeline } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { agencyName } from '../agency-name.ts';
import { csvLine } from './csv-line.ts';
import { textQuote } from './text-quote.ts';

const COLUMNS = [
  'event',
  'date',
  'precision',
  'first_day',
  'last_day',
  'claim',
  'as_of',
  'title',
  'parties',
  'place',
  'subject',
  'quote',
  'prefix',
  'suffix',
  'says',
  'article',
  'article_title',
  'article_date',
  'article_lang',
  'source',
  'wire',
  'paragraph',
  'evidence_url',
  'event_url',
  'because',
  'continues',
  'continued_by',
] as const;

/** A timeline as CSV (UTF-8 with byte-order mark, CRLF): one row for each piece of evidence. */
export function asCsv(timeline: Timeline): string {
  const rows = timeline.events.flatMap((event) =>
    event.evidence.map((evidence): Record<(typeof COLUMNS)[number], string> => {
      const { article, paragraph, anchor } = evidence;
      const { exact, prefix, suffix } = textQuote(evidence);
      return {
        event: event.id,
        date: event.date.text,
        precision: event.date.precision,
        first_day: event.date.start,
        last_day: event.date.end,
        claim: event.claim,
        as_of: event.asOf,
        title: event.title,
        parties: event.parties.map(({ name }) => name).join(' | '),
        place: event.place?.name ?? '',
        subject: event.subject ?? '',
        quote: exact,
        prefix,
        suffix,
        says: evidence.says?.text ?? '',
        article: article.id,
        article_title: article.title,
        article_date: article.date,
        article_lang: article.lang,
        source: agencyName(article.source).name,
        wire: agencyName(article.wire).name,
        paragraph: paragraph.id,
        evidence_url: absolute(addresses.article(article.id, anchor)),
        event_url: absolute(addresses.event(timeline.id, event.id)),
        because: event.because ?? '',
        continues: event.continues?.id ?? '',
        continued_by: event.continuedBy?.id ?? '',
      };
    }),
  );
  return `\ufeff${csvLine(COLUMNS)}${rows.map((row) => csvLine(COLUMNS.map((column) => row[column]))).join('')}`;
}
