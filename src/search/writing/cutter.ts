import { hash } from 'node:crypto';
import type { Table } from '../postings.ts';

/** How large the files of the index are: entries in UTF-16 units, tables in lines. */
export interface Sizes {
  /** No file ends earlier, but for the last and those before a large entry. */
  least: number;
  /** From `least` on a file has so much more on average. An entry that is larger by itself has a file of its own. */
  usual: number;
  /** No file goes on from here. */
  most: number;
}

/** The kinds of entries. */
export type Kind = 'keys' | 'words' | 'ids' | 'sounds';

/** The sizes of all files of an index. */
export interface Layout {
  files: Readonly<Record<Kind, Sizes>>;
  tables: Sizes;
  /** With more lines than this a table is cut. */
  longestTable: number;
}

/** A search loads keys by the file; words only for phrases, and they are most of the index. */
const LOOKED_UP: Sizes = { least: 5_000, usual: 8_000, most: 14_000 };
const SELDOM: Sizes = { least: 12_000, usual: 16_000, most: 30_000 };

export const LAYOUT: Layout = {
  files: { keys: LOOKED_UP, sounds: LOOKED_UP, ids: LOOKED_UP, words: SELDOM },
  tables: { least: 32, usual: 64, most: 256 },
  longestTable: 256,
};

/** Where the files of an index go: never two with one name, unless they are the same. */
export type Put = (name: string, text: string) => void;

/** A file's name: by its content, so that it can be cached for ever, and checked. */
export function nameOf(kind: string, text: string): string {
  return `${kind}-${hash('sha256', text).slice(0, 10)}.json`;
}

/** A number from 0 to 1, below 1, that only `key` decides: FNV-1a, with its bits mixed as MurmurHash3 does. */
function share(key: string): number {
  let bits = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) bits = Math.imul(bits ^ key.charCodeAt(at), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}

/** Cuts sorted entries into files. */
export interface Cutter {
  add(key: string, value: string, size: number): void;
  /** Adds a whole file as it is: where `isAtEnd`, and where cutting its entries would give the same. */
  take(first: string, file: string): void;
  /** Whether a file has just ended. */
  isAtEnd(): boolean;
  /** Ends the last file; all of them. */
  end(): Table;
}

/**
 * A cutter of files of these `sizes`. Where one ends is decided by its entries and the next one alone, and mostly by a key that is
 * a mark, whatever stands before it: so what is cut after a change soon has the ends that it had before.
 */
function cutter({ least, usual, most }: Sizes, write: (entries: [string, string][]) => string): Cutter {
  const table: Table = [];
  let entries: [string, string][] = [];
  let length = 0;
  const flush = (): void => {
    const [first] = entries;
    if (first) table.push([first[0], write(entries)]);
    entries = [];
    length = 0;
  };
  return {
    add(key, value, size) {
      const isLarge = size > usual;
      if (isLarge) flush();
      entries.push([key, value]);
      length += size;
      const isMark = share(key) < size / usual;
      if (isLarge || length >= most || (length >= least && isMark)) flush();
    },
    take: (first, file) => void table.push([first, file]),
    isAtEnd: () => entries.length === 0,
    end() {
      flush();
      return table;
    },
  };
}

/** How much an entry adds to a file: keys are mostly Arabic, values mostly not. */
export function sizeOf(key: string, value: string): number {
  return 2 * key.length + value.length;
}

/** A cutter of entries, to be added in the order of their keys. */
export function entryCutter(kind: Kind, put: Put, { files }: Layout): Cutter {
  return cutter(files[kind], (entries) => {
    // An object would make the engine remember each of its many keys, which costs more than the text.
    const lines = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    const text = `{${lines.join()}}`;
    const name = nameOf(kind, text);
    put(name, text);
    return name;
  });
}

const TABLE = 'table';

/** `table`, cut into files while it is too long. */
export function cutTable(table: Table, put: Put, layout: Layout): Table {
  if (table.length <= layout.longestTable) return table;
  const cutting = cutter(layout.tables, (lines) => {
    const text = JSON.stringify(lines);
    const name = nameOf(TABLE, text);
    put(name, text);
    return name;
  });
  for (const [first, file] of table) cutting.add(first, file, 1);
  return cutTable(cutting.end(), put, layout);
}

/** The table that `cutTable` was given: `read` gives the text of a file. */
export function wholeTable(table: Table, read: (name: string) => string): Table {
  return table.flatMap(([first, file]) =>
    file.startsWith(`${TABLE}-`)
      ? wholeTable(JSON.parse(read(file)) as Table, read)
      : ([[first, file]] satisfies Table),
  );
}
