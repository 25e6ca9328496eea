import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { FRESH, headersOf, LASTING, lastingFiles, typedFiles, typesByExtension } from '../hosts/policy.ts';

/** What a publication does, in the order it does it. Keys are paths in the built site. */
export interface Plan {
  /** Each stage is there whole before the next begins: what is named before what names it. */
  uploads: readonly string[][];
  /** What the site has no more, pages before what they name. */
  removals: readonly string[][];
}

/** What is kept beside the site: who publishes now, and the rules its headers were made by. */
export const LOCK = '_mahdar-lock';
export const RULES = '_mahdar-rules';

/** A digest of the rules that make the headers of a file, which a store's listing does not show. */
export const rulesDigest = (): string =>
  createHash('sha256')
    .update(JSON.stringify([typedFiles, typesByExtension, lastingFiles, LASTING, FRESH]))
    .digest('hex');

const COPIES: Readonly<Record<string, string>> = { br: 'br', gz: 'gzip' };

/** The headers that a store keeps with a file: type, caching and, for a compressed copy, its encoding. */
export function storedHeaders(key: string): Record<string, string> {
  const [, file = key, copy = ''] = /^(.*?)(?:\.(br|gz))?$/.exec(key) ?? [];
  const headers = headersOf(file);
  const encoding = COPIES[copy];
  return {
    'Content-Type': headers['Content-Type'] as string,
    'Cache-Control': headers['Cache-Control'] as string,
    ...(encoding !== undefined && { 'Content-Encoding': encoding }),
  };
}

/** The files of the built site `folder` that go to a store: not the rules for other hosts. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}

/** 0: scripts, styles, fonts; 1: what pages name besides; 2: pages of dispatches; 3: what lists them. */
function stageOf(key: string): number {
  if (key.startsWith('assets/')) return 0;
  const isPage = /\.html(?:\.br|\.gz)?$/.test(key);
  if (isPage && /^a\//.test(key)) return 2;
  return isPage || /^(?:sw\.js|(?:news-)?sitemap|feed)/.test(key) || /[/.]feed\.|\.rss(?:\.|$)/.test(key)
    ? 3
    : 1;
}

const staged = (keys: readonly string[]): string[][] =>
  [0, 1, 2, 3].map((stage) => keys.filter((key) => stageOf(key) === stage));

/**
 * What must be done for the store to hold the site in `folder`, where `listed` is what it holds, key and MD5. With `isWhole`
 * every file is uploaded, for its headers.
 */
export function planOf(folder: string, listed: ReadonlyMap<string, string>, isWhole: boolean): Plan {
  const files = filesIn(folder);
  const isChanged = (key: string): boolean =>
    isWhole ||
    listed.get(key) !==
      createHash('md5')
        .update(readFileSync(join(folder, key)))
        .digest('hex');
  const kept = new Set([...files, LOCK, RULES]);
  return {
    uploads: staged(files.filter(isChanged)),
    removals: staged([...listed.keys()].filter((key) => !kept.has(key))).reverse(),
  };
}
