import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { inContext } from '../../src/archive/queries/context.ts';
import { plainBlocks } from '../../src/markdown/elsewhere.ts';
import { writeArticleForms } from '../../src/publish/forms/files.ts';
import { archiveForms, wholeArchiveOf, writeWholeArchive } from '../../src/publish/forms/whole-archive.ts';
import { hardArchive, soundArchive } from './archives.ts';

describe.each([
  ['the sound archive', soundArchive('tests/fixtures/content')],
  ['the hard archive', hardArchive()],
])('the whole of %s', (_name, archive) => {
  const folder = mkdtempSync(join(tmpdir(), 'mahdar-whole-'));
  writeArticleForms(
    archive.articles.map((article) => inContext(article, archive)),
    folder,
  );
  writeWholeArchive(wholeArchiveOf(archive, folder));
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

  test('as NDJSON: a line for every dispatch and every timeline, each with its events', () => {
    const lines = read('archive.ndjson').trimEnd().split('\n');
    const items = lines.map((line) => JSON.parse(line));
    const of = (kind: string) => items.filter((item) => item.kind === kind);
    expect(of('article').map(({ altIds }) => altIds[0].value)).toEqual(archive.articles.map(({ id }) => id));
    expect(of('timeline').map(({ events }) => events.length)).toEqual(
      archive.timelines.map(({ events }) => events.length),
    );
    expect(items.length).toBe(archive.articles.length + archive.timelines.length);
    expect(items.length).toBeGreaterThan(1);
  });

  test('made without those files it is the same', () => {
    for (const { extension, write } of archiveForms)
      expect([...write(archive)].join('')).toBe(read(`archive.${extension}`));
  });

  test('made of some of those files, and of the last one for those that are left out, it is the same', () => {
    const partial = mkdtempSync(join(tmpdir(), 'mahdar-part-'));
    writeArticleForms(
      archive.articles.filter((_, i) => i % 3 === 0).map((article) => inContext(article, archive)),
      partial,
    );
    writeWholeArchive(wholeArchiveOf(archive, partial, folder));
    for (const { extension } of archiveForms)
      expect(readFileSync(join(partial, `archive.${extension}`), 'utf8')).toBe(read(`archive.${extension}`));
  });

  test('as CSV: a row for every dispatch, its words whole, and no formula', () => {
    const rows: Record<string, string>[] = parseCsv(read('archive.csv'), { columns: true, bom: true });
    const plain = (value = ''): string => value.replace(/^'/, '');
    expect(rows.map(({ id }) => id)).toEqual(archive.articles.map(({ id }) => id));
    for (const [i, row] of rows.entries()) {
      const article = archive.articles[i];
      expect(plain(row.title)).toBe(article?.title.replace(/^'/, ''));
      expect(plain(row.text)).toBe(
        plainBlocks(article?.body ?? '')
          .join('\n\n')
          .replace(/^'/, ''),
      );
      for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+\-@]/);
    }
  });
});
