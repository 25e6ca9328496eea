import coverage from './coverage.json' with { type: 'json' };
import { faces } from './faces.ts';

/** What is set in the headline's face: headings, bold words that are more than a numeral, what is said of a claim. */
const HEAD =
  /<(h[1-6]|b|strong)(?: (?!aria-current)[^>]*)?>(.*?)<\/\1>|<p class="(?:claim|shown)[^>]*>(.*?)<\/p>/gs;
const NUMERAL = /^[\d–]+$/;
/** Set in the text's face, inside a heading. */
const COUNT = /<span class="count">.*?<\/span>/gs;
const IN_WIDE = /class="wide"|lang="ur"/;

const oneOf = (ranges: string): RegExp =>
  new RegExp(`[${ranges.replace(/\w+(?=[-,]|$)/g, '\\u{$&}').replace(/U\+|,/g, '')}]`, 'u');
const rare = faces
  .filter(({ family, isFirst }) => family === 'Mahdar Naskh' && !isFirst)
  .map(({ file }) => ({ file, character: oneOf(coverage[file as keyof typeof coverage]) }));
const latinInHead = oneOf(coverage['plex-700-latin']);

/** The words of `html`. Of the characters that stand there by name no face but the first has any. */
const wordsOf = (html: string): string => html.replace(/<[^>]*>|&#?\w+;/g, ' ');

/**
 * The files of faces that a page with `html` in its frame asks for before its first paint: `Face.file`, those of every page
 * before the others. A face that is asked for only when the page is laid out would come too late to be shown.
 */
export function usedFaces(html: string): string[] {
  const heads = [...html.matchAll(HEAD)].map(([, , bold, line]) => (bold ?? line ?? '').replace(COUNT, ''));
  const text = wordsOf(html);
  return [
    ...faces.filter(({ isFirst }) => isFirst).map(({ file }) => file),
    ...rare.filter(({ character }) => character.test(text)).map(({ file }) => file),
    ...(heads.map(wordsOf).some((head) => !NUMERAL.test(head) && latinInHead.test(head))
      ? ['plex-700-latin']
      : []),
    ...(heads.some((head) => IN_WIDE.test(head)) ? ['plex-700-wide'] : []),
  ];
}
