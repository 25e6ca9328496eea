import { hash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Archive } from '../archive/types.ts';
import { each } from '../publish/each.ts';
import { carry, type Group } from './kept/pages/carry.ts';
import type { Made, Released } from './kept/pages/released.ts';
import { say } from './progress.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** What browsers load, and what machines fetch again and again. */
const LOADED =
  /\.(?:html|css|js|svg|webmanifest)$|(?:^|\/)(?:assets|search)\/.*\.json$|(?:^|\/)feed\.\w+$|\.xml$/;
/** Forms of an article or a timeline. */
const FORMS = /\.(?:txt|md|json|ris|bib|ics|csv)$/;

/**
 * Whether the file `name`, a path below the site's folder, is one long list of the search index. It is compressed as well as can be on
 * a large site too: it is what readers of a frequent word wait for.
 */
export const isLongList = (name: string, bytes: number): boolean =>
  bytes >= 24_000 && /^assets\/search\/keys-/.test(name);

/** Below this a compressed copy saves no packet. */
const SMALLEST = 1_024;

/** The most articles of a small site. */
const SMALL = 50;

/**
 * Whether all of `archive` is compressed as well as can be. Of a larger one what browsers load is compressed quickly, and the
 * forms are left to the server (docs/decisions/0060 has the figures).
 */
export function isSmall({ articles }: Archive): boolean {
  return articles.length <= SMALL;
}

/** The text files below `folder` that are not in `taken`, as paths below the site's folder `root`. */
function* textsIn(root: string, taken: ReadonlySet<string>, folder = ''): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const name = `${folder}${entry.name}`;
    if (!entry.isDirectory()) {
      if ((LOADED.test(name) || FORMS.test(name)) && !taken.has(name)) yield name;
    } else if (folder !== 'a/' || !taken.has(`${name}/index.html`))
      // In the folder of an article there is nothing but its page.
      yield* textsIn(root, taken, `${name}/`);
  }
}

/** The two compressed copies of `bytes`, by the ending of their names. */
async function compress(bytes: Buffer, isBest: boolean): Promise<readonly [ending: string, copy: Buffer][]> {
  // Quality, and the window in bits: a wide one costs more to set up than a page takes to compress.
  const [quality, window] = isBest ? [11, 22] : [5, 18];
  const brotli = compressBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: window,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  return [
    ['br', await brotli],
    ['gz', await compressGzip(bytes, { level: isBest ? 9 : 6 })],
  ];
}

/** What is known of the copies of the site before. */
export interface CopiesBefore {
  /** Its folder; `undefined` where this very product and settings did not make it: then all is made anew. */
  folder: string | undefined;
  /** What was taken over, below the folder of the site: their compressed copies are there too. */
  takenFiles(): ReadonlySet<string>;
  /** The compressed copies of files that belong to no page. */
  copies: Released;
  /** Whether a partial site can leave all these files out, because they are published. */
  leavesOut(files: readonly string[]): boolean;
}

/** The site whose files are to be compressed. */
export interface Uncompressed {
  folder: string;
  /** Whether it is a small one. */
  isBest: boolean;
  /** Its copies are taken where they are of the same bytes. */
  last: CopiesBefore;
}

/**
 * Writes `.br` and `.gz` beside the text files of a site, where that makes them smaller. A few files at a time, on every
 * core; the same files give the same bytes. Files that the last site has too have its copies; a partial site may leave those out.
 * Gives the copies of each file.
 */
export async function writeCompressed({ folder, isBest, last }: Uncompressed): Promise<Made[]> {
  const isCarried = (group: Group): boolean =>
    last.folder !== undefined && carry({ from: last.folder, into: folder, groups: [group] }).length > 0;
  const texts = [...textsIn(folder, last.takenFiles())].filter((name) => isBest || LOADED.test(name));
  const made: Made[] = [];
  let done = 0;
  const copy = async (key: string): Promise<void> => {
    say('compressed copies', ++done, texts.length);
    const file = join(folder, key);
    const bytes = readFileSync(file);
    if (bytes.length < SMALLEST) return;
    const isWell = isBest || isLongList(key, bytes.length);
    const digest = `${isWell} ${hash('sha256', bytes)}`;
    const known = last.copies.digest(key) === digest ? last.copies.group(key) : undefined;
    if (known && (last.leavesOut(last.copies.files(key)) || isCarried(known))) {
      made.push({ key, digest, files: last.copies.files(key) });
      return;
    }
    const files: string[] = [];
    for (const [ending, compressed] of await compress(bytes, isWell)) {
      if (compressed.length >= bytes.length) continue;
      writeFileSync(`${file}.${ending}`, compressed);
      files.push(`${key}.${ending}`);
    }
    made.push({ key, digest, files });
  };
  await each(texts, copy, availableParallelism());
  return made;
}
