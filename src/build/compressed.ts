import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Made, Released } from './kept/released.ts';
import { identityOf } from './kept/same-file.ts';
import { say } from './progress.ts';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** What browsers load, and what machines fetch again and again. */
const LOADED =
  /\.(?:html|css|js|svg|webmanifest)$|(?:^|\/)(?:assets|search)\/.*\.json$|(?:^|\/)feed\.\w+$|\.xml$/;
/** Forms of an article or a timeline. */
const FORMS = /\.(?:txt|md|json|ris|bib|ics|csv)$/;

/** Below this a compressed copy saves no packet. */
const SMALLEST = 1_024;

/**
 * A site of so many bytes of text, or fewer, has all of it compressed as well as can be. A larger one has what browsers load
 * compressed quickly, and leaves the forms to the server (docs/decisions/0060 has the figures).
 */
const SMALL_SITE = 4 * 1024 * 1024;

interface Text {
  file: string;
  size: number;
}

function textsIn(folder: string): Text[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names
    .filter((name) => LOADED.test(name) || FORMS.test(name))
    .map((name) => join(folder, name))
    .map((file) => ({ file, size: statSync(file).size }))
    .filter(({ size }) => size >= SMALLEST);
}

/**
 * Writes `.br` and `.gz` beside the text files of `folder`, where that makes them smaller. A few files at a time, on every
 * core; the same files give the same bytes. Files that `released` has too have its copies. Gives the copies of each file.
 */
export async function writeCompressed(folder: string, released?: Released): Promise<Made[]> {
  const texts = textsIn(folder);
  const isSmall = texts.reduce((sum, { size }) => sum + size, 0) <= SMALL_SITE;
  // Quality, and the window in bits: a wide one costs more to set up than a page takes to compress.
  const [quality, window] = isSmall ? [11, 22] : [5, 18];
  const queue = texts.filter(({ file }) => isSmall || LOADED.test(file.slice(folder.length)));
  const made: Made[] = [];
  const total = queue.length;
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { file, size } = next;
      say('compressed copies', total - queue.length, total);
      const key = file.slice(folder.length + 1);
      const digest = `${quality} ${identityOf(file)}`;
      const taken = released?.takeOver(key, digest, folder);
      if (taken) {
        made.push(taken);
        continue;
      }
      const bytes = readFileSync(file);
      const brotli = compressBrotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_LGWIN]: window,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: size,
        },
      });
      const copies = [
        [`${file}.br`, await brotli],
        [`${file}.gz`, await compressGzip(bytes, { level: isSmall ? 9 : 6 })],
      ] as const;
      const files: string[] = [];
      for (const [copy, compressed] of copies) {
        if (compressed.length >= size) continue;
        writeFileSync(copy, compressed);
        files.push(copy.slice(folder.length + 1));
      }
      made.push({ key, digest, files });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return made;
}
