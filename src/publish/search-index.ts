import type { Archive, Article } from '../archive/types.ts';
import { textsOf } from '../markdown/document.ts';
import { type IndexedDocument, writeIndex } from '../search/write-index.ts';

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
