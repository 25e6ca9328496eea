import coverage from './coverage.json' with { type: 'json' };
import { faces } from './faces.ts';

/** What is set in the headline font: headings, bold words longer than a numeral, the line about a claim. */
const HEAD =
  /<(h[1-6]|b|strong)(?: (?!aria-current)[^>]*)?>(.*?)<\/\1>|<p class="(?:claim|shown)[^>]*>(.*?)<\/p>/gs;
const NUMERAL = /^[\d–]+$/;
/** A count in a heading, which is set in the text font. */
const COUNT = /<span class="count">.*?<\/span>/gs;
const IN_WIDE = /class="wide"|lang="ur"/;

const oneOf = (ranges: string): RegExp =>
  new RegExp(`[${ranges.replace(/\w+(?=[-,]|$)/g, '\\u{$&}').replace(/U\+|,/g, '')}]`, 'u');
const rare = faces
  .filter(({ family, isFirst }) => family === 'Mahdar Naskh' && !isFirst)
  .map(({ file }) => ({ file, character: oneOf(coverage[file as keyof typeof coverage]) }));
const latinInHead = oneOf(coverage['plex-700-latin']);

/** The words of `html`. Character references are dropped: only the first font has those characters. */
const wordsOf = (html: string): string => html.replace(/<[^>]*>|&#?\w+;/g, ' ');

/**
 * The font files that a page with `html` preloads (`Face.file`), those of every page first. A font requested only at
 * layout would come too late to be shown.
 */
export function usedFaces(html: string): string[] {
  const heads = [...html.matchAll(HEAD)].map(([, , bold, line]) => (bold ?? line ?? '').replace(COUNT, ''));
  const there = rare.filter(({ character }) => character.test(html));
  const text = there.length > 0 ? wordsOf(html) : '';
  return [
    ...faces.filter(({ isFirst }) => isFirst).map(({ file }) => file),
    ...there.filter(({ character }) => character.test(text)).map(({ file }) => file),
    ...(heads.map(wordsOf).some((head) => !NUMERAL.test(head) && latinInHead.test(head))
      ? ['plex-700-latin']
      : []),
    ...(heads.some((head) => IN_WIDE.test(head)) ? ['plex-700-wide'] : []),
  ];
}
