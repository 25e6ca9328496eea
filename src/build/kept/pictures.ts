import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Archive, Picture } from '../../archive/types.ts';
import { fileOf } from '../../publish/file-writer.ts';
import { drawPicture } from '../../publish/pictures/draw.ts';
import { renditionsOf } from '../../publish/pictures/renditions.ts';
import type { Made, Released } from './released.ts';

/** How many pictures are drawn at once: each is decoded into memory, and libvips has threads of its own. */
const AT_ONCE = 2;

/** What a picture's files are made of: their names are a digest of it. */
const keyOf = (picture: Picture): string =>
  renditionsOf(picture)
    .map(({ name }) => name)
    .join(' ');

/**
 * Writes every rendition of every picture of `archive` into the built site `work`: taken over from the last site, else drawn.
 * Astro could do so by a route each, as it does in the dev server, and would render them all in every build. Gives the files of
 * every picture.
 */
export async function writePictures(archive: Archive, released: Released, work: string): Promise<Made[]> {
  const pictures = new Map(archive.articles.flatMap((one) => one.pictures).map((one) => [keyOf(one), one]));
  const queue = [...pictures];
  const made: Made[] = [];
  const next = async (): Promise<void> => {
    for (let entry = queue.pop(); entry; entry = queue.pop()) {
      const [key, picture] = entry;
      const taken = released.takeOver(key, key, work);
      made.push(taken ?? { key, digest: key, files: await drawn(picture, work) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return made;
}

/** Draws every rendition of a picture into `work`; their files, below it. */
async function drawn(picture: Picture, work: string): Promise<string[]> {
  const files: string[] = [];
  for (const rendition of renditionsOf(picture)) {
    const file = fileOf(rendition.path);
    mkdirSync(dirname(join(work, file)), { recursive: true });
    writeFileSync(join(work, file), await drawPicture(picture, rendition));
    files.push(file);
  }
  return files;
}
