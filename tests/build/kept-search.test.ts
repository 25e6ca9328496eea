import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import type { Archive } from '../../src/archive/types.ts';
import { openRows } from '../../src/build/kept/rows.ts';
import { updateSearchFiles } from '../../src/build/kept/search.ts';
import { searchIndexOf } from '../../src/publish/search-index.ts';
import { ARTICLE, contentFolder } from '../archive/content-folder.ts';
import { archiveContent } from '../made/archive-content.ts';

const FILES = 'assets/search';
const { archive } = loadArchive(
  contentFolder({
    ...Object.fromEntries(archiveContent(80)),
    [ARTICLE]: undefined,
    'timelines/port.yaml': undefined,
  }),
);
const of = (articles: Archive['articles']): Archive => ({ ...archive, articles });
const edited = of(
  archive.articles.map((one, n) => (n === 40 ? { ...one, body: `${one.body}\n\nكلمة جديدة.` } : one)),
);

/** A place for sites and what is kept of them. */
function newPlace() {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-search-'));
  const [site, next, cache] = ['site', 'next', 'cache'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ];
  return {
    site,
    next,
    cache,
    database: join(cache, 'search.db'),
    publish: (of: Archive) => {
      mkdirSync(site, { recursive: true });
      updateSearchFiles({ archive: of, folder: site, target: site, cache });
    },
    update: (of: Archive) => {
      rmSync(next, { recursive: true, force: true });
      mkdirSync(next);
      updateSearchFiles({ archive: of, folder: next, last: site, target: site, cache });
    },
  };
}

const files = (site: string): string[] => readdirSync(join(site, FILES)).sort();

/** The index in `site`, file by file. */
function indexIn(site: string): unknown {
  return [
    readFileSync(join(site, 'search/index.json'), 'utf8'),
    ...files(site).map((name) => [name, readFileSync(join(site, FILES, name), 'utf8')]),
  ];
}

/** The index that is made in memory, in the same form. */
function afresh(of: Archive): unknown {
  const { contents, files } = searchIndexOf(of);
  return [contents, ...[...files].sort(([a], [b]) => (a < b ? -1 : 1))];
}

const isLinked = (next: string, name: string): boolean => statSync(join(next, FILES, name)).nlink > 1;

test.each([
  ['an article that changed', edited],
  [
    'a new one',
    of([...archive.articles, { ...(archive.articles[3] as Archive['articles'][number]), id: '9999-new' }]),
  ],
  ['one less', of(archive.articles.filter((_, n) => n !== 40))],
  ['nothing new', archive],
  ['none left', of([])],
])('the index of the last site with %s is the index made anew', (_, next) => {
  const place = newPlace();
  place.publish(archive);
  place.update(next);
  expect(indexIn(place.next)).toEqual(afresh(next));
});

test('what has not changed is the same file', () => {
  const place = newPlace();
  place.publish(archive);
  place.update(edited);
  const linked = files(place.next).filter((name) => isLinked(place.next, name));
  const before = new Set(files(place.site));
  expect(linked).toEqual(files(place.next).filter((name) => before.has(name)));
  expect(linked.length).toBeGreaterThan(3);
  expect(linked.length).toBeLessThan(before.size);
});

test('an article that has not changed is not read for the index again', () => {
  const place = newPlace();
  place.publish(archive);
  let asked = 0;
  const watched = edited.articles.map((one) => ({
    ...one,
    get body() {
      asked++;
      return one.body;
    },
  }));
  place.update(of(watched));
  // Once each to see whether it changed; the one that did, once more.
  expect(asked).toBe(watched.length + 1);
});

const harms: [string, (place: ReturnType<typeof newPlace>, name: string) => void][] = [
  ['a file is gone', ({ site }, name) => rmSync(join(site, FILES, name))],
  ['a file is cut short', ({ site }, name) => truncateSync(join(site, FILES, name), 40)],
  ['a file has another content', ({ site }, name) => writeFileSync(join(site, FILES, name), '{}')],
  [
    'a file has another content of the same length',
    ({ site }, name) => {
      const file = join(site, FILES, name);
      writeFileSync(file, readFileSync(file, 'utf8').replace(/[A-I2-9]"/, '1"'));
    },
  ],
];

test.each(harms)('where %s, all is written anew', (_, harm) => {
  for (const kind of ['keys', 'ids']) {
    const place = newPlace();
    place.publish(archive);
    for (const name of files(place.site).filter((name) => name.startsWith(kind))) harm(place, name);
    place.update(edited);
    expect(indexIn(place.next)).toEqual(afresh(edited));
  }
});

const losses: [string, (place: ReturnType<typeof newPlace>) => void][] = [
  ['the table of contents is gone', ({ site }) => rmSync(join(site, 'search/index.json'))],
  ['the table of contents is another', ({ site }) => writeFileSync(join(site, 'search/index.json'), '{}')],
  ['nothing is kept', ({ cache }) => rmSync(cache, { recursive: true })],
  ['the database is cut short', ({ database }) => truncateSync(database, 3_000)],
  ['the database is none', ({ database }) => writeFileSync(database, 'not a database')],
  [
    'the database is garbled',
    ({ database }) => {
      const bytes = readFileSync(database);
      for (let at = 9_000; at < bytes.length; at += 1_500) bytes[at] = (bytes[at] as number) ^ 85;
      writeFileSync(database, bytes);
    },
  ],
];

test.each(losses)('where %s, all is written anew, and kept again', (_, harm) => {
  const place = newPlace();
  place.publish(archive);
  harm(place);
  place.update(edited);
  expect(indexIn(place.next)).toEqual(afresh(edited));
  // Published, it is the last site of the next build.
  rmSync(place.site, { recursive: true });
  mkdirSync(place.site);
  place.publish(archive);
  place.update(edited);
  expect(indexIn(place.next)).toEqual(afresh(edited));
});

test('an index that was made and not published is not taken for the last one', () => {
  const place = newPlace();
  place.publish(archive);
  place.update(edited);
  place.update(of(archive.articles.slice(5)));
  expect(indexIn(place.next)).toEqual(afresh(of(archive.articles.slice(5))));
});

test('rows of another version, and those that were undone, count for nothing', () => {
  const cache = mkdtempSync(join(tmpdir(), 'mahdar-rows-'));
  const open = (version: string) => openRows(cache, 'rows.db', { folder: cache, version });
  const value = new Uint8Array([1, 2, 3]);
  const first = open('1');
  first.put('a', value);
  first.close(true);
  const second = open('1');
  expect(second.get('a')).toEqual(value);
  second.put('b', value);
  second.drop('a');
  second.close(false);
  const third = open('1');
  expect([third.get('a'), third.get('b')]).toEqual([value, undefined]);
  third.close(false);
  const other = open('2');
  expect(other.get('a')).toBeUndefined();
  other.close(false);
});
