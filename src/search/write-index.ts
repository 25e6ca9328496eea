import { createHash } from 'node:crypto';
import { indexKeys, withoutParticles } from '../arabic/search/keys.ts';
import { asKey, foldWord, wordsOf } from '../arabic/search/spelling.ts';
import {
  type Contents,
  filterKey,
  isFrequent,
  type Posting,
  writePlaces,
  writePostings,
} from './postings.ts';

/** An article as the index sees it. */
export interface IndexedDocument {
  id: string;
  /** `YYYY-MM-DD` */
  date: string;
  /** BCP 47 */
  lang: string;
  title: string;
  /** Its paragraphs and headings, in order. A phrase stands inside one. */
  blocks: readonly string[];
  agencies: readonly string[];
  topics: readonly string[];
}

const FILE_SIZE = 24_000;
const IDS_PER_FILE = 256;
/** A word of the headline counts as this many of the text. */
const HEADLINE = 4;
/** Words of a dispatch of usual length: where length begins to tell against it (BM25 with b = 0.5, k = 1.2). */
const USUAL_LENGTH = 300;

function weight(count: number, length: number): number {
  const saturation = 1.2 * (0.5 + (0.5 * length) / USUAL_LENGTH);
  return Math.min(9, Math.max(1, Math.round((9 * count) / (count + saturation))));
}

interface Forms {
  keys: string[];
  surface: string;
  heads: string[];
}

/** What a word is indexed as, remembered: a language has fewer words than an archive. */
function formsReader(): (word: string, lang: string) => Forms {
  const known = new Map<string, Forms>();
  return (word, lang) => {
    const name = `${lang}:${word}`;
    let forms = known.get(name);
    if (!forms) {
      forms = {
        keys: [...indexKeys(word, lang)],
        surface: asKey(foldWord(word)),
        heads: withoutParticles(word).map(asKey),
      };
      known.set(name, forms);
    }
    return forms;
  };
}

type Places = Map<string, Map<number, number[]>>;

function addPlace(places: Places, key: string, document: number, place: number): void {
  let byDocument = places.get(key);
  if (!byDocument) {
    byDocument = new Map();
    places.set(key, byDocument);
  }
  const at = byDocument.get(document);
  if (!at) byDocument.set(document, [place]);
  else if (at.at(-1) !== place) at.push(place);
}

function addPhraseWords(places: Places, words: readonly Forms[], document: number, from: number): void {
  for (const [i, { surface, heads }] of words.entries()) {
    const next = words[i + 1]?.surface;
    const add = (word: string, mark: string): void => {
      if (!isFrequent(word)) addPlace(places, `${word}${mark}`, document, from + i);
      else if (next !== undefined) addPlace(places, `${word} ${next}${mark}`, document, from + i);
    };
    add(surface, '');
    for (const head of heads) add(head, '+');
  }
}

/** Sorted entries cut into JSON files of a size, named by their content: each may be cached for ever. */
function cut(entries: [string, string][], kind: string, files: Map<string, string>): [string, string][] {
  const table: [string, string][] = [];
  let batch: [string, string][] = [];
  let size = 0;
  const flush = (): void => {
    const [first] = batch;
    if (!first) return;
    table.push([first[0], named(JSON.stringify(Object.fromEntries(batch)), kind, files)]);
    batch = [];
    size = 0;
  };
  for (const entry of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const length = 2 * entry[0].length + entry[1].length;
    if (size > 0 && size + length > FILE_SIZE) flush();
    batch.push(entry);
    size += length;
  }
  flush();
  return table;
}

function named(text: string, kind: string, files: Map<string, string>): string {
  const name = `${kind}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.json`;
  files.set(name, text);
  return name;
}

/**
 * Writes the index of `documents`: its table of contents, and its files by name. The same documents give the same
 * bytes, in whatever order they come.
 */
export function writeIndex(documents: readonly IndexedDocument[]): {
  contents: Contents;
  files: Map<string, string>;
} {
  const sorted = [...documents].sort((a, b) =>
    a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1,
  );
  const keys = new Map<string, Posting[]>();
  const places: Places = new Map();
  const formsOf = formsReader();
  const post = (key: string, posting: Posting): void => {
    const postings = keys.get(key);
    if (postings) postings.push(posting);
    else keys.set(key, [posting]);
  };
  for (const [document, { title, blocks, lang, agencies, topics }] of sorted.entries()) {
    const counts = new Map<string, number>();
    let place = 1;
    for (const [i, block] of [title, ...blocks].entries()) {
      const words = wordsOf(block).map(({ text }) => formsOf(text, lang));
      for (const { keys } of words)
        for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + (i === 0 ? HEADLINE : 1));
      addPhraseWords(places, words, document, place);
      place += words.length + 1;
    }
    for (const [key, count] of counts) post(key, { document, weight: weight(count, place) });
    for (const id of new Set(agencies)) post(filterKey('source', id), { document, weight: 1 });
    for (const id of new Set(topics)) post(filterKey('topic', id), { document, weight: 1 });
  }
  const files = new Map<string, string>();
  const years = new Map<string, [number, number]>();
  const ids: string[] = [];
  for (const [n, { date }] of sorted.entries())
    years.set(date.slice(0, 4), [years.get(date.slice(0, 4))?.[0] ?? n, n + 1]);
  for (let from = 0; from < sorted.length; from += IDS_PER_FILE)
    ids.push(
      named(JSON.stringify(sorted.slice(from, from + IDS_PER_FILE).map(({ id }) => id)), 'ids', files),
    );
  const contents: Contents = {
    version: 1,
    documents: sorted.length,
    keys: cut(
      [...keys].map(([key, postings]) => [key, writePostings(postings)]),
      'keys',
      files,
    ),
    words: cut(
      [...places].map(([word, at]) => [word, writePlaces(at)]),
      'words',
      files,
    ),
    ids,
    idsPerFile: IDS_PER_FILE,
    years: [...years].map(([year, [from, to]]) => [year, from, to]),
  };
  return { contents, files };
}
