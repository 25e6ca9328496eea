import type { Likeness } from './ledger-likeness.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

/** What says that new piece `j` is only a part of old piece `i`, or more than it, in a way that another reading explains. */
export interface Cuts {
  isCutElsewhere(i: number, j: number): boolean;
  isGrownAlone(i: number, j: number): boolean;
  isHalfGone(i: number, j: number): boolean;
  isOtherCut(i: number, j: number, k: number): boolean;
  isWanted(i: number, j: number, lost: readonly number[]): boolean;
  hasRest(i: number, its: number, j: number): boolean;
  alsoWhole(i: number, j: number): number[];
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
  /** Whether one of the lost is in `j` nearly as much as `i` is, or more. */
  const isWanted = (i: number, j: number, lost: readonly number[]): boolean => {
    const own = alike.inOrder(i, j).ofLonger;
    return lost.some((k) => k !== i && alike.inOrder(k, j).ofLonger > own - THRESHOLDS.margin);
  };
  /** Whether `j` has more words than the two that are thought to be in it (of few words), or far too few for both. */
  const hasRest = (i: number, its: number, j: number): boolean => {
    const rest = length(j) - size(i) - size(its);
    const isSmall = size(i) < 3 * THRESHOLDS.short;
    return (isSmall && rest > THRESHOLDS.sure.rest * size(i)) || -rest > THRESHOLDS.sure.rest * size(i);
  };
  /** Other changed pieces in which few words stand whole, as they do in `j`. */
  const alsoWhole = (i: number, j: number): number[] =>
    size(i) >= 3 * THRESHOLDS.short
      ? []
      : [...fresh.keys()].filter((k) => {
          const owner = from.get(k);
          const isChanged = owner === undefined || old[owner] !== fresh[k];
          return k !== j && isChanged && alike.inOrder(i, k).ofOld >= THRESHOLDS.sure.contained;
        });
  return { isCutElsewhere, isGrownAlone, isHalfGone, isOtherCut, isWanted, hasRest, alsoWhole };
}
