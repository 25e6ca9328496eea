import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inContext } from '../../archive/queries/context.ts';
import type { Archive, Article } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { agencyName } from '../agency-name.ts';
import { fileOf } from '../file-writer.ts';
import { csvLine } from './csv-line.ts';
import { type NinjsItem, ninjsItem } from './ninjs.ts';
import { timelineData } from './timeline-json.ts';

const COLUMNS = [
  'id',
  'date',
  'time',
  'updated',
  'title',
  'source',
  'wire',
  'lang',
  'topics',
  'replaces',
  'url',
  'permalink',
  'text',
] as const;

/** What the CSV shows of an article besides its text. */
export type Row = Pick<
  Article,
  'id' | 'date' | 'time' | 'updated' | 'title' | 'source' | 'wire' | 'lang' | 'topics' | 'replaces' | 'url'
>;

function row(article: Row, item: NinjsItem): string {
  const { id, date, time, updated, title, source, wire, lang, topics, replaces, url } = article;
  const values: Record<(typeof COLUMNS)[number], string> = {
    id,
    date,
    time: time ?? '',
    updated: updated ?? '',
    title,
    source: agencyName(source).name,
    wire: agencyName(wire).name,
    lang,
    topics: topics.join(' | '),
    replaces: replaces.join(' | '),
    url: url ?? '',
    permalink: absolute(addresses.article(id)),
    text: item.bodies[0].value,
  };
  return csvLine(COLUMNS.map((column) => values[column]));
}

const madeFor =
  (archive: Archive) =>
  (article: Article): NinjsItem =>
    ninjsItem(inContext(article, archive));

/** The first line of the CSV. */
const HEAD = `\ufeff${csvLine(COLUMNS)}`;

const ndjsonLine = (kind: string, value: object): string => `${JSON.stringify({ kind, ...value })}\n`;

const timelineLines = (timelines: Archive['timelines']): string =>
  timelines.map((timeline) => ndjsonLine('timeline', timelineData(timeline))).join('');

/** The whole archive in another format, in parts because it may not fit into memory. */
export interface ArchiveForm {
  extension: string;
  type: string;
  name: string;
  write: (archive: Archive) => Generator<string>;
}

/**
 * The forms of the whole archive, files at the root. CSV (RFC 4180, UTF-8 with byte-order mark): one row for each
 * dispatch. NDJSON: every dispatch (`kind` `article`, else ninjs 3.1), and every timeline with its events and evidence
 * (`kind` `timeline`).
 */
export const archiveForms: readonly ArchiveForm[] = [
  {
    extension: 'ndjson',
    type: 'application/x-ndjson',
    name: 'NDJSON',
    *write(archive) {
      for (const article of archive.articles) yield ndjsonLine('article', madeFor(archive)(article));
      yield timelineLines(archive.timelines);
    },
  },
  {
    extension: 'csv',
    type: 'text/csv',
    name: 'CSV',
    *write(archive) {
      yield HEAD;
      for (const article of archive.articles) yield row(article, madeFor(archive)(article));
    },
  },
];

/** The whole archive as plain data, for the thread that writes it. */
export interface WholeArchive {
  /** The root of a built site. */
  folder: string;
  rows: readonly Row[];
  /** As they stand in the NDJSON. */
  timelines: string;
}

/** `archive`, whose articles' forms lie in `folder`, the root of a built site. */
export function wholeArchiveOf({ articles, timelines }: Archive, folder: string): WholeArchive {
  const rows = articles.map(
    ({ id, date, time, updated, title, source, wire, lang, topics, replaces, url }): Row => ({
      ...{ id, date, time, updated, title, source, wire, lang, topics, replaces, url },
    }),
  );
  return { folder, rows, timelines: timelineLines(timelines) };
}

/** So many characters are written at once. */
const PIECE = 2 ** 20;

/** Gives a writer of a file, which is not kept in memory, and what ends it. */
function fileInPieces(file: string): { put(text: string): void; end(): void } {
  const opened = openSync(file, 'w');
  let piece = '';
  return {
    put(text) {
      piece += text;
      if (piece.length < PIECE) return;
      writeSync(opened, piece);
      piece = '';
    },
    end() {
      writeSync(opened, piece);
      closeSync(opened);
    },
  };
}

/** Writes the forms of the whole archive, of the ninjs file of each article. The dev server has routes for them. */
export function writeWholeArchive({ folder, rows, timelines }: WholeArchive): void {
  const ndjson = fileInPieces(join(folder, 'archive.ndjson'));
  const csv = fileInPieces(join(folder, 'archive.csv'));
  csv.put(HEAD);
  for (const article of rows) {
    const file = join(folder, fileOf(addresses.articleFile(article.id, 'json')));
    const item = JSON.parse(readFileSync(file, 'utf8')) as NinjsItem;
    ndjson.put(ndjsonLine('article', item));
    csv.put(row(article, item));
  }
  ndjson.put(timelines);
  for (const form of [ndjson, csv]) form.end();
}
