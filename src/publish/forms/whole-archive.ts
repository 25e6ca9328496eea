import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive, Article } from '../../archive/types.ts';
import { plainBlocks } from '../../markdown/elsewhere.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { agencyName } from '../agency-name.ts';
import { csvLine } from './csv-line.ts';
import { ninjsItem } from './ninjs.ts';
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

function row(article: Article): string {
  const { id, date, time, updated, title, source, wire, lang, topics, replaces, url, body } = article;
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
    text: plainBlocks(body).join('\n\n'),
  };
  return csvLine(COLUMNS.map((column) => values[column]));
}

const ndjsonLine = (kind: string, value: object): string => `${JSON.stringify({ kind, ...value })}\n`;

/** The whole archive in another format, written in parts because it may not fit into memory. */
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
      for (const article of archive.articles) yield ndjsonLine('article', ninjsItem(article, archive));
      for (const timeline of archive.timelines) yield ndjsonLine('timeline', timelineData(timeline));
    },
  },
  {
    extension: 'csv',
    type: 'text/csv',
    name: 'CSV',
    *write({ articles }) {
      yield `\ufeff${csvLine(COLUMNS)}`;
      for (const article of articles) yield row(article);
    },
  },
];

/**
 * Writes the forms of the whole archive into `folder`, the root of a built site. The dev server has routes for them.
 */
export function writeWholeArchive(archive: Archive, folder: string): void {
  for (const { extension, write } of archiveForms) {
    const file = openSync(join(folder, `archive.${extension}`), 'w');
    for (const piece of write(archive)) writeSync(file, piece);
    closeSync(file);
  }
}
