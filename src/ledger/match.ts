import { CLEAR, EDITED, Editions, SAME, SHORT, TRACE } from './editions.ts';
import { isOneWordOff, joined, kept, likeness, type Weighed } from './likeness.ts';

/** More pairs of changed pieces than these are not compared, one of n hundred words counting n² times: a person is asked. */
const MOST_PAIRS = 40_000;

/** Rule 1. Word for word: the only one of its text; then of several equal ones those beside the same neighbours first. */
function matchEqual(editions: Editions): void {
  const { old, fresh, to, taken } = editions;
  const places = Map.groupBy(editions.openNew(), (j) => fresh[j]?.sketch);
  const groups = Map.groupBy(editions.openOld(), (i) => old[i]?.sketch);
  for (const pass of ['only', 'beside', 'rest'] as const)
    for (const i of editions.openOld()) {
      const equal = places.get(old[i]?.sketch) ?? [];
      const isOnly = equal.length === 1 && groups.get(old[i]?.sketch)?.length === 1;
      while (taken.has(equal[0] ?? -1)) equal.shift();
      const before = i === 0 ? -1 : to.get(i - 1);
      const after = i === old.length - 1 ? fresh.length : to.get(i + 1);
      const near = [(before ?? Number.NaN) + 1, (after ?? Number.NaN) - 1];
      const beside = near.find((at) => !taken.has(at) && fresh[at]?.sketch === old[i]?.sketch);
      const j = isOnly || pass === 'rest' ? equal[0] : pass === 'beside' ? beside : undefined;
      if (j !== undefined) editions.fix(i, j);
    }
}

/** A repeated text that is lost: its reader reads the same words in another of its kind. */
function leadToEqual(editions: Editions): void {
  const { old, fresh, to } = editions;
  for (const i of editions.openOld()) {
    const twin = [...to.values()].find((j) => fresh[j]?.sketch === old[i]?.sketch);
    if (twin !== undefined) editions.lead(i, twin);
  }
}

/** Whether `whole` is its two parts in a row: word for word, or nearly where no known text but `own` reads like them. */
function isJoined(editions: Editions, [whole, one, other]: readonly Weighed[], ...own: number[]): boolean {
  if (!whole || !one || !other) return false;
  const both = joined(one, other);
  if (both.sketch === whole.sketch) return true;
  if (both.words.length < SHORT || likeness(both, whole) < SAME) return false;
  if ([whole, one, other].some((text) => editions.isLikeOthers(text, ...own))) return false;
  const share = kept(both, whole);
  const hasOther = share - kept(one, whole) >= EDITED * other.weight;
  return hasOther && share - kept(other, whole) >= EDITED * one.weight;
}

/** Rule 5. A person is asked about a piece where a new or an edited text holds its words; else it is gone. */
function ask(editions: Editions, i: number): void {
  const { old, fresh, to } = editions;
  const edited = [...to].filter(([k, j]) => old[k]?.sketch !== fresh[j]?.sketch).map(([, j]) => j);
  const candidates = [...editions.openNew(), ...edited].filter((j) => editions.held(i, j) >= TRACE);
  if (candidates.length === 0) return;
  editions.doubts.push({ old: i, candidates });
  editions.closed.add(i);
}

/** Rule 2. A piece was split in two, in its place: the larger keeps the anchor. Not where the old one may be elsewhere. */
function matchSplit(editions: Editions): void {
  const { old, fresh, taken } = editions;
  for (const i of editions.openOld()) {
    const open = editions.unsaid();
    const cuts = open.filter((j) => {
      const pieces = [old[i], fresh[j], fresh[j + 1]] as Weighed[];
      return open.includes(j + 1) && editions.isBetween(i, j) && isJoined(editions, pieces, i);
    });
    const [j = -1] = cuts;
    const isElsewhere = cuts.length > 0 && editions.isElsewhere(i, j, j + 1);
    if (isElsewhere) ask(editions, i);
    if (isElsewhere || cuts.length !== 1) continue;
    const isSecond = (fresh[j + 1]?.words.length ?? 0) > (fresh[j]?.words.length ?? 0);
    taken.add(j).add(j + 1);
    editions.fix(i, isSecond ? j + 1 : j);
  }
}

/** Rule 2, the other way. Two neighbours became one: the larger keeps its anchor, the smaller leads there. */
function matchMerged(editions: Editions): void {
  const { old, fresh, to, closed } = editions;
  for (const j of editions.unsaid()) {
    const pairs = [...old.keys()].filter((i) => {
      const isFree = !to.has(i) && !to.has(i + 1);
      return isFree && isJoined(editions, [fresh[j], old[i], old[i + 1]] as Weighed[], i, i + 1);
    });
    const [first = -1] = pairs;
    if (pairs.length !== 1) continue;
    // Of a text that stands more than once nobody can say which of them went in.
    const parts = [first, first + 1].filter((i) => !closed.has(i) && editions.times(old[i] as Weighed) === 1);
    if (parts.some((i) => editions.isElsewhere(i, j))) {
      for (const i of parts) ask(editions, i);
      continue;
    }
    const length = (i: number): number => old[i]?.words.length ?? 0;
    const [largest, smaller] = parts.sort((a, b) => length(b) - length(a) || a - b);
    if (largest !== undefined) editions.fix(largest, j);
    if (smaller !== undefined) editions.lead(smaller, j);
  }
}

/** By how much old piece `i` and new piece `j` have more in common with each other than with any other piece. */
function clearance(editions: Editions, i: number, j: number): number {
  const { known, fresh } = editions;
  const like = (k: number, l: number): number =>
    editions.common(k, l) / Math.max((known[k] as Weighed).weight, (fresh[l] as Weighed).weight);
  const others = [...known.keys()].filter((k) => known[k]?.sketch !== known[i]?.sketch);
  const places = editions.openNew().filter((k) => k !== j);
  return like(i, j) - Math.max(0, ...others.map((k) => like(k, j)), ...places.map((k) => like(i, k)));
}

/** Whether new piece `j`, a text not known before, is old piece `i` edited. `calm`: nothing else changed. */
function isEdit(editions: Editions, i: number, j: number, calm: boolean): boolean {
  const [one, other] = [editions.old[i] as Weighed, editions.fresh[j] as Weighed];
  if (likeness(one, other) < EDITED) return false;
  const isAlone = calm && editions.neighbours(i, j) === 2;
  const isNear = editions.isBetween(i, j);
  const isShort = Math.min(one.words.length, other.words.length) < SHORT;
  const isHeld = editions.openNew().some((k) => k !== j && editions.held(i, k) >= EDITED);
  if (!isAlone && (isShort || isHeld || editions.times(one) > 1)) return false;
  const slips = editions.known.filter((text) => isOneWordOff(text, other));
  if (isNear && slips.length > 0 && slips.every(({ sketch }) => sketch === one.sketch)) return true;
  if (isShort || editions.isLikeOthers(other, i) || (!isAlone && editions.isLikeOthers(one, i))) return false;
  return clearance(editions, i, j) >= CLEAR * (isAlone ? 0.5 : isNear ? 1 : 2);
}

/** Rules 3 and 4. The only one that changed, in its place; or the one that is clearly more like it than anything else. */
function matchEdited(editions: Editions, calm: boolean): void {
  const open = editions.unsaid();
  const found = editions
    .openOld()
    .flatMap((i) => open.flatMap((j) => (isEdit(editions, i, j, calm) ? [{ i, j }] : [])));
  for (const { i, j } of found)
    if (found.every((other) => (other.i === i) === (other.j === j))) editions.fix(i, j);
}

/**
 * Follows pieces from one edition into the next, each given as a sketch. `decided` holds what a person said of an old
 * piece: its new place, from 1, or that it is deleted; `others` are texts that pieces had which stand in `old` no more.
 */
export function matchPieces(
  old: readonly string[],
  fresh: readonly string[],
  decided: readonly (number | 'gone' | undefined)[] = [],
  others: readonly string[] = [],
): Pick<Editions, 'to' | 'merged' | 'doubts'> {
  const editions = new Editions(old, fresh, others);
  for (const [i, said] of decided.entries()) {
    if (said === 'gone') editions.closed.add(i);
    else if (said !== undefined && editions.taken.has(said - 1)) editions.lead(i, said - 1);
    else if (said !== undefined) editions.fix(i, said - 1);
  }
  matchEqual(editions);
  const [lost, added] = [editions.openOld(), editions.openNew()];
  const size = (pieces: readonly Weighed[], open: readonly number[]): number =>
    open.reduce((sum, n) => sum + Math.ceil(((pieces[n]?.words.length ?? 0) / 100) ** 2), 0);
  if (size(editions.old, lost) * size(editions.fresh, added) > MOST_PAIRS) {
    editions.doubts.push(...lost.map((i) => ({ old: i, candidates: [] })));
    return editions;
  }
  const calm = lost.length === 1 && added.length === 1 && decided.every((said) => said === undefined);
  if (!calm) leadToEqual(editions);
  matchSplit(editions);
  matchMerged(editions);
  matchEdited(editions, calm);
  leadToEqual(editions);
  for (const i of editions.openOld()) ask(editions, i);
  return editions;
}
