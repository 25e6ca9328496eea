import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { FRESH, headersOf, LASTING, lastingFiles, typedFiles, typesByExtension } from '../hosts/policy.ts';
import { type LeftOut, leftOutOf } from './left-out.ts';

/** The steps of a publication, in order. Keys are paths in the built site. */
export interface Plan {
  /** Each stage is complete before the next begins, so that no page refers to a missing file. */
  uploads: readonly string[][];
  /** What the site no longer has: pages before the files they refer to. */
  removals: readonly string[][];
}

/** Two files kept beside the site: the lock of a running publication, and the digest of the header rules. */
export const LOCK = '_mahdar-lock';
export const RULES = '_mahdar-rules';

/** A digest of the rules for headers: a store's listing does not show the headers themselves. */
export const rulesDigest = (): string =>
  hash('sha256', JSON.stringify([typedFiles, typesByExtension, lastingFiles, LASTING, FRESH]), 'hex');

const COPIES: Readonly<Record<string, string>> = { br: 'br', gz: 'gzip' };

/** The headers stored with a file: type, caching and, for a compressed copy, its encoding. */
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

/** The files of the built site `folder` that go to a store: all but the rules for other hosts. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}

/** 0: scripts, styles, fonts; 1: other files that pages refer to; 2: pages of dispatches; 3: pages that list them. */
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

export const md5Of = (bytes: Uint8Array): string => hash('md5', bytes, 'hex');

/** The MD5, in hex, of files by their path. */
export type Sums = ReadonlyMap<string, string>;

/** A built site, whole or partial. */
export interface BuiltSite {
  folder: string;
  /** Of each file that goes to a store, in the order of their paths: of those that are left out, too. */
  sums: Sums;
  leftOut: LeftOut;
}

/** The built site in `folder`. Throws a `StoreFault` if nobody can tell what it leaves out. */
export function builtSiteIn(folder: string): BuiltSite {
  const leftOut = leftOutOf(folder);
  const here = filesIn(folder).map((file): [string, string] => [
    file,
    md5Of(readFileSync(join(folder, file))),
  ]);
  const all = new Map([...leftOut.files, ...here]);
  const sums = new Map([...all.keys()].sort().map((file) => [file, all.get(file) as string]));
  return { folder, sums, leftOut };
}

/**
 * What must be done so that the store holds the files of `sums`, path and MD5. `listed` is its present content, key and MD5. With
 * `isWhole` every file is uploaded, to renew its headers.
 */
export function planOf(sums: Sums, listed: Sums, isWhole: boolean): Plan {
  const changed = [...sums].filter(([key, sum]) => isWhole || listed.get(key) !== sum).map(([key]) => key);
  const isKept = (key: string): boolean => sums.has(key) || key === LOCK || key === RULES;
  return {
    uploads: staged(changed),
    removals: staged([...listed.keys()].filter((key) => !isKept(key))).reverse(),
  };
}
