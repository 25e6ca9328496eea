import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Archive, Article } from '../../archive/types.ts';
import { fileOf, fileWriter } from '../../publish/file-writer.ts';
import { indexedDocument, namedPages } from '../../publish/search-index.ts';
import type { Contents } from '../../search/postings.ts';
import { writeIndex } from '../../search/write-index.ts';
import { type Source, writeAnew } from '../../search/writing/anew.ts';
import { LAYOUT, nameOf, type Put } from '../../search/writing/cutter.ts';
import type { IndexedDocument } from '../../search/writing/entries.ts';
import { Mismatch } from '../../search/writing/items.ts';
import { type Numbered, numbered } from '../../search/writing/numbers.ts';
import { type Difference, writeUpdated } from '../../search/writing/update.ts';
import { addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { openRows, type Rows } from './rows.ts';
import { identityOf, linkFile } from './same-file.ts';
import { productVersion } from './version.ts';

/** The rows of an index: `STATE`, and for each document, by its digest, what was indexed. */
const DATABASE = 'search.db';
const STATE = 'state';

/** What is known of the last index. */
interface State {
  /** Digest of its table of contents, which names all its files by their content. */
  contents: string;
  scale: string;
  documents: [number: number, digest: string][];
  /** The identity of each file when it was written. */
  files: Record<string, string | undefined>;
}

/** An article that is read for the index only if the index lacks it. */
interface Digested extends Source {
  digest: string;
}

/** With more documents to add and remove than this, and than a part of all, a new index is written faster. */
const MOST_CHANGES = 1_000;
const PART_OF_ALL = 1 / 4;

const digest = (text: string): string => hash('sha256', text, 'base64url');

function digested(article: Article): Digested {
  const { id, date, lang, title, summary, body, source, wire, topics } = article;
  const made = JSON.stringify([id, date, lang, title, summary, body, source.id, wire.id, topics]);
  return { id, date, digest: digest(made), read: () => indexedDocument(article) };
}

/** Where the files of an index go: into `folder`, the root of a site, from the site `last` where they are there. */
interface Output {
  put: Put;
  /** The text of a file of the last index. Throws where that is not what its name says. */
  read(name: string): string;
  /** Takes over a file of the last index that was `identity`. */
  keep(name: string, identity: string | undefined): void;
  /** The identity of each file that was put or kept. */
  files(): State['files'];
  /** Removes them. */
  undo(): void;
}

function outputOf(folder: string, last = ''): Output {
  const pathOf = (name: string): string => fileOf(addresses.searchFile(name));
  const write = fileWriter(folder, last || undefined);
  const names = new Set<string>();
  const read = (name: string): string => {
    const text = readFileSync(join(last, pathOf(name)), 'utf8');
    if (nameOf(name.replace(/-.*/, ''), text) !== name) throw new Mismatch(`${name} is damaged`);
    return text;
  };
  return {
    put(name, text) {
      if (names.has(name)) return;
      names.add(name);
      write(addresses.searchFile(name), text);
    },
    read,
    keep(name, identity) {
      const file = join(last, pathOf(name));
      if (identity === undefined || identityOf(file) !== identity) read(name);
      if (!names.has(name) && !linkFile(file, join(folder, pathOf(name)))) throw new Mismatch(`no ${name}`);
      names.add(name);
    },
    files: () => Object.fromEntries([...names].map((name) => [name, identityOf(join(folder, pathOf(name)))])),
    undo() {
      for (const name of names) rmSync(join(folder, pathOf(name)), { force: true });
      names.clear();
    },
  };
}

function stateOf(rows: Rows): State | undefined {
  const kept = rows.get(STATE);
  return kept && (JSON.parse(Buffer.from(kept).toString()) as State);
}

function keptDocument(rows: Rows, key: string): IndexedDocument {
  const kept = rows.get(key);
  if (!kept) throw new Mismatch('a document that is not kept');
  return JSON.parse(inflateRawSync(kept).toString()) as IndexedDocument;
}

// Quickly, with a window as wide as most dispatches are long: setting up a wider one takes longer than to use it.
const asKept = (document: IndexedDocument): Uint8Array =>
  deflateRawSync(JSON.stringify(document), { level: 1, windowBits: 13, memLevel: 6 });

/** What is different from `state`; `undefined` if that is too much. Keeps in `rows` what is new. */
function differenceFrom(
  { documents: before }: State,
  now: Numbered<Digested>['documents'],
  rows: Rows,
): Difference | undefined {
  const were = new Map(before);
  const are = new Map(now.map(({ number, document }) => [number, document]));
  const gone = before.filter(([number, digest]) => are.get(number)?.digest !== digest);
  const come = now.filter(({ number, document }) => were.get(number) !== document.digest);
  const changes = gone.length + come.length;
  if (changes > MOST_CHANGES || changes > now.length * PART_OF_ALL) return undefined;
  const read = new Map(come.map(({ document }) => [document.digest, document.read()]));
  const difference = {
    gone: gone.map(([number, digest]) => ({
      number,
      document: read.get(digest) ?? keptDocument(rows, digest),
    })),
    come: come.map(({ number, document }) => ({
      number,
      document: read.get(document.digest) as IndexedDocument,
    })),
  };
  for (const [, digest] of gone) if (!read.has(digest)) rows.drop(digest);
  for (const [digest, document] of read) rows.put(digest, asKept(document));
  return difference;
}

/** The index of `now` from that of the site `last`; `undefined` where that is not possible, and nothing is written. */
function updated(now: Numbered<Digested>, last: string, rows: Rows, output: Output): Contents | undefined {
  try {
    const state = stateOf(rows);
    const contents = readFileSync(join(last, fileOf(addresses.searchIndex())), 'utf8');
    if (!state || state.contents !== digest(contents) || state.scale !== now.scale) return undefined;
    const difference = differenceFrom(state, now.documents, rows);
    return (
      difference &&
      writeUpdated(now.documents.length, difference, {
        last: JSON.parse(contents) as Contents,
        read: output.read,
        keep: (name) => output.keep(name, state.files[name]),
        put: output.put,
        layout: LAYOUT,
      })
    );
  } catch {
    // What is damaged or missing, or not what it is taken for: then all is written.
    output.undo();
    return undefined;
  }
}

/** The index of `now`, with nothing to begin from. */
function anew({ documents }: Numbered<Digested>, rows: Rows, { put }: Output, cache: string): Contents {
  rows.clear();
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'search-'));
  const keeping = documents.map(({ number, document: source }) => ({
    number,
    document: {
      ...source,
      read() {
        const document = source.read();
        rows.put(source.digest, asKept(document));
        return document;
      },
    },
  }));
  try {
    return writeAnew(keeping, { put, layout: LAYOUT, folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A search index to be written. */
export interface SearchUpdate {
  archive: Archive;
  /** The root of the site in the making. */
  folder: string;
  /** The site that was published last; without it, all is written. */
  last?: string | undefined;
  /** Where the site in the making is to be published: what is known of its index is kept for this place. */
  target?: string;
  /** The folder for what is kept. */
  cache?: string;
}

/**
 * Writes the search index of `archive`: of the last one it takes what is the same, reads what changes, and writes that. The bytes are
 * those of an index that is written with nothing to begin from. In the dev server it is routes.
 */
export function updateSearchFiles({
  archive,
  folder,
  last,
  target = resolve(site.out),
  cache = site.cache,
}: SearchUpdate): void {
  const now = numbered(archive.articles.map(digested));
  const rows = openRows(cache, DATABASE, { folder: target, version: productVersion() });
  let isKept = false;
  try {
    const output = outputOf(folder, last);
    const contents =
      (last === undefined ? undefined : updated(now, last, rows, output)) ?? anew(now, rows, output, cache);
    const pages = namedPages(archive);
    const names = writeIndex(pages);
    for (const [name, text] of names.files) output.put(name, text);
    if (pages.length > 0) contents.names = names.contents;
    const text = JSON.stringify(contents);
    fileWriter(folder, last)(addresses.searchIndex(), text);
    const state: State = {
      contents: digest(text),
      scale: now.scale,
      documents: now.documents.map(({ number, document }) => [number, document.digest]),
      files: output.files(),
    };
    rows.put(STATE, Buffer.from(JSON.stringify(state)));
    isKept = true;
  } finally {
    rows.close(isKept);
  }
}
