import type { Archive, Article } from '../archive/types.ts';
import { textsOf } from '../markdown/document.ts';
import { type IndexedDocument, writeIndex } from '../search/write-index.ts';
import { addresses } from '../site/addresses.ts';
import { fileWriter } from './file-writer.ts';

/** An article as the search index sees it: headline, standfirst, every text of its body. */
export function indexedDocument({
  id,
  date,
  lang,
  title,
  summary,
  body,
  source,
  wire,
  topics,
}: Article): IndexedDocument {
  return {
    id,
    date,
    lang,
    title,
    blocks: [...(summary ? [summary] : []), ...textsOf(body)],
    agencies: [source.id, wire.id],
    topics,
  };
}

/** The files of a search index as they are published. */
export interface PublishedIndex {
  /** The table of contents, JSON. */
  contents: string;
  /** The other files, JSON, by a name that changes with their content. */
  files: ReadonlyMap<string, string>;
}

const written = new WeakMap<Archive, PublishedIndex>();

/** The search index of `archive`; written once. */
export function searchIndexOf(archive: Archive): PublishedIndex {
  let index = written.get(archive);
  if (!index) {
    const { contents, files } = writeIndex(archive.articles.map(indexedDocument));
    index = { contents: JSON.stringify(contents), files };
    written.set(archive, index);
  }
  return index;
}

/**
 * Writes the search index of `archive` into `folder`, the root of a built site: last, when the memory that the pages took
 * is free again. In the dev server it is routes.
 */
export function writeSearchFiles(archive: Archive, folder: string): void {
  const { contents, files } = searchIndexOf(archive);
  const write = fileWriter(folder);
  write(addresses.searchIndex(), contents);
  for (const [name, text] of files) write(addresses.searchFile(name), text);
}
