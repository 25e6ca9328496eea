import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { LARGEST, pictureFolder, sizeOf } from '../../archive/pictures.ts';
import { shown } from '../../archive/problem.ts';
import { photoMetadata } from '../../archive/reading/photo-metadata.ts';
import { filesBelow } from '../inbox/files.ts';
import type { WirePicture } from '../incoming.ts';
import { withoutInvisible } from '../invisible.ts';

/** A photograph ready to be written to the content folder. */
export interface TakenPicture {
  /** Its file name there. */
  file: string;
  bytes: Uint8Array;
  caption?: string | undefined;
  /** Empty if unknown: the editor fills it in. */
  alt: string;
  credit: string;
}

/** Anything smaller (pixels) is the sender's logo, not a photograph. */
const SMALLEST = 200;

const clean = (text: string | undefined): string =>
  withoutInvisible(text ?? '', String)
    .text.replace(/\s+/g, ' ')
    .trim();

/** A file name for the content: ASCII words of the original name, else a number; never one of `used`. */
function nameFor(name: string, used: ReadonlySet<string>): string {
  const { name: own, ext } = parse(name);
  const extension = ext.toLowerCase() || '.jpg';
  const words = own.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const stem = words.join('-').slice(0, 60).replace(/-$/, '') || 'picture';
  const names = [stem, ...Array.from({ length: used.size + 1 }, (_, i) => `${stem}-${i + 2}`)];
  return `${names.find((one) => !used.has(one)) ?? stem}${extension}`;
}

/** The bytes of a file, at most one more than a picture may have. */
function readAtMost(file: string): Uint8Array {
  const { size } = lstatSync(file);
  return size > LARGEST.bytes ? new Uint8Array(LARGEST.bytes + 1) : readFileSync(file);
}

/** The bytes of a picture: its own, or those of the file beside the dispatch's. */
function bytesOf(
  { bytes, names }: WirePicture,
  beside: string,
): { name: string; bytes: Uint8Array } | undefined {
  if (bytes) return { name: names[0] ?? '', bytes };
  const name = names.find((one) => lstatSync(join(beside, one), { throwIfNoEntry: false })?.isFile());
  return name === undefined ? undefined : { name, bytes: readAtMost(join(beside, name)) };
}

/**
 * The photographs of a dispatch whose file is in the folder `beside`, with the wire's caption and credit, or else
 * the photograph's own (IPTC, XMP), and a note for each that is not imported: those not in JPEG, PNG,
 * WebP or AVIF, and small logos.
 */
export function takenPictures(
  pictures: readonly WirePicture[],
  beside: string,
  /** Names, without extension, of pictures that the article already has. */
  taken: readonly string[] = [],
): { pictures: TakenPicture[]; notes: string[] } {
  const found: TakenPicture[] = [];
  const notes: string[] = [];
  for (const picture of pictures) {
    const file = bytesOf(picture, beside);
    const leave = (why: string): unknown =>
      notes.push(`picture: not taken in: ${shown(file?.name ?? picture.names[0] ?? '')}, ${why}.`);
    if (!file) {
      leave('which is not beside the dispatch, and nothing is fetched');
      continue;
    }
    const size = sizeOf(file.bytes);
    if (file.bytes.length > LARGEST.bytes) leave('larger than 20 MB');
    else if (!size) leave('no JPEG, PNG, WebP or AVIF');
    else if (Math.min(size.width, size.height) < SMALLEST)
      leave(`only ${size.width} by ${size.height} pixels`);
    else found.push(describedBy(picture, file, [...taken, ...found.map((one) => parse(one.file).name)]));
  }
  return { pictures: found, notes };
}

function describedBy(
  { caption, credit }: WirePicture,
  { name, bytes }: { name: string; bytes: Uint8Array },
  used: readonly string[],
): TakenPicture {
  const own = photoMetadata(Buffer.from(bytes));
  const makers = [...new Set([own.creator, own.credit].map(clean))].filter((text) => text !== '');
  return {
    file: nameFor(name, new Set(used)),
    bytes,
    caption: clean(caption) || clean(own.caption) || undefined,
    alt: clean(own.alt),
    credit: clean(credit) || makers.join(' / ') || clean(own.copyright),
  };
}

/** The frontmatter of pictures; empty if there are none. */
export function picturesYaml(pictures: readonly TakenPicture[]): string {
  if (pictures.length === 0) return '';
  const entries = pictures.map(({ file, alt, caption, credit }) => {
    const said = { alt, ...(caption !== undefined && { caption }), credit };
    const lines = Object.entries(said).map(([key, text]) => `    ${key}: ${JSON.stringify(text)}\n`);
    return `  - file: ${file}\n${lines.join('')}`;
  });
  return `pictures:\n${entries.join('')}`;
}

/** A note about the facts on pictures that the editor still has to add; empty if none are missing. */
export function unsaidNotes(pictures: readonly TakenPicture[], file: string): string[] {
  return pictures.flatMap((picture) => {
    const unsaid = (['alt', 'credit'] as const).filter((key) => picture[key] === '');
    return unsaid.length === 0
      ? []
      : [
          `${file}: ${unsaid.join(' and ')} of ${picture.file} ${unsaid.length > 1 ? 'are' : 'is'} empty. Fill in what it shows${unsaid.includes('credit') ? ' and who made it' : ''}: until then the check refuses it.`,
        ];
  });
}

/** Writes the pictures of the article `id` into the content folder `root`. */
export function placePictures(pictures: readonly TakenPicture[], root: string, id: string): void {
  if (pictures.length === 0) return;
  const folder = pictureFolder(root, id);
  mkdirSync(folder, { recursive: true });
  for (const { file, bytes } of pictures) writeFileSync(join(folder, file), bytes);
}

/** The id of the article in the content folder `root` that has exactly these bytes as a picture. */
export function articleWithPicture(bytes: Uint8Array, root: string): string | undefined {
  const pictures = join(root, 'pictures');
  if (!existsSync(pictures)) return undefined;
  return filesBelow(pictures)
    .filter((file) => lstatSync(file).size === bytes.length && readFileSync(file).equals(bytes))
    .map((file) => basename(dirname(file)))[0];
}
