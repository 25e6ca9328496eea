import { readFileSync } from 'node:fs';
import * as hb from 'harfbuzzjs';
import { codePointsOf } from '../../fonts/cmap.ts';
import { productFile } from '../../site/product-file.ts';
import { CARD_FONTS } from './only-our-fonts.ts';

const HEAD = ['plex-700', 'plex-700-latin'];
const TEXT = ['naskh', 'naskh-latin', 'naskh-latin-ext'];

/** A text style: its font families for Pango, and its files in the order in which a character is looked up. */
export const STYLES = {
  head: { families: "'IBM Plex Sans Arabic', 'Noto Naskh Arabic'", weight: 700, files: [...HEAD, ...TEXT] },
  text: { families: "'Noto Naskh Arabic', 'IBM Plex Sans Arabic'", weight: 400, files: [...TEXT, ...HEAD] },
} as const;
export type Style = keyof typeof STYLES;

interface Loaded {
  font: hb.Font;
  unitsPerEm: number;
  codePoints: Set<number>;
}
const loaded = new Map<string, Loaded>();

/** The bytes of a card font. */
export function fontBytes(file: string): Buffer {
  return readFileSync(productFile(`${CARD_FONTS}/${file}.ttf`));
}

function load(file: string): Loaded {
  let font = loaded.get(file);
  if (!font) {
    const bytes = fontBytes(file);
    const face = new hb.Face(new hb.Blob(new Uint8Array(bytes).buffer));
    font = { font: new hb.Font(face), unitsPerEm: face.upem, codePoints: codePointsOf(bytes) };
    loaded.set(file, font);
  }
  return font;
}

const MARK = /\p{M}|[\u200c\u200d]/u;
// Invisible characters, for which Pango needs no glyph.
const SHAPELESS = /[\u200c-\u200f\u2066-\u2069]/;

/** Whether the style's fonts have every character of `word`. */
export function isDrawn(word: string, style: Style): boolean {
  return [...word].every((char) => {
    const code = char.codePointAt(0) as number;
    return SHAPELESS.test(char) || STYLES[style].files.some((file) => load(file).codePoints.has(code));
  });
}

/**
 * `text` with an ellipsis for each run of words that the card's fonts cannot draw; `undefined` if no word is left. All
 * kinds of spaces become plain spaces.
 */
export function drawable(text: string, style: Style): string | undefined {
  const words = text.split(/[\s\p{Zs}]+/u).map((word) => (isDrawn(word, style) ? word : '…'));
  const kept = words.filter((word, i) => word !== '' && (word !== '…' || words[i - 1] !== '…'));
  return kept.some((word) => /[\p{L}\p{N}]/u.test(word)) ? kept.join(' ') : undefined;
}

/** The width of `text` on one line, in em, by HarfBuzz, each part in the first file that has its characters. */
export function advance(text: string, style: Style): number {
  const pieces: { file: string; text: string }[] = [];
  for (const char of text) {
    if (/[\u200e\u200f\u2066-\u2069]/.test(char)) continue;
    const code = char.codePointAt(0) as number;
    const last = pieces.at(-1);
    const files = STYLES[style].files;
    const file = files.find((name) => load(name).codePoints.has(code)) ?? (files[0] as string);
    if (last && (last.file === file || MARK.test(char))) last.text += char;
    else pieces.push({ file, text: char });
  }
  let width = 0;
  for (const piece of pieces) {
    const { font, unitsPerEm } = load(piece.file);
    const buffer = new hb.Buffer();
    buffer.addText(piece.text);
    buffer.guessSegmentProperties();
    hb.shape(font, buffer);
    for (const { xAdvance } of buffer.getGlyphPositions()) width += xAdvance / unitsPerEm;
  }
  return width;
}
