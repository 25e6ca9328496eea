import { bestAssignment } from './ledger-assignment.ts';
import type { Likeness } from './ledger-likeness.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

/** Fixes the pairs of the best total assignment that no exchange with others would nearly equal. */
export function fixClear(
  olds: readonly number[],
  news: readonly number[],
  score: (i: number, j: number) => number,
  alike: Likeness,
  length: (j: number) => number,
  fix: (i: number, j: number) => void,
): void {
  const scores = olds.map((i) => news.map((j) => score(i, j)));
  const at = (a: number, b: number): number => scores[a]?.[b] ?? 0;
  // The first of equal ones wins: which piece of a split keeps the anchor must not be a matter of chance.
  const assigned = bestAssignment(olds.length, news.length, (a, b) =>
    at(a, b) === 0 ? 0 : at(a, b) - 1e-7 * (a + b),
  );
  const owner = new Map([...assigned.entries()].filter(([, b]) => b >= 0).map(([a, b]) => [b, a]));
  // Nor do two old ones that a new one holds different parts of: they were merged.
  const isMerged = (a: number, b: number, other: number): boolean => {
    const [i, j, k] = [olds[a] as number, news[b] as number, olds[other] as number];
    return (
      Math.min(alike.inNew(i, j), alike.inNew(k, j)) >= THRESHOLDS.merged &&
      Math.max(alike.alsoIn(i, j, k), alike.alsoIn(k, j, i)) < 0.4
    );
  };
  for (const [a, b] of assigned.entries()) {
    if (b < 0) continue;
    const here = at(a, b);
    const i = olds[a] as number;
    const rivals = [
      ...news.keys().flatMap((other) => {
        const than = owner.get(other);
        if (other === b || at(a, other) === 0 || isSplit(alike, i, news[b] as number, news[other] as number))
          return [];
        return [than === undefined ? at(a, other) : at(a, other) + at(than, b) - at(than, other)];
      }),
      ...olds.keys().flatMap((other) => {
        if (other === a || at(other, b) === 0 || (assigned[other] ?? -1) >= 0) return [];
        return isMerged(a, b, other) ? [] : [at(other, b)];
      }),
    ];
    if (rivals.some((rival) => here - rival < THRESHOLDS.margin)) continue;
    // Of the pieces of a split the longest goes on, the first of equal ones.
    const own = (j: number): number => {
      const others = olds.reduce((sum, other) => {
        const share = other === i ? 0 : alike.inOld(other, j) * (1 - alike.alsoIn(other, j, i));
        return share < 0.15 ? sum : sum + share;
      }, 0);
      return (length(j) * alike.inOld(i, j)) / (alike.inOld(i, j) + others);
    };
    const pieces = [...news.keys()].filter(
      (k) =>
        k === b || (!owner.has(k) && at(a, k) > 0 && isSplit(alike, i, news[b] as number, news[k] as number)),
    );
    const longest = pieces.reduce((best, k) =>
      own(news[k] as number) > own(news[best] as number) ? k : best,
    );
    fix(i, news[longest] as number);
  }
}

/** Whether new pieces `j` and `k` hold different parts of old piece `i`: then they do not compete for it, it was split. */
export function isSplit(alike: Likeness, i: number, j: number, k: number): boolean {
  return (
    Math.min(alike.inOld(i, j), alike.inOld(i, k)) >= THRESHOLDS.merged &&
    Math.max(alike.alsoWith(i, j, k), alike.alsoWith(i, k, j)) < 0.4
  );
}
