import type { Contents } from './postings.ts';
import { type Source, type Writing, writeAnew } from './writing/anew.ts';
import { LAYOUT } from './writing/cutter.ts';
import type { IndexedDocument } from './writing/entries.ts';
import { numbered } from './writing/numbers.ts';

/**
 * Writes the index of `documents` and of `names`, the named pages: gives its table of contents, and its files by name. The
 * order of the documents does not matter: the same documents give the same bytes.
 */
export function writeIndex(
  documents: readonly IndexedDocument[],
  names: readonly IndexedDocument[] = [],
  how: Partial<Writing> = {},
): { contents: Contents; files: Map<string, string> } {
  const files = new Map<string, string>();
  const write = (all: readonly IndexedDocument[]): Contents =>
    writeAnew(numbered(all.map(sourceOf)).documents, {
      put: (name, text) => void files.set(name, text),
      layout: LAYOUT,
      ...how,
    });
  const contents = write(documents);
  if (names.length > 0) contents.names = write(names);
  return { contents, files };
}

function sourceOf(document: IndexedDocument): Source {
  return { id: document.id, date: document.date, read: () => document };
}
