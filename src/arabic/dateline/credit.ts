import { isSameName, type Piece } from './find.ts';

/** The words that close a dispatch and name its source: «--(بترا)», «المصدر: رويترز», «// انتهى //». */
export interface Credit extends Piece {
  names: Piece[];
}

const LABELLED = /(?<=^|\n|\s)\(?(?:المصدر|مصدر الخبر|المصادر)\s*:\s*([^\n()]{1,80}?)\)?[ \t.]*$/u;
const DASHED = /(?:--|—|–)[ \t]*[(/]?[ \t]*([^\n()/–—-]{1,40}?)[ \t]*[)/]?[ \t.]*$/u;
const BRACKETED = /[(/][ \t]*([^\n()/]{1,40}?)[ \t]*[)/][ \t.]*$/u;
const ENDED =
  /\/\/[ \t]*(?:انتهى|النهاية)[ \t]*\/\/[^\n]{0,30}$|[(/][ \t]*(?:انتهى|النهاية)[ \t]*[)/][^\n]{0,30}$/u;

/**
 * Finds the credit at the end of a dispatch's last paragraph: a labelled one («المصدر:»), a closing formula
 * («// انتهى //»), or names after two dashes or in brackets that are all among `knownNames`.
 */
export function findCredit(paragraph: string, knownNames: readonly string[] = []): Credit | undefined {
  const isKnown = (name: string): boolean => knownNames.some((known) => isSameName(known, name));
  for (const [pattern, isSure] of [
    [ENDED, true],
    [LABELLED, true],
    [DASHED, false],
    [BRACKETED, false],
  ] as const) {
    const match = pattern.exec(paragraph);
    if (!match) continue;
    const [text, inner] = match;
    const start = match.index;
    const at = inner === undefined ? 0 : start + text.indexOf(inner);
    const names = [...(inner ?? '').matchAll(/[^/،,+]+/g)].flatMap(({ 0: piece, index }): Piece[] => {
      const words = piece.trim();
      const from = at + index + piece.indexOf(words);
      return words === '' ? [] : [{ start: from, end: from + words.length, text: words }];
    });
    if (isSure || (names.length > 0 && names.every((name) => isKnown(name.text))))
      return { start, end: start + text.length, text, names };
  }
  return undefined;
}
