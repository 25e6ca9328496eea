import type { Likeness } from './ledger-likeness.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

/**
 * Alone between the neighbours it had (calm where besides nothing came or went), beside one of them, or away from both
 * (only moved where besides nothing came or went).
 */
export type Place = 'calm' | 'own' | 'beside' | 'moved' | 'away';

/**
 * Whether new piece `j`, the best for old piece `i` and not equal to it, is `i` edited, and not another that was written
 * like it.
 */
export function isSure(i: number, j: number, alike: Likeness, place: Place, isShort: boolean): boolean {
  const isInPlace = place === 'own' || place === 'calm';
  const { ofShorter, ofLonger, isLong, isOneOff } = alike.inOrder(i, j);
  if (alike.words(i, j).inNew < THRESHOLDS.sure.piece) return false;
  // Cut in two or grown by another.
  if (ofShorter >= THRESHOLDS.sure.contained) return true;
  if (isInPlace && ofLonger >= THRESHOLDS.sure.inPlace) return true;
  if (place === 'calm' && isOneOff) return true;
  if (isShort && ofLonger < THRESHOLDS.sure.short[place] && !(isInPlace && isOneOff)) return false;
  // Where others came or went, it is not to be found elsewhere by what many say.
  const isVague = ofLonger < THRESHOLDS.sure.inOrderFew && alike.of(i, j) < THRESHOLDS.sure.own;
  if (place === 'away' && !isLong && isVague) return false;
  const { distinct, common, isRow } = alike.apart(i, j);
  // Where hardly anything stands beside it, nothing says what all its like have in common.
  const few = alike.pieces < THRESHOLDS.sure.few ? THRESHOLDS.sure.inOrderFew : THRESHOLDS.sure.inOrderShort;
  const inOrder = isLong ? THRESHOLDS.sure.inOrder : few;
  if (!isRow)
    return ofLonger >= inOrder || (ofShorter >= THRESHOLDS.sure.cut && alike.pieces >= THRESHOLDS.sure.few);
  if (ofShorter > ofLonger / THRESHOLDS.sure.length) return false;
  // A row of a table written anew keeps what all rows say and changes the rest; a rewrite changes either alike.
  if (common >= THRESHOLDS.sure.common)
    return distinct >= (isInPlace ? THRESHOLDS.sure.distinct : THRESHOLDS.sure.distinctMoved);
  if (ofLonger < THRESHOLDS.sure.rowInOrder) return false;
  return distinct >= (isInPlace ? THRESHOLDS.sure.rewritten : THRESHOLDS.sure.rewrittenMoved);
}

/** Whether lost old piece `i` went into new piece `into`, which old piece `its` is, and not another that was written like it. */
export function isSureMerged(
  i: number,
  into: number,
  its: number,
  alike: Likeness,
  isShort: boolean,
): boolean {
  const { distinctIn, isRow } = alike.apart(i, into, its);
  if (isRow) return distinctIn >= THRESHOLDS.sure.rowMerged;
  if (alike.words(i, into).inNew >= THRESHOLDS.sure.contained) return true;
  return !isShort && alike.inOrder(i, into).ofOld >= THRESHOLDS.sure.merged;
}
