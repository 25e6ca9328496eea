import type { Archive, Picture } from '../../archive/types.ts';
import { each } from '../each.ts';
import { fileWriter } from '../file-writer.ts';
import { isToMake } from '../taken-over.ts';
import { drawPicture } from './draw.ts';
import { renditionsOf } from './renditions.ts';

/** How many pictures are drawn at once: each is decoded into memory, and libvips has threads of its own. */
const AT_ONCE = 2;

/** The addresses of a picture's renditions: their names are digests of all that they are made of. */
export const addressesOfPicture = (picture: Picture): string[] =>
  renditionsOf(picture).map(({ path }) => path);

/** The pictures of `archive`, each once, by the address of its first rendition. */
export function picturesOf(archive: Archive): Map<string, Picture> {
  return new Map(
    archive.articles
      .flatMap(({ pictures }) => pictures)
      .map((picture) => [addressesOfPicture(picture)[0] as string, picture]),
  );
}

/**
 * Writes every rendition of every picture of `archive` into the built site `folder`, but for those that are there. Astro could
 * do so by a route each, as it does in the dev server, and would render them all in every build.
 */
export async function writePictures(archive: Archive, folder: string): Promise<void> {
  const toMake = [...picturesOf(archive)].filter(([address]) => isToMake(address));
  const write = fileWriter(folder);
  const draw = async ([, picture]: (typeof toMake)[number]): Promise<void> => {
    for (const rendition of renditionsOf(picture))
      write(rendition.path, await drawPicture(picture, rendition));
  };
  await each(toMake, draw, AT_ONCE);
}
