import { type Contents, idKey, type Table } from '../postings.ts';
import { cutTable, entryCutter, type Kind, type Layout, type Put, sizeOf, wholeTable } from './cutter.ts';
import { type IndexedDocument, openAnalyser } from './entries.ts';
import {
  type ItemChanges,
  noteCome,
  noteGone,
  patchedItems,
  patchedShown,
  placesText,
  weightText,
} from './items.ts';
import { bySound, countSpelling, patchedSpellings, type SpellingCounts } from './sounds.ts';

/** A document with its number. */
export interface Placed {
  number: number;
  document: IndexedDocument;
}

/** What is different from the last index: a document that changed is in both. */
export interface Difference {
  gone: readonly Placed[];
  come: readonly Placed[];
}

/** The last index, and where the new one goes. */
export interface Updating {
  last: Contents;
  /** The text of a file of the last index. May throw. */
  read(name: string): string;
  /** Takes a file over from the last index. May throw. */
  keep(name: string): void;
  put: Put;
  layout: Layout;
}

interface Changes {
  keys: Map<string, ItemChanges>;
  words: Map<string, ItemChanges>;
  ids: Map<string, ItemChanges>;
  sounds: Map<string, SpellingCounts>;
}

function changesOf({ gone, come }: Difference): Changes {
  const analyser = openAnalyser();
  const [keys, words, ids]: [Changes['keys'], Changes['words'], Changes['ids']] = [
    new Map(),
    new Map(),
    new Map(),
  ];
  const spellings: SpellingCounts = new Map();
  for (const [placed, note, more] of [
    [gone, noteGone, -1],
    [come, noteCome, 1],
  ] as const)
    for (const { number, document } of placed) {
      const places = new Map<string, number[]>();
      const shown = analyser.read(document, {
        key: ({ text }, weight) => note(keys, text, number, weightText(weight)),
        word({ text }, place) {
          const found = places.get(text);
          if (!found) places.set(text, [place]);
          else if (found.at(-1) !== place) found.push(place);
        },
        spelling: (spelling) => countSpelling(spellings, spelling, more),
      });
      for (const [word, at] of places) note(words, word, number, placesText(at));
      note(ids, idKey(number), number, shown);
    }
  return { keys, words, ids, sounds: bySound(spellings) };
}

/** The entries of a file in the order of their keys: in an object keys that are numbers come first. */
function entriesIn(text: string): [string, string][] {
  return Object.entries(JSON.parse(text) as Record<string, string>).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Entries with `changes` to the keys that are `due`, those before `next`, which are removed from it. Without what is empty. */
function* patched(
  entries: readonly [string, string][],
  {
    due,
    next,
    change,
  }: { due: string[]; next: string | undefined; change(key: string, text: string): string },
): Generator<[string, string]> {
  const isDue = (before: string | undefined): boolean => {
    const key = due.at(-1);
    return key !== undefined && (before === undefined || key < before);
  };
  for (const [key, value] of entries) {
    while (isDue(key)) yield come();
    if (due.at(-1) !== key) yield [key, value];
    else {
      due.pop();
      yield [key, change(key, value)];
    }
  }
  while (isDue(next)) yield come();
  function come(): [string, string] {
    const key = due.pop() as string;
    return [key, change(key, '')];
  }
}

/**
 * Writes the files of one kind of entries with `changes`. A file is taken over unread where none of its keys changes, nor the
 * next file's first, and where a file of the new index ends before it.
 */
function updated<Change>(
  kind: Kind,
  changes: ReadonlyMap<string, Change>,
  patch: (text: string, change: Change) => string,
  { last, read, keep, put, layout }: Updating,
): Table {
  const due = [...changes.keys()].sort().reverse();
  const change = (key: string, text: string): string => patch(text, changes.get(key) as Change);
  const cutter = entryCutter(kind, put, layout);
  const files = wholeTable(last[kind], read);
  for (const [i, [first, file]] of files.entries()) {
    const next = files[i + 1]?.[0];
    const key = due.at(-1);
    const isTouched = key !== undefined && (next === undefined || key <= next);
    if (!isTouched && cutter.isAtEnd()) {
      keep(file);
      cutter.take(first, file);
      continue;
    }
    for (const [key, value] of patched(entriesIn(read(file)), { due, next, change }))
      if (value !== '') cutter.add(key, value, sizeOf(key, value));
  }
  for (const [key, value] of patched([], { due, next: undefined, change }))
    cutter.add(key, value, sizeOf(key, value));
  return cutTable(cutter.end(), put, layout);
}

/**
 * Writes the index of `count` documents from the last one of the same scale: the bytes that `writeAnew` gives. Throws if the last
 * index is not what `difference` says.
 */
export function writeUpdated(count: number, difference: Difference, updating: Updating): Contents {
  const { keys, words, ids, sounds } = changesOf(difference);
  return {
    version: 4,
    documents: count,
    keys: updated('keys', keys, patchedItems, updating),
    words: updated('words', words, patchedItems, updating),
    ids: updated('ids', ids, patchedShown, updating),
    sounds: updated('sounds', sounds, patchedSpellings, updating),
  };
}
