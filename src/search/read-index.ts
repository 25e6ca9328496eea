import { consonantsOf, hasSound, type NearWord, nearWords, soundOf } from '../arabic/search/sound.ts';
import {
  type Contents,
  idKey,
  mostHeard,
  type NamedPage,
  type Posting,
  readPlaces,
  readPostings,
  soundKeys,
  type Table,
} from './postings.ts';

/** Reads one file of the index: `contents`, or one that it names. Rejects if it cannot be loaded. */
export type Load = (file: string) => Promise<unknown>;

/** A built index. Its files are loaded only when needed. */
export interface SearchIndex<Shown = string> {
  contents: Contents;
  /** The documents that contain `key`; empty if the archive does not have it. */
  postings(key: string): Promise<Posting[]>;
  /** At most `most` keys that begin with `start`, most frequent first, from the file in which they begin. */
  keysFrom(start: string, most: number): Promise<string[]>;
  /** The positions of a word of a phrase, by document. */
  places(word: string): Promise<Map<number, number[]>>;
  /** Words of the archive that `word`, which it does not contain, may be a misspelling of. */
  near(word: string): Promise<NearWord[]>;
  /** The id of a document, or what a search shows for it. */
  id(document: number): Promise<Shown>;
}

/** The index of the articles, with the index of named pages. */
export interface SiteIndex extends SearchIndex {
  names?: SearchIndex<NamedPage>;
}

/** The file in `table` that would contain `key`: the last one whose first key is not after it. */
function fileOf(table: Table, key: string): string | undefined {
  let low = 0;
  for (let high = table.length; high - low > 1; ) {
    const middle = (low + high) >> 1;
    if ((table[middle] as [string, string])[0] <= key) low = middle;
    else high = middle;
  }
  return table[low]?.[1];
}

/** Reads a file, at most once. */
type Once = <T>(file: string) => Promise<T>;

type Entries = Record<string, string>;

function reader<Shown>(contents: Contents, once: Once, shown: (text: string) => Shown): SearchIndex<Shown> {
  const entries = async (table: Table, key: string): Promise<Entries> => {
    const file = fileOf(table, key);
    if (file === undefined) return {};
    const found = await once<Table | Entries>(file);
    return Array.isArray(found) ? entries(found, key) : found;
  };
  const entry = async (table: Table, key: string): Promise<string> => {
    const found = await entries(table, key);
    return Object.hasOwn(found, key) ? (found[key] as string) : '';
  };
  return {
    contents,
    postings: async (key) => readPostings(await entry(contents.keys, key)),
    keysFrom: async (start, most) => {
      const found = Object.entries(await entries(contents.keys, start)).filter(([key]) =>
        key.startsWith(start),
      );
      found.sort(([a, at], [b, bt]) => bt.length - at.length || (a < b ? -1 : 1));
      return found.slice(0, most).map(([key]) => key);
    },
    places: async (word) => readPlaces(await entry(contents.words, word)),
    near: async (word) => {
      if (!hasSound(word)) return [];
      const keys = soundKeys(consonantsOf(soundOf(word)));
      const files = await Promise.all(keys.map((key) => entries(contents.sounds, key)));
      const words = files.flatMap((file) => Object.values(file)).flatMap(mostHeard);
      return nearWords(word, [...new Set(words)]);
    },
    id: async (document) => {
      const found = await entry(contents.ids, idKey(document));
      if (!found) throw new Error('No such document.');
      return shown(found);
    },
  };
}

/** Opens the index that `load` reads. Loads each file once. Rejects if it is missing or of another format version. */
export async function openIndex(load: Load): Promise<SiteIndex> {
  const loaded = new Map<string, Promise<unknown>>();
  const once: Once = <T>(file: string): Promise<T> => {
    let reading = loaded.get(file);
    if (!reading) {
      reading = load(file);
      loaded.set(file, reading);
      // Allow another attempt after a failure.
      reading.catch(() => loaded.delete(file));
    }
    return reading as Promise<T>;
  };
  const contents = await once<Contents>('contents');
  if (contents.version !== 4) throw new Error('Another version.');
  const { names } = contents;
  return {
    ...reader(contents, once, String),
    ...(names && { names: reader<NamedPage>(names, once, JSON.parse) }),
  };
}
