import type { Likeness } from './ledger-likeness.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

/**
 * The new piece that holds the words of the lost old piece `i` beside those of its own old piece, beside `i` rather than
 * elsewhere; and another that does so nearly as well.
 */
export function tookIn(
  i: number,
  news: number,
  alike: Likeness,
  from: ReadonlyMap<number, number>,
): number[] {
  const found: { j: number; share: number; isBeside: boolean }[] = [];
  for (let j = 0; j < news; j++) {
    const its = from.get(j);
    const share = alike.inNew(i, j);
    if (its === undefined || its === i || share < THRESHOLDS.merged) continue;
    if (share * (1 - alike.alsoIn(i, j, its)) < THRESHOLDS.merged) continue;
    found.push({ j, share, isBeside: Math.abs(its - i) === 1 });
  }
  const most = Math.max(...found.map(({ share }) => share));
  return found
    .filter(({ share }) => most - share < THRESHOLDS.margin)
    .sort((a, b) => Number(b.isBeside) - Number(a.isBeside) || b.share - a.share)
    .map(({ j }) => j);
}
