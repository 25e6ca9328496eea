import { createHash } from 'node:crypto';
import type { Picture } from '../../archive/types.ts';
import { addresses } from '../../site/addresses.ts';

/** What the bytes of a rendition depend on besides picture, format and width: to be raised when it changes. */
const EDITION = 1;

/** The widths of a picture on a page, in pixels: a phone and a wide page, at one and two pixels for a CSS pixel. */
const WIDTHS = [400, 800, 1200, 1600];
/** The widest, for looking at by itself. */
const WHOLE = 2400;
/** For readers elsewhere: feeds, wires, old browsers. */
const ELSEWHERE = 1200;

/** A picture in one format and width, as a file of the site. */
export interface Rendition {
  format: 'avif' | 'webp' | 'jpeg';
  /** In pixels. */
  width: number;
  height: number;
  /** Name of the file, by its content. */
  name: string;
  /** Path on the site, base included. */
  path: string;
}

export const MEDIA_TYPES = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' } as const;

function rendition(picture: Picture, format: Rendition['format'], most: number): Rendition {
  const width = Math.min(most, picture.width);
  const height = Math.max(1, Math.round((picture.height * width) / picture.width));
  const digest = createHash('sha256').update(`${EDITION} ${picture.digest} ${picture.credit}`).digest('hex');
  const name = `${digest.slice(0, 20)}-${width}.${format === 'jpeg' ? 'jpg' : format}`;
  return { format, width, height, name, path: addresses.picture(name) };
}

/** The renditions that a page offers a browser, from the narrowest. None is wider than the picture. */
export function pageRenditions(picture: Picture, format: 'avif' | 'webp'): Rendition[] {
  const widths = [...WIDTHS.filter((width) => width < picture.width), picture.width];
  return widths.slice(0, WIDTHS.length).map((width) => rendition(picture, format, width));
}

/** The picture as large as the site has it. */
export const wholeRendition = (picture: Picture): Rendition => rendition(picture, 'webp', WHOLE);

/** The picture for readers elsewhere, as JPEG, which all of them know. */
export const elsewhereRendition = (picture: Picture): Rendition => rendition(picture, 'jpeg', ELSEWHERE);

/** Every rendition of a picture, each once. */
export function renditionsOf(picture: Picture): Rendition[] {
  const all = [
    ...pageRenditions(picture, 'avif'),
    ...pageRenditions(picture, 'webp'),
    wholeRendition(picture),
    elsewhereRendition(picture),
  ];
  return [...new Map(all.map((one) => [one.name, one])).values()];
}
