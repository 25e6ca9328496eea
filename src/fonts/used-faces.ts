import coverage from './coverage.json' with { type: 'json' };
import { faces } from './faces.ts';

/** What is set in the headline font: headings, bold words longer than a numeral, the line about a claim. */
const HEAD =
  /<(h[1-6]|b|strong)(?: (?!aria-current)[^>]*)?>(.*?)<\/\1>|<p class="(?:claim|shown)[^>]*>(.*?)<\/p>/gs;
const NUMERAL = /^[\d–]+$/;
/** A count in a heading, which is set in the text font. */
const COUNT = /<span class="count">.*?<\/span>/gs;
const IN_WIDE = /class="wide"|lang="ur"/;

const rare = faces.filter(({ family, isFirst }) => family === 'Mahdar Naskh' && !isFirst);
const LATIN_HEAD = 'plex-700-latin';

/** The characters of a font, as CSS writes them (`U+A1-A3,U+A5`): the first and the last of each range. */
const rangesOf = (file: string): number[][] =>
  coverage[file as keyof typeof coverage]
    .split(',')
    .map((range) => range.replace('U+', '').split('-'))
    .map(([first = '', last = first]) => [Number.parseInt(first, 16), Number.parseInt(last, 16)]);

/** For each UTF-16 code unit the fonts that have it, a bit for each: those that are `rare`, in their order, then the Latin one of headlines. */
const fontsWith = new Uint8Array(0x10000);
const RARE = 2 ** rare.length - 1;
const LATIN = 2 ** rare.length;
for (const [i, file] of [...rare.map(({ file }) => file), LATIN_HEAD].entries())
  for (const [first = 0, last = 0] of rangesOf(file))
    for (let unit = first; unit <= last; unit++) fontsWith[unit] = (fontsWith[unit] as number) | (1 << i);

/** The fonts of which `text` has a character. A page is looked through once for all. */
function fontsIn(text: string): number {
  let found = 0;
  for (let i = 0; i < text.length; i++) found |= fontsWith[text.charCodeAt(i)] as number;
  return found;
}

/** The words of `html`. Character references are dropped: only the first font has those characters. */
const wordsOf = (html: string): string => html.replace(/<[^>]*>|&#?\w+;/g, ' ');

/**
 * The font files that a page with `html` preloads (`Face.file`), those of every page first. A font requested only at
 * layout would come too late to be shown.
 */
export function usedFaces(html: string): string[] {
  const heads = [...html.matchAll(HEAD)].map(([, , bold, line]) => (bold ?? line ?? '').replace(COUNT, ''));
  const there = (fontsIn(html) & RARE) === 0 ? 0 : fontsIn(wordsOf(html));
  return [
    ...faces.filter(({ isFirst }) => isFirst).map(({ file }) => file),
    ...rare.filter((_, i) => there & (1 << i)).map(({ file }) => file),
    ...(heads.map(wordsOf).some((head) => !NUMERAL.test(head) && fontsIn(head) & LATIN) ? [LATIN_HEAD] : []),
    ...(heads.some((head) => IN_WIDE.test(head)) ? ['plex-700-wide'] : []),
  ];
}
