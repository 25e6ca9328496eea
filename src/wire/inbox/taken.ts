import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ItemVersion } from '../incoming.ts';

/** A file that was imported. */
export interface Take {
  /** Of its bytes. */
  digest: string;
  /** Id of the article made from it. */
  article: string;
  /** Digest of headline and Markdown as written, to detect later changes. */
  words: string;
  item?: ItemVersion | undefined;
}

/** The digest for recognising bytes or words: the first 32 digits of SHA-256. */
export function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** The digest of an article's words. */
export function wordsOf(title: string, body: string): string {
  return digestOf(`${title}\n${body.trim()}`);
}

const lineOf = ({ digest, article, words, item }: Take): string =>
  [digest, article, words, ...(item ? [encodeURI(item.id), encodeURI(item.version)] : [])].join(' ');

/** `undefined` for an invalid line, such as one left by a merge. */
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
 * A record of what was imported into a content folder, so that nothing is imported twice and newer versions are
 * recognised: the file `.imported`, with one line for each file, only added to, committed with the content.
 */
export class Taken {
  readonly #file: string;
  readonly #takes: Take[];

  /** Reads the record of the content folder `root`; there is none before the first import. */
  constructor(root: string) {
    this.#file = join(root, '.imported');
    const text = existsSync(this.#file) ? readFileSync(this.#file, 'utf8') : '';
    this.#takes = text.split('\n').flatMap((line) => takeOf(line) ?? []);
  }

  /** The last import of exactly these bytes. */
  of(digest: string): Take | undefined {
    return this.#takes.findLast((take) => take.digest === digest);
  }

  /** The last import of an agency's item. */
  ofItem(id: string): Take | undefined {
    return this.#takes.findLast(({ item }) => item?.id === id);
  }

  /** The digests of all words ever imported for an agency's item. */
  wordsOfItem(id: string): string[] {
    return this.#takes.flatMap(({ item, words }) => (item?.id === id ? [words] : []));
  }

  /** Records an imported file. */
  add(take: Take): void {
    this.#takes.push(take);
    appendFileSync(this.#file, `${lineOf(take)}\n`);
  }
}
