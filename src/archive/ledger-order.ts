/** An alignment of two sequences: pairs that are sure, and old items of which several readings are nearly as good. */
export interface Alignment {
  to: Map<number, number>;
  doubts: { old: number; candidates: number[] }[];
}

/**
 * Aligns two sequences without crossing, at the greatest total of `score` (0 where two items cannot go together; Needleman
 * and Wunsch, without a cost for gaps). A pair is sure where every alignment without it totals less by `margin`, those
 * apart that only take another item which `isSame`: between equal texts nobody sees a difference.
 */
export function alignInOrder(
  olds: number,
  news: number,
  score: (i: number, j: number) => number,
  isSame: (j: number, k: number) => boolean,
  margin: number,
): Alignment {
  const width = news + 1;
  // before: the best total of items before (i, j); after: of items from (i, j) on.
  const before = new Float64Array((olds + 1) * width);
  const after = new Float64Array((olds + 1) * width);
  const scores = Array.from({ length: olds }, (_, i) => Array.from({ length: news }, (_, j) => score(i, j)));
  const at = (i: number, j: number): number => scores[i]?.[j] ?? 0;
  const value = (table: Float64Array, i: number, j: number): number => table[i * width + j] as number;
  for (let i = 1; i <= olds; i++)
    for (let j = 1; j <= news; j++) {
      const pair = at(i - 1, j - 1);
      before[i * width + j] = Math.max(
        value(before, i - 1, j),
        value(before, i, j - 1),
        pair > 0 ? value(before, i - 1, j - 1) + pair : 0,
      );
    }
  for (let i = olds - 1; i >= 0; i--)
    for (let j = news - 1; j >= 0; j--) {
      const pair = at(i, j);
      after[i * width + j] = Math.max(
        value(after, i + 1, j),
        value(after, i, j + 1),
        pair > 0 ? value(after, i + 1, j + 1) + pair : 0,
      );
    }
  const best = value(after, 0, 0);
  const alignment: Alignment = { to: new Map(), doubts: [] };
  let j = 0;
  for (let i = 0; i < olds; i++) {
    // The first new item with which the best total is still reached, unless leaving `i` out reaches it too.
    let chosen = -1;
    const rest = value(after, i, j);
    for (let k = j; k < news && rest > 0 && chosen < 0; k++)
      if (at(i, k) > 0 && Math.abs(at(i, k) + value(after, i + 1, k + 1) - rest) < 1e-9) chosen = k;
    const without = Math.max(
      ...Array.from({ length: width }, (_, k) => value(before, i, k) + value(after, i + 1, k)),
    );
    const through = (k: number): number =>
      at(i, k) === 0 ? 0 : value(before, i, k) + at(i, k) + value(after, i + 1, k + 1);
    const near = Array.from({ length: news }, (_, k) => k).filter(
      (k) => at(i, k) > 0 && best - through(k) < margin,
    );
    if (near.length === 0) continue;
    const isSure =
      chosen >= 0 && best - without >= margin && near.every((k) => k === chosen || isSame(k, chosen));
    if (isSure) alignment.to.set(i, chosen);
    else alignment.doubts.push({ old: i, candidates: near });
    if (chosen >= 0) j = chosen + 1;
  }
  return alignment;
}
