import { readFileSync } from 'node:fs';
import * as hb from 'harfbuzzjs';
import { codePointName } from '../../arabic/script/controls.ts';
import { codePointsOf } from '../../fonts/cmap.ts';
import { productFile } from '../../site/product-file.ts';
import { CARD_FONTS } from './only-our-fonts.ts';

const HEAD = ['plex-700', 'plex-700-latin'];
const TEXT = ['naskh', 'naskh-latin', 'naskh-latin-ext'];

/** A style of the card: its families as Pango looks for them, and its files, the first that has a character first. */
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

/** The bytes of a font file of the cards. */
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
// Without a shape of their own: Pango needs no glyph for them.
const SHAPELESS = /[\u200c-\u200f\u2066-\u2069]/;

/** The first character of `text` that no file of the style has, by name: «"中" (U+4E2D)»; `undefined` for none. */
export function missingCharacter(text: string, style: Style): string | undefined {
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    if (SHAPELESS.test(char) || STYLES[style].files.some((file) => load(file).codePoints.has(code))) continue;
    return `"${char}" (${codePointName(code)})`;
  }
  return undefined;
}

/** The width of `text` on one line, in em: HarfBuzz's, each piece in the first file that has its characters. */
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
