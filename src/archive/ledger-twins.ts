import type { Likeness } from './ledger-likeness.ts';
import type { Matching } from './ledger-match.ts';
import { tookIn } from './ledger-merged.ts';
import { placesBetween } from './ledger-places.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

const MOST_NAMED = 300;

/**
 * Where one of several equal pieces is not as it was, its place must tell which it is: it is followed only between the
 * neighbours that it had, and lost only where those now stand side by side.
 */
export function placeTwins(
  old: readonly string[],
  fresh: readonly string[],
  alike: Likeness,
  isSaid: ReadonlySet<number>,
  { to, from, merged, doubts }: Matching & { from: Map<number, number> },
): void {
  const lost = lostTwins(old, fresh);
  const settled = new Set<number>();
  const twins = [...old.keys()].filter((i) => {
    const amiss = lost.get(old[i] as string);
    if (isSaid.has(i) || merged.has(i) || amiss === undefined) return false;
    const j = to.get(i);
    return !(amiss === 0 && j !== undefined && old[i] === fresh[j]);
  });
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const i of twins) {
      const between = settled.has(i) ? undefined : placesBetween(i, to, old.length, fresh.length);
      if (!between) continue;
      const j = to.get(i);
      const free = between.filter((k) => !from.has(k) || k === j);
      const plain = (k: number): { of: number; inOld: number } => alike.plain(i, k);
      const isOnly = lost.get(old[i] as string) === 1;
      const length = free.reduce((sum, k) => sum + (fresh[k] as string).length, 0);
      const isWhole = Math.abs(length / (old[i] as string).length - 1) <= THRESHOLDS.merged;
      const isSplit =
        isOnly && isWhole && free.length > 1 && free.every((k) => plain(k).inOld >= 1 - THRESHOLDS.merged);
      const isRewrite =
        isWhole &&
        free.length === 1 &&
        plain(free[0] as number).of >= (isOnly ? THRESHOLDS.refrain : THRESHOLDS.inPlace);
      const isKept =
        j !== undefined && free.includes(j) && (old[i] === fresh[j] || alike.of(i, j) >= THRESHOLDS.inPlace);
      const isDeleted = between.length === 0 && tookIn(i, fresh.length, alike, from).length === 0;
      if (!isKept && !isRewrite && !isSplit && !isDeleted) continue;
      settled.add(i);
      isNew = true;
      if (isKept || isDeleted) continue;
      const longest = free.reduce((best, k) =>
        (fresh[k] as string).length > (fresh[best] as string).length ? k : best,
      );
      if (j !== undefined) from.delete(j);
      to.set(i, longest);
      from.set(longest, i);
    }
  }
  for (const i of twins) {
    const at = doubts.findIndex((doubt) => doubt.old === i);
    if (settled.has(i)) {
      if (at >= 0) doubts.splice(at, 1);
      continue;
    }
    const j = to.get(i);
    to.delete(i);
    if (j !== undefined) from.delete(j);
    if (at >= 0) continue;
    // Among hundreds the list would help nobody.
    const equal = twins.length > MOST_NAMED ? [] : [...fresh.keys()];
    const candidates = equal.filter((k) => k === j || (fresh[k] === old[i] && !from.has(k)));
    doubts.push({ old: i, candidates });
  }
}

/** The texts that stood several times, and how many of each are no longer there as they were. */
export function lostTwins(old: readonly string[], fresh: readonly string[]): Map<string, number> {
  const count = (texts: readonly string[]): Map<string, number> =>
    texts.reduce((map, text) => map.set(text, (map.get(text) ?? 0) + 1), new Map<string, number>());
  const now = count(fresh);
  return new Map(
    [...count(old)]
      .filter(([, times]) => times > 1)
      .map(([text, times]) => [text, Math.abs(times - (now.get(text) ?? 0))]),
  );
}
