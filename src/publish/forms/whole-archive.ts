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

function row(article: Article, item: NinjsItem): string {
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

const ndjsonLine = (kind: string, value: object): string => `${JSON.stringify({ kind, ...value })}\n`;

/** The whole archive in another format, written in parts because it may not fit into memory. */
export interface ArchiveForm {
  extension: string;
  type: string;
  name: string;
  /** `itemOf` gives an article as ninjs. */
  write: (archive: Archive, itemOf?: (article: Article) => NinjsItem) => Generator<string>;
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
    *write(archive, itemOf = madeFor(archive)) {
      for (const article of archive.articles) yield ndjsonLine('article', itemOf(article));
      for (const timeline of archive.timelines) yield ndjsonLine('timeline', timelineData(timeline));
    },
  },
  {
    extension: 'csv',
    type: 'text/csv',
    name: 'CSV',
    *write(archive, itemOf = madeFor(archive)) {
      yield `\ufeff${csvLine(COLUMNS)}`;
      for (const article of archive.articles) yield row(article, itemOf(article));
    },
  },
];

/**
 * Writes the forms of the whole archive into `folder`, the root of a built site, from the ninjs files of its articles
 * (`writeForms`). The dev server has routes for them.
 */
export function writeWholeArchive(archive: Archive, folder: string): void {
  const itemOf = ({ id }: Article): NinjsItem =>
    JSON.parse(readFileSync(join(folder, fileOf(addresses.articleFile(id, 'json'))), 'utf8'));
  for (const { extension, write } of archiveForms) {
    const file = openSync(join(folder, `archive.${extension}`), 'w');
    for (const piece of write(archive, itemOf)) writeSync(file, piece);
    closeSync(file);
  }
}
