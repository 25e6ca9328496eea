import type { Likeness } from './ledger-likeness.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

/** What says that new piece `j` is only a part of old piece `i`, or more than it, in a way that another reading explains. */
export interface Cuts {
  isCutElsewhere(i: number, j: number): boolean;
  isGrownAlone(i: number, j: number): boolean;
  isHalfGone(i: number, j: number): boolean;
  isOtherCut(i: number, j: number, k: number): boolean;
}

/** Answers from the pieces as they are matched at the time of asking. */
export function piecesOfPieces(
  old: readonly string[],
  fresh: readonly string[],
  alike: Likeness,
  to: ReadonlyMap<number, number>,
  from: ReadonlyMap<number, number>,
): Cuts {
  const size = (k: number): number => (old[k] as string).length;
  const length = (k: number): number => (fresh[k] as string).length;
  /** Whether `j` was cut out of another changed piece as well as it may have been out of `i`. */
  const isCutElsewhere = (i: number, j: number): boolean =>
    [...to].some(
      ([other, its]) =>
        other !== i &&
        its !== j &&
        old[other] !== fresh[its] &&
        alike.words(other, j).inOld >= Math.max(0.9, alike.words(i, j).inOld),
    );
  /** Whether `i` has grown, and no lost one has gone into it. */
  const isGrownAlone = (i: number, j: number): boolean => {
    const { inNew, inOld } = alike.words(i, j);
    if (Math.min(size(i), length(j)) >= 3 * THRESHOLDS.short || inNew < 0.9 || inOld > THRESHOLDS.sure.length)
      return false;
    return ![...old.keys()].some(
      (k) =>
        k !== i &&
        !to.has(k) &&
        alike.words(k, j).inNew >= 0.9 &&
        size(i) + size(k) >= THRESHOLDS.sure.grown * length(j),
    );
  };
  /** Whether half of `i` and no more is in `j`, and nowhere is the rest. */
  const isHalfGone = (i: number, j: number): boolean =>
    alike.words(i, j).inNew < THRESHOLDS.sure.most &&
    alike.words(i, j).inOld >= 0.9 &&
    ![...fresh.keys()].filter((k) => !from.has(k)).some((k) => alike.words(i, k).inOld >= 0.9);
  /** Whether `k` was cut out of `i`, and `j` holds the same words of it. */
  const isOtherCut = (i: number, j: number, k: number): boolean => {
    const cut = alike.words(i, k);
    return cut.inOld >= 0.9 && cut.inNew >= THRESHOLDS.merged && cut.inNew + alike.words(i, j).inNew > 1.2;
  };
  return { isCutElsewhere, isGrownAlone, isHalfGone, isOtherCut };
}
