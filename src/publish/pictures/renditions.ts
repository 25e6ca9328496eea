import { createHash } from 'node:crypto';
import type { Picture } from '../../archive/types.ts';
import { addresses } from '../../site/addresses.ts';

/** Raise this number if renditions change for a reason other than picture, format and width. */
const EDITION = 1;

/** The widths on a page, in pixels: for a phone and a wide page, with one and two pixels for each CSS pixel. */
const WIDTHS = [400, 800, 1200, 1600];
/** The largest width, for viewing a picture on its own. */
const WHOLE = 2400;
/** The width for feeds, wires and old browsers. */
const ELSEWHERE = 1200;

/** A picture in one format and width, as a file of the site. */
export interface Rendition {
  format: 'avif' | 'webp' | 'jpeg';
  /** In pixels. */
  width: number;
  height: number;
  /** File name with a hash of the content. */
  name: string;
  /** Path on the site, including the base. */
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

/** The renditions for a page, narrowest first. None is wider than the picture. */
export function pageRenditions(picture: Picture, format: 'avif' | 'webp'): Rendition[] {
  const widths = [...WIDTHS.filter((width) => width < picture.width), picture.width];
  return widths.slice(0, WIDTHS.length).map((width) => rendition(picture, format, width));
}

/** The largest rendition of the picture. */
export const wholeRendition = (picture: Picture): Rendition => rendition(picture, 'webp', WHOLE);

/** The rendition for feeds and wires: JPEG, which all of them support. */
export const elsewhereRendition = (picture: Picture): Rendition => rendition(picture, 'jpeg', ELSEWHERE);

/** All renditions of a picture, without duplicates. */
export function renditionsOf(picture: Picture): Rendition[] {
  const all = [
    ...pageRenditions(picture, 'avif'),
    ...pageRenditions(picture, 'webp'),
    wholeRendition(picture),
    elsewhereRendition(picture),
  ];
  return [...new Map(all.map((one) => [one.name, one])).values()];
}
