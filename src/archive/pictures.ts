import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { imageSize } from 'image-size';
import type { ReadArticle } from './article.ts';
import { didYouMean, type Problem, shown } from './problem.ts';
import { leavesBy } from './reading/files.ts';
import type { Recall } from './reading/recall.ts';
import type { PictureEntry } from './reading/schema.ts';
import { readYaml } from './reading/yaml.ts';
import type { Article, Picture } from './types.ts';

/** The largest photograph allowed: bytes of the file, pixels of a side. */
export const LARGEST = { bytes: 20_000_000, side: 12_000 } as const;
/** The formats of photographs, as image-size names them. */
const FORMATS = ['jpg', 'png', 'webp', 'avif'];

/** What is known about a picture's file without decoding it. */
type PictureFile = Pick<Picture, 'width' | 'height' | 'digest'>;

/** The folder of an article's pictures, in the content folder `root`. */
export const pictureFolder = (root: string, id: string): string => join(root, 'pictures', id);

/** Width and height as displayed: EXIF orientations from 5 on turn the picture by 90° (CIPA DC-008, 4.6.4). */
export function sizeOf(bytes: Uint8Array): { width: number; height: number } | undefined {
  try {
    const { width, height, type = '', orientation = 1 } = imageSize(bytes);
    if (!FORMATS.includes(type)) return undefined;
    return orientation < 5 ? { width, height } : { width: height, height: width };
  } catch {
    return undefined;
  }
}

/** Reads the header of a picture's file and its digest, or says what is wrong with it. */
function readPicture(file: string, root: string): PictureFile | string {
  try {
    if (leavesBy(file, root)) return 'is a link that leaves the content folder. Put the file itself there.';
    const { size } = lstatSync(file);
    if (size > LARGEST.bytes)
      return `has ${(size / 1e6).toFixed(1)} MB, and may have ${LARGEST.bytes / 1e6}. Save it smaller: 4,000 pixels are plenty.`;
    const bytes = readFileSync(file);
    const measured = sizeOf(bytes);
    if (!measured) return 'is not a JPEG, PNG, WebP or AVIF picture. Save it as one of them.';
    const { width, height } = measured;
    if (Math.max(width, height) > LARGEST.side)
      return `has ${width} by ${height} pixels, and may have ${LARGEST.side} a side. Save it smaller: 4,000 pixels are plenty.`;
    if (Math.min(width, height) < 1) return 'has no pixels. Save it again.';
    return { width, height, digest: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    return `cannot be read (${code}). Check that it is there and readable.`;
  }
}

/** The files in a folder of pictures without hidden ones; empty if the folder does not exist. */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return [];
  }
}

/** The numbers of an article's paragraphs: 4 of `p4`. */
const numbersOf = ({ anchors }: Article): number[] => (anchors?.paragraphs ?? []).map(({ number }) => number);

/**
 * Adds its pictures to an article, each with the size and digest of its file in the content folder `root`. Reports
 * files that are missing, not pictures or too large, names given twice, and paragraphs that do not exist; the
 * article is then not sound.
 */
export function withPictures(
  read: ReadArticle,
  root: string,
  recall: Recall | undefined,
  problems: Problem[],
): ReadArticle {
  if (read.pictures.length === 0) return read;
  const before = problems.length;
  const measured = (file: string): PictureFile | string =>
    recall
      ? recall.recalled(
          file,
          undefined,
          () => readPicture(file, root),
          (found) => typeof found !== 'string',
        )
      : readPicture(file, root);
  const pictures = picturesOf(read, root, measured, problems);
  const isSound = read.isSound && problems.length === before;
  return { ...read, article: { ...read.article, pictures }, isSound };
}

function picturesOf(
  { article, pictures, frontmatter }: ReadArticle,
  root: string,
  measured: (file: string) => PictureFile | string,
  problems: Problem[],
): Picture[] {
  const folder = pictureFolder(root, article.id);
  const names = filesIn(folder);
  const yaml = readYaml(frontmatter, article.file, 2, []);
  const seen = new Map<string, string>();
  const paragraphs = numbersOf(article);
  return pictures.flatMap((entry: PictureEntry, i): Picture[] => {
    const { file, alt, caption, credit, at } = entry;
    const report = (key: string, message: string): void => {
      const path = ['pictures', i, key];
      problems.push({ file: article.file, line: yaml.lineOf(path), field: yaml.fieldOf(path), message });
    };
    const anchor = `picture-${parse(file).name.toLowerCase()}`;
    const twin = seen.get(anchor);
    if (twin !== undefined) {
      report(
        'file',
        `${shown(file)} has the name of ${shown(twin)}. Name each picture once, and differently.`,
      );
      return [];
    }
    seen.set(anchor, file);
    const number = at === undefined ? undefined : Number(at.slice(1));
    if (number !== undefined && !paragraphs.includes(number))
      report(
        'at',
        `"${at}" is not a paragraph of this article. ${didYouMean(
          String(at),
          paragraphs.map((n) => `p${n}`),
        )}`,
      );
    if (!names.includes(file)) {
      const near = names.length > 0 ? didYouMean(file, names) : 'Put the file there.';
      report('file', `${shown(file)} is not in ${folder}. ${near}`);
      return [];
    }
    const read = measured(join(folder, file));
    if (typeof read === 'string') {
      report('file', `${shown(file)} ${read}`);
      return [];
    }
    return [{ file: join(folder, file), anchor, alt, caption, credit, at: number, ...read }];
  });
}

/** Reports pictures that no article names, because their editor will think that they are shown. */
export function reportUnnamedPictures(
  articles: readonly ReadArticle[],
  /** Ids of articles that exist but were not read, or are drafts. */
  unread: ReadonlySet<string>,
  root: string,
  problems: Problem[],
): void {
  const named = new Map(articles.map(({ article, pictures }) => [article.id, pictures]));
  for (const id of filesIn(join(root, 'pictures'))) {
    if (unread.has(id)) continue;
    const pictures = named.get(id);
    if (!pictures) {
      const message = `is not the id of an article. ${didYouMean(id, named.keys())}`;
      problems.push({ file: pictureFolder(root, id), line: 1, field: 'file', message });
      continue;
    }
    for (const name of filesIn(pictureFolder(root, id))) {
      if (pictures.some(({ file }) => file === name)) continue;
      const message = `is not named in ${join(root, 'articles', `${id}.md`)}. Name it there under pictures, or remove it.`;
      problems.push({ file: join(pictureFolder(root, id), name), line: 1, field: 'file', message });
    }
  }
}
