import { isBetween, matchEdited } from './edited.ts';
import {
  EDITED,
  type Editions,
  editionsOf,
  fix,
  type Matching,
  MOST_PAIRS,
  neighbours,
  openNew,
  openOld,
  SAME,
  SHORT,
  TRACE,
} from './editions.ts';
import { joined, kept, likeness, type Weighed } from './likeness.ts';

/** Rule 1. Word for word: the same text is the same piece; of several equal ones those beside the same neighbours first. */
function matchEqual(editions: Editions): void {
  const { old, fresh, matching } = editions;
  const isEqual = (i: number, j: number): boolean => old[i]?.sketch === fresh[j]?.sketch;
  const places = Map.groupBy(openNew(editions), (j) => fresh[j]?.sketch);
  const groups = Map.groupBy(openOld(editions), (i) => old[i]?.sketch);
  for (const [text, [i = 0, ...more]] of groups) {
    const [j, ...others] = places.get(text) ?? [];
    if (j !== undefined && more.length + others.length === 0) fix(editions, i, j);
  }
  const beside = (i: number, step: 1 | -1): number | undefined => {
    const [end, last] = step === 1 ? [-1, -1] : [old.length, fresh.length];
    const near = i - step === end ? last : matching.to.get(i - step);
    return near === undefined ? undefined : near + step;
  };
  for (const step of [1, -1] as const) {
    const open = openOld(editions);
    for (const i of step === 1 ? open : open.reverse()) {
      const j = beside(i, step);
      if (j !== undefined && !editions.taken.has(j) && isEqual(i, j)) fix(editions, i, j);
    }
  }
  for (const i of openOld(editions)) {
    const j = places.get(old[i]?.sketch)?.find((place) => !editions.taken.has(place));
    if (j !== undefined) fix(editions, i, j);
  }
}

/** Whether an old and a new piece are all that changed, and nothing moved. */
function isCalm(editions: Editions): boolean {
  const places = [...editions.matching.to].sort(([a], [b]) => a - b).map(([, j]) => j);
  const isInOrder = places.every((j, n) => n === 0 || (places[n - 1] as number) < j);
  return isInOrder && openOld(editions).length === 1 && openNew(editions).length === 1;
}

/** A repeated text that is lost: its reader reads the same words in another of its kind. */
function leadToEqual(editions: Editions): void {
  const { old, fresh, matching } = editions;
  for (const i of openOld(editions)) {
    const twin = [...matching.to.values()].find((j) => fresh[j]?.sketch === old[i]?.sketch);
    if (twin !== undefined) matching.merged.set(i, twin);
  }
}

/** Whether `whole` reads as its two parts, one behind the other, and each part is in it. */
export function isJoined(whole: Weighed, one: Weighed, other: Weighed): boolean {
  const both = joined(one, other);
  if (both.sketch === whole.sketch) return true;
  const [shorter = 0, longer = 0] = [both.words.length, whole.words.length].sort((a, b) => a - b);
  if (shorter < SHORT || shorter < SAME * longer || likeness(both, whole) < SAME) return false;
  const share = kept(both, whole);
  return (
    share - kept(one, whole) >= EDITED * other.weight && share - kept(other, whole) >= EDITED * one.weight
  );
}

/** Rule 2. A piece was split in two: the larger keeps the anchor. Not where the old one may be somewhere else. */
function matchSplit(editions: Editions): void {
  const { old, fresh, repeated, said, taken, held } = editions;
  for (const i of openOld(editions)) {
    const open = openNew(editions);
    const cuts = open.filter((j) => {
      const [one, other] = [fresh[j], fresh[j + 1]];
      if (!one || !other || taken.has(j + 1) || said.has(one.sketch) || said.has(other.sketch)) return false;
      if (!isBetween(editions, i, j) || (repeated.has(i) && neighbours(editions, i, j, j + 1) < 2))
        return false;
      return isJoined(old[i] as Weighed, one, other);
    });
    const [j = -1] = cuts;
    if (cuts.length !== 1 || open.some((k) => k !== j && k !== j + 1 && held(i, k) >= EDITED)) continue;
    const isSecond = (fresh[j + 1]?.words.length ?? 0) > (fresh[j]?.words.length ?? 0);
    taken.add(j).add(j + 1);
    fix(editions, i, isSecond ? j + 1 : j);
  }
}

/** Rule 2, the other way. Two neighbours became one: the larger keeps its anchor, the smaller leads there. */
function matchMerged(editions: Editions): void {
  const { old, fresh, repeated, said, matching, held } = editions;
  const { to, merged } = matching;
  for (const j of openNew(editions)) {
    const whole = fresh[j] as Weighed;
    if (said.has(whole.sketch)) continue;
    const pairs = [...old.keys()].filter((i) => {
      const [one, other] = [old[i], old[i + 1]];
      const isFree = one !== undefined && other !== undefined && !to.has(i) && !to.has(i + 1);
      return isFree && isJoined(whole, one, other);
    });
    const [first = -1] = pairs;
    if (pairs.length !== 1) continue;
    // Of a text that stands more than once nobody can say which of them went in.
    const parts = [first, first + 1].filter((i) => !merged.has(i) && !repeated.has(i));
    const isElsewhere = openNew(editions).some((k) => k !== j && parts.some((i) => held(i, k) >= EDITED));
    if (isElsewhere) continue;
    const length = (i: number): number => old[i]?.words.length ?? 0;
    const [largest, smaller] = parts.sort((a, b) => length(b) - length(a) || a - b);
    if (largest !== undefined) fix(editions, largest, j);
    if (smaller !== undefined) merged.set(smaller, j);
  }
}

/** Rule 5. What is left is gone where nothing is like it; else a person is asked. */
function askOrLose(editions: Editions): void {
  const { old, fresh, matching, held } = editions;
  const open = openNew(editions);
  const changed = [...matching.to].filter(([i, j]) => old[i]?.sketch !== fresh[j]?.sketch).map(([, j]) => j);
  for (const i of openOld(editions)) {
    const candidates = [...open, ...changed].filter((j) => held(i, j) >= TRACE);
    if (candidates.length > 0) matching.doubts.push({ old: i, candidates });
  }
}

/**
 * Follows pieces from one edition into the next, each given as a sketch. `decided` holds what a person said, `undefined`
 * for a deleted piece; `others` are texts that pieces had which stand in `old` no more. Whatever is neither certain nor certainly gone is a doubt: a person is asked, a reader not misled.
 */
export function matchPieces(
  old: readonly string[],
  fresh: readonly string[],
  decided: ReadonlyMap<number, number | undefined> = new Map(),
  others: readonly string[] = [],
): Matching {
  const editions = editionsOf(old, fresh, others);
  const { matching, taken } = editions;
  const gone = new Set<number>();
  for (const [i, j] of decided) {
    if (j === undefined) gone.add(i);
    else if (taken.has(j)) matching.merged.set(i, j);
    else fix(editions, i, j);
  }
  for (const i of gone) matching.merged.set(i, -1);
  matchEqual(editions);
  const pairs = openOld(editions).length * openNew(editions).length;
  if (pairs > MOST_PAIRS) {
    for (const i of openOld(editions)) matching.doubts.push({ old: i, candidates: [] });
  } else if (pairs > 0 || openOld(editions).length > 0) {
    const calm = isCalm(editions);
    if (!calm) leadToEqual(editions);
    matchSplit(editions);
    matchMerged(editions);
    matchEdited(editions, calm);
    leadToEqual(editions);
    askOrLose(editions);
  }
  for (const i of gone) matching.merged.delete(i);
  return matching;
}
