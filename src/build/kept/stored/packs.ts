import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import tar from 'tar-stream';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Level 3 takes as long as reading the files, and passes quickly over pictures and what is compressed already. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

/** How many packs are worked on at once: each is in memory as a whole. */
export const AT_ONCE = 4;

/** The list of the packs, which a build reads first and a publication writes last. */
export const MANIFEST = 'manifest.json';

/** The database, and the list of what was drawn once: where in the site the same bytes are. */
export const DATABASE = 'kept.db';
/** What is known of the search index. There is none where none is built. */
export const SEARCH = 'search.db';
export const DRAWN = 'drawn.json';
/** The site's files in a pack begin with this. */
export const SITE = 'site/';

/** A file's path, with slashes, and its bytes. */
export type File = readonly [name: string, bytes: Buffer];

/** One archive of a group of files, as it lies in the store. */
export interface Pack {
  /** Whose files they are, for a person who reads the list. */
  group: string;
  /** SHA-256 of the archive before it was compressed, in hex. */
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

/** The group of a file of the site: the articles of a month, pictures and the search index by a letter of their names, else a folder. */
export function groupOf(file: string): string {
  const [, group] =
    /^(a\/\d{4}-\d\d)/.exec(file) ??
    /^(assets\/(?:pictures\/|search\/\w+-)\w)/.exec(file) ??
    /^(assets\/\w+|[^/]+)\//.exec(file) ??
    [];
  return group ?? 'top';
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

export const digestOfArchive = (archive: Buffer): string => hash('sha256', archive, 'hex');

export const packed = (archive: Buffer): Promise<Buffer> => compress(archive, LEVEL);

/** A path that leads nowhere else than below the folder that it is put into. */
export const isPlain = (name: string): boolean =>
  !/[\\:\0]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** The files of a pack from the store, one after the other. Throws, before the first, where anything is not as it was stored. */
export async function* unpacked(bytes: Buffer, { digest }: Pack): AsyncGenerator<File> {
  const damaged = new Error(`${keyOf(digest)} is damaged`);
  const archive = await decompress(bytes).catch(() => undefined);
  if (!archive || digestOfArchive(archive) !== digest) throw damaged;
  const extract = tar.extract();
  extract.end(archive);
  for await (const entry of extract) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const { name, type } = entry.header;
    if (type !== 'file' || !isPlain(name)) throw damaged;
    yield [name, Buffer.concat(chunks)];
  }
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
