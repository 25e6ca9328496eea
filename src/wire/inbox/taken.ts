import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemVersion } from '../incoming.ts';

/** A file that was imported. */
export interface Take {
  /** Of its bytes. */
  digest: string;
  /** Id of the article that was made of it. */
  article: string;
  /** Of the headline and the Markdown that were written: whether somebody has changed them since. */
  words: string;
  item?: ItemVersion | undefined;
}

/** The digest by which bytes or words are known again: the first 32 digits of SHA-256. */
export function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** The digest of an article's words. */
export function wordsOf(title: string, body: string): string {
  return digestOf(`${title}\n${body.trim()}`);
}

const lineOf = ({ digest, article, words, item }: Take): string =>
  [digest, article, words, ...(item ? [encodeURI(item.id), encodeURI(item.version)] : [])].join(' ');

/** `undefined` of a line that is none, as one that a merge has left. */
function takeOf(line: string): Take | undefined {
  const [digest, article, words, id, version] = line.split(' ');
  if (!digest || !article || !words || !/^[0-9a-f]{32}$/.test(digest)) return undefined;
  return {
    digest,
    article,
    words,
    item: id ? { id: decodeURI(id), version: decodeURI(version ?? '') } : undefined,
  };
}

/**
 * What was imported into a content folder, so that nothing is taken twice and a newer version is known as one: the file
 * `.imported` there, a line for each file, added at its end, committed with the content.
 */
export class Taken {
  readonly #file: string;
  readonly #takes: Take[];

  /** Reads the memory of the content folder `root`; there is none before the first import. */
  constructor(root: string) {
    this.#file = join(root, '.imported');
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    this.#takes = text.split('\n').flatMap((line) => takeOf(line) ?? []);
  }

  /** What was made of these very bytes. */
  of(digest: string): Take | undefined {
    return this.#takes.findLast((take) => take.digest === digest);
  }

  /** What was last made of an agency's item. */
  ofItem(id: string): Take | undefined {
    return this.#takes.findLast(({ item }) => item?.id === id);
  }

  /** The digests of all words that were made of an agency's item. */
  wordsOfItem(id: string): string[] {
    return this.#takes.flatMap(({ item, words }) => (item?.id === id ? [words] : []));
  }

  /** Remembers a file that was imported. */
  add(take: Take): void {
    this.#takes.push(take);
    appendFileSync(this.#file, `${lineOf(take)}\n`);
  }
}
