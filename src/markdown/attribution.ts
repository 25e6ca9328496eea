import { findCredit } from '../arabic/dateline/credit.ts';
import { isSameName, openingDateline, type Piece } from '../arabic/dateline/find.ts';
import { directionOf } from '../arabic/script/direction.ts';
import { type Annotation, RANK } from './annotate.ts';

type AgencyName = { name: string; lang: string };

/** A dateline or credit as an element, with each agency's name in its own language. */
function annotationsOf(
  { start, end, names: pieces }: Piece & { names: readonly Piece[] },
  names: readonly AgencyName[],
  lang: string,
): Annotation[] {
  const marked = pieces.flatMap((piece): Annotation[] => {
    const own = names.find(({ name }) => isSameName(name, piece.text))?.lang ?? lang;
    // Urdu is marked everywhere already, and names in the other direction are isolated.
    const isMarked = own !== lang && directionOf(own) === directionOf(lang) && !/^ur\b/.test(own);
    if (!isMarked) return [];
    const open = `<span lang="${own}">`;
    return [{ start: piece.start, end: piece.end, open, close: '</span>', rank: RANK.language }];
  });
  return [{ start, end, open: '<span class="dateline">', close: '</span>', rank: RANK.dateline }, ...marked];
}

/**
 * The dateline and the credit of a dispatch, as annotations by the position of their paragraph. `names` are its
 * agencies', `lang` is its BCP 47 tag.
 */
export function attributionAnnotations(
  paragraphs: readonly string[],
  names: readonly AgencyName[],
  lang: string,
): ReadonlyMap<number, Annotation[]> {
  const known = names.map(({ name }) => name);
  const opening = openingDateline(paragraphs, known);
  const last = paragraphs.length - 1;
  const credit = findCredit(paragraphs[last] ?? '', known);
  const found = new Map<number, Annotation[]>();
  if (opening) found.set(opening.paragraph, annotationsOf(opening.dateline, names, lang));
  // A one-line dispatch may consist of its dateline alone.
  const isApart = credit && !(opening?.paragraph === last && credit.start < opening.dateline.end);
  if (isApart) found.set(last, [...(found.get(last) ?? []), ...annotationsOf(credit, names, lang)]);
  return found;
}
