import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { loadArchive } from '../../src/archive/load.ts';
import { photoMetadata } from '../../src/archive/reading/photo-metadata.ts';
import { pictureProblems } from '../../src/publish/pictures/decodable.ts';
import { drawPicture } from '../../src/publish/pictures/draw.ts';
import { elsewhereRendition } from '../../src/publish/pictures/renditions.ts';
import { ARTICLE, contentFolder, edited } from '../archive/content-folder.ts';
import { random } from '../made/random.ts';
import type { Found } from './cases.ts';

/** Bytes with some replaced, repeated or removed, mostly near the header of the file. */
function damaged(bytes: Buffer, next: () => number): Buffer {
  const copy = Buffer.from(bytes);
  const place = (): number => Math.floor(next() ** 3 * copy.length);
  const edits = 1 + Math.floor(next() * 6);
  for (let n = 0; n < edits; n++) copy[place()] = Math.floor(next() * 256);
  if (next() < 0.3) copy.writeUInt32BE(Math.floor(next() * 2 ** 32), Math.min(place(), copy.length - 4));
  const kind = next();
  if (kind < 0.15) return copy.subarray(0, place());
  if (kind < 0.25) return Buffer.concat([copy.subarray(0, place()), copy.subarray(place())]);
  return copy;
}

const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">x</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>';

/** Photographs with damaged bytes: each must be reported in lines, or drawn in the size that its page states. */
export async function mutatedPictures(
  cases: number,
  seed: number,
  begin: (what: string) => void,
): Promise<Found> {
  const base = sharp({ create: { width: 90, height: 60, channels: 3, background: '#346' } }).withXmp(XMP);
  const whole = await Promise.all([
    base.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    base.clone().png().toBuffer(),
    base.clone().webp().toBuffer(),
    base.clone().avif().toBuffer(),
  ]);
  const yaml = 'wire: wafq\npictures:\n  - { file: x.jpg, alt: x, credit: x }\n';
  const name = 'pictures/2024-05-02-port-talks/x.jpg';
  const root = contentFolder({ ...edited(ARTICLE, 'wire: wafq\n', yaml), [name]: whole[0] });
  const cache = mkdtempSync(join(tmpdir(), 'mahdar-cache-'));
  const next = random(seed);
  const found: Found = { faults: [], sound: 0 };
  for (let n = 0; n < cases && found.faults.length < 5; n++) {
    begin(`picture ${n}`);
    const bytes = damaged(whole[n % whole.length] as Buffer, next);
    writeFileSync(join(root, name), bytes);
    try {
      photoMetadata(bytes);
      const { archive, problems } = loadArchive(root);
      const lines = [...problems, ...(await pictureProblems(archive.articles, cache))];
      const picture = archive.articles[0]?.pictures[0];
      if (lines.length > 0 || !picture) continue;
      const { width, height } = elsewhereRendition(picture);
      const drawn = await sharp(await drawPicture(picture, elsewhereRendition(picture), cache)).metadata();
      if (drawn.width !== width || drawn.height !== height) found.faults.push(`picture ${n}: another size`);
      found.sound++;
    } catch (error) {
      found.faults.push(`picture ${n}: ${(error as Error).stack}`);
    }
  }
  rmSync(cache, { recursive: true });
  rmSync(root, { recursive: true });
  return found;
}
