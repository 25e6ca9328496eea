import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../archive/problem.ts';
import type { Article, Picture } from '../../archive/types.ts';
import { site } from '../../site/settings.ts';
import { opened } from './draw.ts';

/** The fault found by decoding a whole picture; `undefined` if it is sound. */
async function faultOf({ file, width, height }: Picture): Promise<string | undefined> {
  try {
    const bytes = readFileSync(file);
    const { pages = 1, autoOrient } = await opened(bytes, true).metadata();
    if (pages > 1) return 'moves. Save one still picture of it.';
    if (autoOrient.width !== width || autoOrient.height !== height)
      return 'says two sizes of itself. Open it and save it anew.';
    // No shrinking on load, so that every pixel is decoded.
    await opened(bytes, true)
      .autoOrient()
      .resize(8, 8, { fit: 'fill', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
    return undefined;
  } catch {
    return 'is damaged or cut short: it cannot be decoded whole. Get it again.';
  }
}

/**
 * Decodes every picture of `articles` completely and reports damaged and animated ones. Sound ones are remembered in
 * `cache` by their digest.
 */
export async function pictureProblems(articles: readonly Article[], cache = site.cache): Promise<Problem[]> {
  const problems: Problem[] = [];
  const folder = join(cache, 'sound-pictures');
  for (const picture of articles.flatMap(({ pictures }) => pictures)) {
    const mark = join(folder, picture.digest);
    if (existsSync(mark)) continue;
    const message = await faultOf(picture);
    if (message !== undefined) {
      problems.push({ file: picture.file, line: 1, field: 'file', message });
      continue;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(mark, '');
  }
  return problems;
}
