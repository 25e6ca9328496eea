import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
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
  /** The root of the site that was published last, if `folder` leaves out articles that are the same there. */
  last?: string | undefined;
  rows: readonly Row[];
  /** As they stand in the NDJSON. */
  timelines: string;
}

/** `archive`, whose articles' forms lie in `folder`, the root of a built site; those that it leaves out are in `last`. */
export function wholeArchiveOf(
  { articles, timelines }: Archive,
  folder: string,
  last?: string,
): WholeArchive {
  const rows = articles.map(
    ({ id, date, time, updated, title, source, wire, lang, topics, replaces, url }): Row => ({
      ...{ id, date, time, updated, title, source, wire, lang, topics, replaces, url },
    }),
  );
  return { folder, last, rows, timelines: timelineLines(timelines) };
}

/** The NDJSON file of the whole archive, below the root of a site. */
export const NDJSON = 'archive.ndjson';

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

/** Gives the items of an NDJSON file of the whole archive, by the permalink of each. */
function itemsIn(file: string): (permalink: string) => NinjsItem {
  const bytes = readFileSync(file);
  const places = new Map<string, [start: number, end: number]>();
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf(10, start);
    if (end < 0) throw new Error(`${file} is cut short`);
    const [, permalink] = /"uri":"([^"]+)"/.exec(bytes.toString('utf8', start, start + 500)) ?? [];
    if (permalink !== undefined) places.set(permalink, [start, end]);
  }
  return (permalink) => {
    const place = places.get(permalink);
    if (!place) throw new Error(`${file} lacks ${permalink}`);
    const { kind: _kind, ...item } = JSON.parse(bytes.toString('utf8', ...place));
    return item;
  };
}

/** Writes the forms of the whole archive, of the ninjs file of each article. The dev server has routes for them. */
export function writeWholeArchive({ folder, last, rows, timelines }: WholeArchive): void {
  let lastItem: ReturnType<typeof itemsIn> | undefined;
  const itemOf = (id: string): NinjsItem => {
    const file = join(folder, fileOf(addresses.articleFile(id, 'json')));
    if (last === undefined || existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
    lastItem ??= itemsIn(join(last, NDJSON));
    return lastItem(absolute(addresses.article(id)));
  };
  const ndjson = fileInPieces(join(folder, NDJSON));
  const csv = fileInPieces(join(folder, 'archive.csv'));
  csv.put(HEAD);
  for (const article of rows) {
    const item = itemOf(article.id);
    ndjson.put(ndjsonLine('article', item));
    csv.put(row(article, item));
  }
  ndjson.put(timelines);
  for (const form of [ndjson, csv]) form.end();
}
