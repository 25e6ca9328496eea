import type { Likeness } from './ledger-likeness.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

/**
 * Whether new piece `j`, the best for old piece `i` and not equal to it, is `i` edited, and not another that was written
 * like it. `isInPlace`: it stands alone between the neighbours that `i` had.
 */
export function isSure(i: number, j: number, alike: Likeness, isInPlace: boolean, isShort: boolean): boolean {
  const words = alike.words(i, j);
  if (words.inNew < THRESHOLDS.sure.piece || alike.pairs(i, j) < THRESHOLDS.sure.pairs) return false;
  // Cut in two or grown by another.
  if (Math.max(words.inNew, words.inOld) >= THRESHOLDS.sure.contained) return true;
  if (Math.min(words.inNew / words.inOld, words.inOld / words.inNew) < THRESHOLDS.sure.length) return false;
  if (isInPlace && words.of >= THRESHOLDS.sure.inPlace) return true;
  if (isShort && words.of < (isInPlace ? THRESHOLDS.sure.short : THRESHOLDS.sure.shortMoved)) return false;
  return isApart(i, j, alike, isInPlace);
}

export function isSureMerged(i: number, into: number, alike: Likeness, isShort: boolean): boolean {
  const { inNew } = alike.words(i, into);
  if (inNew >= 0.95) return true;
  if (isShort) return false;
  const { distinctIn, isRow } = alike.apart(i, into);
  return !isRow || distinctIn >= THRESHOLDS.sure.distinct;
}

function isApart(i: number, j: number, alike: Likeness, isInPlace: boolean): boolean {
  const { distinct, common, isRow } = alike.apart(i, j);
  if (!isRow) return true;
  // A row of a table written anew keeps what all rows say and changes the rest; a rewrite changes either alike.
  if (common >= THRESHOLDS.sure.common)
    return distinct >= (isInPlace ? THRESHOLDS.sure.distinct : THRESHOLDS.sure.distinctMoved);
  return distinct >= (isInPlace ? THRESHOLDS.sure.rewritten : THRESHOLDS.sure.rewrittenMoved);
}
