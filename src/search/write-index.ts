import { createHash } from 'node:crypto';
import { indexKeys, withoutParticles } from '../arabic/search/keys.ts';
import { asBefore, type Before } from '../arabic/search/particles.ts';
import { asKey, foldWord, wordsOf } from '../arabic/search/spelling.ts';
import {
  type Contents,
  filterKey,
  isFrequent,
  type NamedPage,
  writePlaces,
  writePostings,
} from './postings.ts';
import { soundsOf } from './sounds.ts';

/** An article as the index needs it. */
export interface IndexedDocument {
  id: string;
  /** What a search shows for it; its id if omitted. */
  shown?: NamedPage;
  /** `YYYY-MM-DD` */
  date: string;
  /** BCP 47 */
  lang: string;
  title: string;
  /** Its paragraphs and headings, in order. A phrase lies within one of them. */
  blocks: readonly string[];
  agencies: readonly string[];
  topics: readonly string[];
}

const FILE_SIZE = 24_000;
const IDS_PER_FILE = 256;
/** A word in the headline counts as much as this many in the text. */
const HEADLINE = 4;
/** The usual length of a dispatch in words: longer ones score lower (BM25 with b = 0.5, k = 1.2). */
const USUAL_LENGTH = 300;

function weight(count: number, length: number): number {
  const saturation = 1.2 * (0.5 + (0.5 * length) / USUAL_LENGTH);
  return Math.min(9, Math.max(1, Math.round((9 * count) / (count + saturation))));
}

/**
 * The documents of a key as numbers, `document * STEP + detail`. A large archive has millions of them, too many for
 * objects in memory.
 */
interface List {
  figures: number[];
  /** How often the key occurred in the current document. */
  count: number;
}
type Lists = Map<string, List>;
const STEP = 2 ** 20;

function listOf(lists: Lists, key: string): List {
  let list = lists.get(key);
  if (!list) {
    list = { figures: [], count: 0 };
    lists.set(key, list);
  }
  return list;
}

function put({ figures }: List, document: number, detail: number): void {
  const figure = document * STEP + detail;
  if (figures[figures.length - 1] !== figure) figures.push(figure);
}

function* read({ figures }: List): Generator<[document: number, detail: number]> {
  for (const figure of figures) yield [Math.floor(figure / STEP), figure % STEP];
}

/** An indexed word: its keys, and its positions with and without its particles. */
interface Forms {
  keys: List[];
  surface: string;
  /** What it shows about the word after it. */
  before: Before;
  /** Empty for a frequent word: its position is stored with the word after it. */
  places: { word: string; mark: string; list: List | undefined }[];
}

/** Gives the index forms of a word, cached: a language has far fewer words than an archive. */
function formsReader(keys: Lists, places: Lists): (word: string, lang: string, before: Before) => Forms {
  const known = new Map<string, Map<string, Forms>>();
  return (word, lang, before) => {
    let inLanguage = known.get(`${before} ${lang}`);
    if (!inLanguage) {
      inLanguage = new Map();
      known.set(`${before} ${lang}`, inLanguage);
    }
    let forms = inLanguage.get(word);
    if (!forms) {
      const folded = foldWord(word);
      const surface = asKey(folded);
      const place = (word: string, mark: string): Forms['places'][number] => ({
        word,
        mark,
        list: isFrequent(word) ? undefined : listOf(places, `${word}${mark}`),
      });
      forms = {
        keys: [...indexKeys(word, lang, before)].map((key) => listOf(keys, key)),
        surface,
        before: asBefore(folded),
        places: [place(surface, ''), ...withoutParticles(word).map((head) => place(asKey(head), '+'))],
      };
      inLanguage.set(word, forms);
    }
    return forms;
  };
}

function postingsText(list: List): string {
  return writePostings([...read(list)].map(([document, weight]) => ({ document, weight })));
}

function placesText(list: List): string {
  const byDocument = new Map<number, number[]>();
  for (const [document, place] of read(list)) {
    const places = byDocument.get(document);
    if (places) places.push(place);
    else byDocument.set(document, [place]);
  }
  return writePlaces(byDocument);
}

/**
 * Writes lists, sorted by key, to JSON files of a limited size, each named by its content so that it can be cached for
 * ever. Empties `lists` to save memory.
 */
function cut<T>(
  lists: Map<string, T>,
  write: (list: T) => string,
  kind: string,
  files: Map<string, string>,
): [string, string][] {
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
  for (const key of [...lists.keys()].sort()) {
    const entry: [string, string] = [key, write(lists.get(key) as T)];
    lists.delete(key);
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

/** Adds every word of `sorted` to `keys` and `places`; returns the first spelling of each. */
function gather(sorted: readonly IndexedDocument[], keys: Lists, places: Lists): Map<string, string> {
  const spelled = new Map<string, string>();
  const formsOf = formsReader(keys, places);
  for (const [document, { title, blocks, lang, agencies, topics }] of sorted.entries()) {
    const met: List[] = [];
    let place = 1;
    for (const [i, block] of [title, ...blocks].entries()) {
      let before: Before = 'start';
      const words = wordsOf(block).map(({ text, follows }) => {
        const forms = formsOf(text, lang, follows ? before : 'start');
        before = forms.before;
        if (!spelled.has(forms.surface)) spelled.set(forms.surface, text.replace(/[\p{M}\u0640]/gu, ''));
        return forms;
      });
      for (let at = 0; at < words.length; at++) {
        const forms = words[at] as Forms;
        for (const key of forms.keys) {
          if (key.count === 0) met.push(key);
          key.count += i === 0 ? HEADLINE : 1;
        }
        const next = words[at + 1]?.surface;
        for (const { word, mark, list } of forms.places) {
          const target = list ?? (next === undefined ? undefined : listOf(places, `${word} ${next}${mark}`));
          if (target) put(target, document, Math.min(place + at, STEP - 1));
        }
      }
      place += words.length + 1;
    }
    for (const key of met) {
      put(key, document, weight(key.count, place));
      key.count = 0;
    }
    for (const id of new Set(agencies)) put(listOf(keys, filterKey('source', id)), document, 1);
    for (const id of new Set(topics)) put(listOf(keys, filterKey('topic', id)), document, 1);
  }
  return spelled;
}

function write(documents: readonly IndexedDocument[], files: Map<string, string>): Contents {
  const sorted = [...documents].sort((a, b) =>
    a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date < b.date ? -1 : 1,
  );
  const keys: Lists = new Map();
  const places: Lists = new Map();
  const spelled = gather(sorted, keys, places);
  const sounds = cut(
    soundsOf(spelled, (surface) => places.get(surface)?.figures.length ?? 0),
    (words) => words,
    'sounds',
    files,
  );
  const years = new Map<string, [number, number]>();
  const ids: string[] = [];
  for (const [n, { date }] of sorted.entries())
    years.set(date.slice(0, 4), [years.get(date.slice(0, 4))?.[0] ?? n, n + 1]);
  for (let from = 0; from < sorted.length; from += IDS_PER_FILE)
    ids.push(
      named(
        JSON.stringify(sorted.slice(from, from + IDS_PER_FILE).map(({ id, shown }) => shown ?? id)),
        'ids',
        files,
      ),
    );
  return {
    version: 2,
    documents: sorted.length,
    keys: cut(keys, postingsText, 'keys', files),
    words: cut(places, placesText, 'words', files),
    ids,
    idsPerFile: IDS_PER_FILE,
    years: [...years].map(([year, [from, to]]) => [year, from, to]),
    sounds,
  };
}

/**
 * Writes the index of `documents` and of `names`, the named pages: its table of contents, and its files by name. The
 * order of the documents does not matter: the same documents give the same bytes.
 */
export function writeIndex(
  documents: readonly IndexedDocument[],
  names: readonly IndexedDocument[] = [],
): { contents: Contents; files: Map<string, string> } {
  const files = new Map<string, string>();
  const contents = write(documents, files);
  if (names.length > 0) contents.names = write(names, files);
  return { contents, files };
}
