import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { LARGEST } from '../../archive/pictures.ts';
import { photoMetadata } from '../../archive/reading/photo-metadata.ts';
import type { Picture } from '../../archive/types.ts';
import { site } from '../../site/settings.ts';
import { drawnOnce } from '../drawn-once.ts';
import type { Rendition } from './renditions.ts';
import { rightsPacket } from './rights.ts';

/** The size limit for what a phone loads: 400 CSS pixels with two pixels each. */
const PHONE = { width: 800, bytes: 58_000 };
/** AVIF qualities; the first that meets the limit is used. */
const QUALITIES = [55, 45, 36, 28, 20, 12];

/**
 * Opens a picture so that a fault in it throws instead of giving a grey stripe; with `isStrict` the decoder's warnings
 * throw too. The pixel limits are those of the content contract.
 */
export function opened(bytes: Buffer, isStrict = false): Sharp {
  return sharp(bytes, {
    failOn: isStrict ? 'warning' : 'error',
    limitInputPixels: LARGEST.side ** 2,
    sequentialRead: true,
  });
}

async function encoded(base: Sharp, { format, width }: Rendition): Promise<Buffer> {
  if (format === 'jpeg') return base.jpeg({ quality: 80, mozjpeg: true }).toBuffer();
  if (format === 'webp') return base.webp({ quality: 76, effort: 4 }).toBuffer();
  let bytes = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    bytes = await base.clone().avif({ quality, effort: 3 }).toBuffer();
    if (width > PHONE.width || bytes.length <= PHONE.bytes) break;
  }
  return bytes;
}

/**
 * The bytes of a rendition, drawn or from `cache`: upright, in sRGB, without metadata except creator and rights. The
 * same picture gives the same bytes.
 */
export function drawPicture(picture: Picture, rendition: Rendition, cache = site.cache): Promise<Buffer> {
  return drawnOnce(join(cache, 'pictures'), rendition.name, () => {
    const original = readFileSync(picture.file);
    const { width, height } = rendition;
    const base = opened(original)
      .autoOrient()
      .resize(width, height, { fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .withXmp(rightsPacket(picture.credit, photoMetadata(original).copyright));
    return encoded(base, rendition);
  });
}
