import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import tar from 'tar-stream';
import type { Store } from '../../../publish/store/client.ts';
import { md5Of } from '../../../publish/store/plan.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Node by itself hands over 16 kB at a time, which for a whole archive costs more than unpacking it. */
const PIECE = { chunkSize: 2 ** 20 };
/** Level 3 takes as long as reading the files, and passes quickly over pictures and what is compressed already. */
const LEVEL = { ...PIECE, params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** How many packs are worked on at once: each is in memory as a whole. */
export const AT_ONCE = 4;

/** The list of the packs, which a build reads first and a publication writes last. */
export const MANIFEST = 'manifest.json';

/** The database, the list of what was drawn once (where in the site the same bytes are), and the MD5 of each file of the site. */
export const DATABASE = 'kept.db';
export const DRAWN = 'drawn.json';
export const FILES = 'files.json';
/** What is known of the search index. There is none where none is built. */
export const SEARCH = 'search.db';
/** The site's files in a pack begin with this. */
export const SITE = 'site/';
/** The groups of what is not of the site. */
export const KEPT_GROUP = '.kept';
export const SEARCH_GROUP = '.search';

/** A file's path, with slashes, and its bytes. */
export type File = readonly [name: string, bytes: Buffer];

/** One archive of a group of files, as it lies in the store. */
export interface Pack {
  /** Whose files they are (`groupOf`). */
  group: string;
  /** Of the names and bytes of its files, in hex (`digestOfPack`). */
  digest: string;
  /** Bytes in the store. */
  size: number;
}

export interface Manifest {
  /** Of the product that made the site (`productVersion`). */
  version: string;
  packs: readonly Pack[];
}

export const keyOf = (digest: string): string => `${digest}.tar.zst`;
export const isPack = (key: string): boolean => /^[0-9a-f]{64}\.tar\.zst$/.test(key);

/**
 * The group of a file of the site: the articles of a month, pictures and the search index by a letter of their names (its compressed
 * copies apart, which no build reads), the archive in one file, else a folder.
 */
export function groupOf(file: string): string {
  const [, group] =
    /^(a\/\d{4}-\d\d)/.exec(file) ??
    /^(assets\/(?:pictures\/|search\/\w+-)\w)/.exec(file) ??
    /^(archive\.\w+)$/.exec(file) ??
    /^(assets\/\w+|[^/]+)\//.exec(file) ??
    [];
  const [, copy] = /^assets\/search\/.*(\.br|\.gz)$/.exec(file) ?? [];
  return `${group ?? 'top'}${copy ?? ''}`;
}

/** An archive of `files`: the same files in the same order give the same bytes. */
export async function archiveOf(files: readonly File[]): Promise<Buffer> {
  const pack = tar.pack();
  for (const [name, bytes] of files)
    pack.entry({ name, size: bytes.length, mode: 0o644, mtime: new Date(0) }, bytes);
  pack.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of pack) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What names a pack: a digest of its files, each with its MD5, in their order. */
export const digestOfPack = (files: Iterable<readonly [name: string, md5: string]>): string =>
  hash('sha256', [...files].map(([name, md5]) => `${md5} ${name}\n`).join(''), 'hex');

export const packed = (archive: Buffer): Promise<Buffer> => compress(archive, LEVEL);

/** A path that leads nowhere else than below the folder that it is put into. */
export const isPlain = (name: string): boolean =>
  !/[\\:\0]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** The files of a pack from the store. Throws where anything is not as it was stored. */
async function unpacked(bytes: Buffer, { digest }: Pack): Promise<File[]> {
  const files: File[] = [];
  try {
    const extract = tar.extract();
    extract.end(await decompress(bytes, PIECE));
    for await (const entry of extract) {
      const chunks: Buffer[] = [];
      for await (const chunk of entry) chunks.push(chunk as Buffer);
      const { name, type } = entry.header;
      if (type === 'file' && isPlain(name)) files.push([name, Buffer.concat(chunks)]);
    }
  } catch {
    // What can be read of it has another digest.
  }
  if (digestOfPack(files.map(([name, content]) => [name, md5Of(content)])) !== digest)
    throw new Error(`${keyOf(digest)} is damaged`);
  return files;
}

/** The files of a `pack` that lies in `store`. Throws where it is not there, or not as it was stored. */
export async function filesOf(store: Store, pack: Pack): Promise<File[]> {
  const bytes = await store.getBytes(keyOf(pack.digest), pack.size);
  if (!bytes) throw new Error(`${keyOf(pack.digest)} is not there`);
  return unpacked(bytes, pack);
}

/** The manifest in `text`; `undefined` where it is none. */
export function manifestIn(text: string): Manifest | undefined {
  try {
    const { version, packs } = JSON.parse(text) as Manifest;
    const isSound = ({ digest, size }: Pack): boolean =>
      isPack(keyOf(digest)) && Number.isSafeInteger(size) && size > 0;
    return typeof version === 'string' && packs.every(isSound) ? { version, packs } : undefined;
  } catch {
    return undefined;
  }
}
