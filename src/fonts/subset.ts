import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';
import { codePointsOf } from './cmap.ts';
import { cardFaces, type Face, faces, standIns } from './faces.ts';

/** The font features that Arabic shaping needs; alternates and kerning are left out. */
const FEATURES = ['ccmp', 'locl', 'init', 'medi', 'fina', 'rlig', 'calt', 'liga', 'curs', 'mark', 'mkmk'];
const resolve = createRequire(import.meta.url).resolve;

/** Cuts `face` out of its package: a static instance without hinting. The same input gives the same bytes. */
export async function cut(
  face: Pick<Face, 'from' | 'weight' | 'characters'>,
): Promise<{ woff2: Buffer; sfnt: Buffer; codePoints: number[] }> {
  const source = readFileSync(resolve(face.from));
  const options = {
    noHinting: true,
    dropTables: ['gasp', 'DSIG'],
    keepFeatures: FEATURES,
    ...(face.from.includes('wght') && { variationAxes: { wght: face.weight } }),
  };
  const woff2 = await subsetFont(source, face.characters, { ...options, targetFormat: 'woff2' });
  const sfnt = await subsetFont(source, face.characters, { ...options, targetFormat: 'sfnt' });
  const held = codePointsOf(sfnt);
  const wanted = [...new Set(face.characters)].map((char) => char.codePointAt(0) as number);
  return { woff2, sfnt, codePoints: wanted.filter((code) => held.has(code)).sort((a, b) => a - b) };
}

/** Code points as a CSS `unicode-range`: `U+20-7E,U+AB`. */
export function unicodeRange(codePoints: readonly number[]): string {
  const hex = (code: number): string => code.toString(16).toUpperCase();
  const ranges: [number, number][] = [];
  for (const code of codePoints) {
    const last = ranges.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`)).join(',');
}

/** Ascent and descent of an SFNT font from its `hhea` table (OpenType 1.9), in em. */
function heightOf(sfnt: Buffer): { ascent: number; descent: number } {
  const table = (tag: string): number => {
    for (let at = 12; at < 12 + sfnt.readUInt16BE(4) * 16; at += 16)
      if (sfnt.toString('latin1', at, at + 4) === tag) return sfnt.readUInt32BE(at + 8);
    throw new RangeError(`The font has no table "${tag}".`);
  };
  const em = sfnt.readUInt16BE(table('head') + 18);
  const hhea = table('hhea');
  return { ascent: sfnt.readInt16BE(hhea + 4) / em, descent: -sfnt.readInt16BE(hhea + 6) / em };
}

/**
 * The style sheet of the fonts, and the characters that each covers. If a font loads too late, the page keeps its
 * stand-in, so that text does not move while it is read. `lateCss` is for pages whose scripts insert text of other
 * pages: they cannot know which fonts they will need, so all but the first ones are shown whenever they arrive.
 */
export async function make(): Promise<{
  files: Map<string, Buffer>;
  css: string;
  lateCss: string;
  coverage: string;
}> {
  const files = new Map<string, Buffer>();
  const coverage: Record<string, string> = {};
  const heights: Partial<Record<Face['weight'], ReturnType<typeof heightOf>>> = {};
  let css = '/* Made by subset.ts: change faces.ts, then run npm run fonts. */\n';
  let lateCss = css;
  for (const face of faces) {
    const { woff2, sfnt, codePoints } = await cut(face);
    heights[face.weight] ??= heightOf(sfnt);
    files.set(`${face.file}.woff2`, woff2);
    coverage[face.file] = unicodeRange(codePoints);
    const rule = (display: 'optional' | 'swap'): string =>
      `@font-face {\n  font-family: "${face.family}";\n  src: url("./${face.file}.woff2") format("woff2");\n  font-weight: ${face.weight};\n  font-display: ${display};\n${face.isRanged ? `  unicode-range: ${unicodeRange(codePoints)};\n` : ''}}\n`;
    // The light Plex is used only by readers who chose it, and the site cannot know who did.
    css += rule(face.file.startsWith('plex-400') ? 'swap' : 'optional');
    if (!face.isFirst) lateCss += rule('swap');
  }
  for (const face of cardFaces) files.set(`card/${face.file}.ttf`, (await cut(face)).sfnt);
  for (const { family, weight, local, advance } of standIns) {
    // These descriptors refer to the adjusted font size.
    const share = (height = 0): string => `${((height * 100) / advance).toFixed(2)}%`;
    const { ascent, descent } = heights[weight] ?? {};
    css += `@font-face {\n  font-family: "${family}";\n  src: ${local.map((name) => `local("${name}")`).join(', ')};\n  font-weight: ${weight};\n`;
    css += `  size-adjust: ${(advance * 100).toFixed(2)}%;\n  ascent-override: ${share(ascent)};\n  descent-override: ${share(descent)};\n  line-gap-override: 0%;\n}\n`;
  }
  return { files, css, lateCss, coverage: `${JSON.stringify(coverage, null, 2)}\n` };
}

if (import.meta.main) {
  const { files, css, lateCss, coverage } = await make();
  for (const [name, bytes] of files) {
    writeFileSync(new URL(name, import.meta.url), bytes);
    console.log(`${String(bytes.length).padStart(7)}  ${name}`);
  }
  writeFileSync(new URL('faces.css', import.meta.url), css);
  writeFileSync(new URL('late-faces.css', import.meta.url), lateCss);
  writeFileSync(new URL('coverage.json', import.meta.url), coverage);
}
