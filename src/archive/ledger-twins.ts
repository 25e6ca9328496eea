import type { Likeness } from './ledger-likeness.ts';
import type { Matching } from './ledger-match.ts';
import { tookIn } from './ledger-merged.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

const MOST_NAMED = 300;

/**
 * Where one of several equal pieces is not as it was, their order must tell which it is: a run of them is followed only
 * between the neighbours that it had, one by one where as many stand there, and lost only where those now stand side by
 * side. The rest are doubts.
 */
export function placeTwins(
  old: readonly string[],
  fresh: readonly string[],
  alike: Likeness,
  isSaid: ReadonlySet<number>,
  { to, from, merged, doubts }: Matching & { from: Map<number, number> },
): void {
  const lost = lostTwins(old, fresh);
  const amiss = (i: number): boolean => {
    const times = lost.get(old[i] as string);
    return !isSaid.has(i) && !merged.has(i) && times !== undefined && times > 0;
  };
  const runs: number[][] = [];
  for (const i of old.keys()) {
    if (!amiss(i)) continue;
    const run = runs.at(-1);
    if (run?.at(-1) === i - 1 && old[i] === old[i - 1]) run.push(i);
    else runs.push([i]);
  }
  const open = new Set(runs.flat());
  const isOpen = (i: number): boolean => open.has(i);
  /** Whether nothing else came, went or moved: then its order says which is which. */
  const isCalm = (run: readonly number[], places: readonly number[]): boolean => {
    let at = -1;
    for (const i of old.keys()) {
      if (run.includes(i)) continue;
      const j = to.get(i);
      if (j === undefined || j < at) return false;
      at = j;
    }
    return fresh.length - places.length === old.length - run.length;
  };
  const free = (i: number): void => {
    const j = to.get(i);
    if (j !== undefined) from.delete(j);
    to.delete(i);
  };
  /** Where the pieces of a run are; `undefined` where that cannot be told. */
  const placesOf = (run: readonly number[]): (number | undefined)[] | undefined => {
    const [first, last] = [run[0] as number, run.at(-1) as number];
    const known = (i: number): number | undefined => (open.has(i) ? undefined : to.get(i));
    const before = first === 0 ? -1 : known(first - 1);
    const after = last === old.length - 1 ? fresh.length : known(last + 1);
    if (before === undefined || after === undefined || after <= before) return undefined;
    const between = Array.from({ length: after - before - 1 }, (_, k) => before + 1 + k);
    const fit = between.filter((k) => !from.has(k) || isOpen(from.get(k) as number));
    const isOnly = lost.get(old[first] as string) === 1;
    const isSame = (k: number): boolean => fresh[k] === old[first];
    const length = (k: number): number => (fresh[k] as string).length / (old[first] as string).length;
    /** Whether `k` was cut off from a neighbour. */
    const isCutOff = (k: number): boolean =>
      [first - 1, last + 1].some((n) => {
        const at = to.get(n);
        return at !== undefined && old[n] !== fresh[at] && alike.words(n, k).inOld >= 1 - THRESHOLDS.merged;
      });
    const isEdited = (k: number): boolean =>
      !isCutOff(k) &&
      Math.abs(length(k) - 1) <= THRESHOLDS.merged &&
      alike.plain(first, k).of >= (isOnly ? THRESHOLDS.refrain : THRESHOLDS.inPlace);
    const same = fit.filter(isSame);
    // A changed piece elsewhere that holds the words: there one of them may have gone.
    const isHeld = fresh.some((text, k) => {
      const owner = from.get(k);
      const isChanged = owner === undefined || old[owner] !== text;
      return isChanged && !fit.includes(k) && alike.inOrder(first, k).ofOld >= THRESHOLDS.sure.held;
    });
    const isTaken = isHeld || run.some((i) => tookIn(i, fresh.length, alike, from).length > 0);
    if (fit.length === run.length && fit.every((k) => isSame(k) || isEdited(k)) && isCalm(run, fit))
      return fit;
    if (same.length === run.length) return same;
    // Of several side by side some are left: who looks for one of the others reads the same in the last of those.
    const isEditedElsewhere = fresh.some((_, k) => !from.has(k) && !isSame(k) && isEdited(k));
    if (
      same.length > 0 &&
      same.length < run.length &&
      between.length === same.length &&
      !isTaken &&
      !isEditedElsewhere
    )
      return run.map((_, n) => same[Math.min(n, same.length - 1)]);
    if (between.length === 0 && !isTaken) return run.map(() => undefined);
    const isSplit =
      run.length === 1 &&
      isOnly &&
      !isTaken &&
      fit.length > 1 &&
      Math.abs(fit.reduce((sum, k) => sum + length(k), 0) - 1) <= THRESHOLDS.merged &&
      fit.every((k) => alike.plain(first, k).inOld >= 1 - THRESHOLDS.merged);
    return isSplit ? [fit.reduce((best, k) => (length(k) > length(best) ? k : best))] : undefined;
  };
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const run of runs) {
      const places = open.has(run[0] as number) ? placesOf(run) : undefined;
      if (!places) continue;
      isNew = true;
      for (const i of run) free(i);
      for (const [n, i] of run.entries()) {
        const j = places[n];
        if (j !== undefined && run.includes(from.get(j) ?? -1)) merged.set(i, j);
        else if (j !== undefined) {
          if (from.has(j)) to.delete(from.get(j) as number);
          to.set(i, j);
          from.set(j, i);
        }
        open.delete(i);
      }
    }
  }
  const twins = new Set(runs.flat());
  for (let at = doubts.length - 1; at >= 0; at--) {
    const { old: i } = doubts[at] as { old: number };
    if (twins.has(i) && !open.has(i)) doubts.splice(at, 1);
  }
  const doubtful = new Set(doubts.map((doubt) => doubt.old));
  // Among hundreds the list would help nobody.
  const named = open.size > MOST_NAMED ? [] : [...fresh.keys()];
  for (const i of open) {
    const j = to.get(i);
    free(i);
    if (doubtful.has(i)) continue;
    const equal = named.filter((k) => k === j || (fresh[k] === old[i] && !from.has(k)));
    doubts.push({ old: i, candidates: equal });
  }
}

/** The texts that stood several times, and how many fewer of each there are. */
export function lostTwins(old: readonly string[], fresh: readonly string[]): Map<string, number> {
  const count = (texts: readonly string[]): Map<string, number> =>
    texts.reduce((map, text) => map.set(text, (map.get(text) ?? 0) + 1), new Map<string, number>());
  const now = count(fresh);
  return new Map(
    [...count(old)]
      .filter(([, times]) => times > 1)
      .map(([text, times]) => [text, Math.max(0, times - (now.get(text) ?? 0))]),
  );
}
