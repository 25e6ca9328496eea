import { fixClear, isSplit } from './ledger-clear.ts';
import { piecesOfPieces } from './ledger-cut.ts';
import { fixEnds, MOST_PAIRS } from './ledger-ends.ts';
import { likeness } from './ledger-likeness.ts';
import { tookIn } from './ledger-merged.ts';
import { alignInOrder } from './ledger-order.ts';
import { neighboursMet, placesBetween } from './ledger-places.ts';
import { isSure, isSureMerged, type Place } from './ledger-sure.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';
import { lostTwins, placeTwins } from './ledger-twins.ts';

/** What became of the pieces (paragraphs, or sentences) of one edition in the next. Pieces are counted from 0. */
export interface Matching {
  /** Old piece → the new piece that it is. */
  to: Map<number, number>;
  /** Old piece → the new piece that took in its words, and is another old piece. */
  merged: Map<number, number>;
  /** Old pieces of which nothing sure can be said, with the new ones that they may be. */
  doubts: { old: number; candidates: number[] }[];
}

/**
 * Follows pieces from one edition into the next, each given as a sketch: what is equal and stands once; then the best
 * total of likenesses, where it is clear; then, for refrains, the order. Whatever another reading explains nearly as well
 * is a doubt. `decided` holds what a person said, `undefined` for a deleted piece. `least` is the least likeness.
 */
export function matchPieces(
  old: readonly string[],
  fresh: readonly string[],
  decided: ReadonlyMap<number, number | undefined> = new Map(),
  least: number = THRESHOLDS.least,
): Matching {
  const to = new Map<number, number>();
  const from = new Map<number, number>();
  const fix = (i: number, j: number): void => {
    to.set(i, j);
    from.set(j, i);
  };
  const merged = new Map<number, number>();
  const isSaid = new Set<number>();
  for (const [i, j] of decided) {
    isSaid.add(i);
    if (j !== undefined && from.has(j)) merged.set(i, j);
    else if (j !== undefined) fix(i, j);
  }
  const unfixedOld = (): number[] => [...old.keys()].filter((i) => !to.has(i) && !isSaid.has(i));
  const unfixedNew = (): number[] => [...fresh.keys()].filter((j) => !from.has(j));

  const places = (texts: readonly string[], at: readonly number[]): Map<string, number[]> =>
    Map.groupBy(at, (i) => texts[i] as string);
  const newPlaces = places(fresh, unfixedNew());
  for (const [text, olds] of places(old, unfixedOld())) {
    const news = newPlaces.get(text) ?? [];
    if (olds.length === 1 && news.length === 1) fix(olds[0] as number, news[0] as number);
  }
  const matching: Matching = { to, merged, doubts: [] };
  const isTooMuch = (): boolean => unfixedOld().length * unfixedNew().length > MOST_PAIRS;
  if (isTooMuch()) fixEnds(unfixedOld(), unfixedNew(), (i, j) => old[i] === fresh[j], fix);
  if (unfixedOld().length === 0) return matching;
  if (isTooMuch() || old.length * unfixedNew().length > 100 * MOST_PAIRS) {
    for (const i of unfixedOld()) matching.doubts.push({ old: i, candidates: [] });
    return matching;
  }

  const alike = likeness(old, fresh);
  const length = (j: number): number => (fresh[j] as string).length;
  const isShort = (i: number, j: number): boolean =>
    Math.min((old[i] as string).length, length(j)) < 3 * THRESHOLDS.short;
  const said = new Set(old);
  const { isCutElsewhere, isGrownAlone, isHalfGone, isOtherCut, isWanted, alsoWhole, hasRest } =
    piecesOfPieces(old, fresh, alike, to, from);
  /** Whether every other piece is known, old and new: then nothing came or went. */
  const isCalm = (i: number, j: number): boolean =>
    unfixedOld().every((k) => k === i || merged.has(k)) && unfixedNew().every((k) => k === j);
  const placeOf = (i: number, j: number): Place => {
    const between = placesBetween(i, to, old.length, fresh.length);
    if (between?.length === 1 && between[0] === j) return isCalm(i, j) ? 'calm' : 'own';
    if (to.get(i - 1) === j - 1 || to.get(i + 1) === j + 1) return 'beside';
    return isCalm(i, j) ? 'moved' : 'away';
  };
  const score = (i: number, j: number): number => {
    if (old[i] === fresh[j]) return 1;
    // What another said word for word is no edit of this one.
    if (said.has(fresh[j] as string)) return 0;
    const of = alike.of(i, j);
    if (of < least) return 0;
    const met = neighboursMet(i, j, to, from, old.length, fresh.length);
    const between = placesBetween(i, to, old.length, fresh.length);
    const isAlone = between?.length === 1 && between[0] === j;
    if (
      of <
      least +
        THRESHOLDS.moved * (2 - met) +
        (isShort(i, j) ? (isAlone ? THRESHOLDS.shortAlone : THRESHOLDS.shortMoved) : 0)
    )
      return 0;
    if (met === 2 && of >= THRESHOLDS.inPlace) return of;
    const above = isAlone ? THRESHOLDS.aboveAlone : THRESHOLDS.aboveBackground * (3 - met);
    return of >= alike.background(i, j) + above ? of : 0;
  };
  fixClear(unfixedOld(), unfixedNew(), score, alike, length, fix);

  const olds = unfixedOld();
  const news = unfixedNew();
  const aligned = alignInOrder(
    olds.length,
    news.length,
    (a, b) => {
      const [i, j] = [olds[a] as number, news[b] as number];
      const of = score(i, j);
      return of === 0 ? 0 : of + 0.15 * neighboursMet(i, j, to, from, old.length, fresh.length);
    },
    (a, b) => fresh[news[a] as number] === fresh[news[b] as number],
    THRESHOLDS.margin,
  );
  for (const [a, b] of aligned.to) fix(olds[a] as number, news[b] as number);
  for (const { old: a, candidates } of aligned.doubts) {
    const i = olds[a] as number;
    matching.doubts.push({ old: i, candidates: candidates.map((b) => news[b] as number) });
  }
  const lost = lostTwins(old, fresh);
  for (const i of [...unfixedOld(), ...to.keys()]) {
    const j = to.get(i);
    if (isSaid.has(i) || (j !== undefined && old[i] === fresh[j])) continue;
    const [into, rival] = tookIn(i, fresh.length, alike, from);
    // An anchor leads to where most of its words are, be it inside another paragraph.
    if (into === undefined || (j !== undefined && alike.inNew(i, into) < 1.3 * alike.inNew(i, j))) continue;
    const its = from.get(into) as number;
    const isBeside = Math.abs(its - i) === 1;
    // Which of several equal ones was merged, only its old neighbour tells, and only where no other is amiss.
    const twins = lost.get(old[i] as string);
    const isEitherSide = old[its - 1] === old[its + 1];
    const other = 2 * i - its;
    const beyond = other < 0 ? -1 : other >= old.length ? fresh.length : to.get(other);
    const areOthersStill = old.every((text, k) => {
      if (k === i || text !== old[i]) return true;
      const between = placesBetween(k, to, old.length, fresh.length);
      return between?.length === 1 && between[0] === to.get(k);
    });
    const isStill = beyond === into + (i - its) && (twins === undefined || areOthersStill);
    if (twins !== undefined && (twins > 1 || !isBeside || isEitherSide || !isStill)) continue;
    const at = matching.doubts.findIndex((doubt) => doubt.old === i);
    to.delete(i);
    if (j !== undefined) from.delete(j);
    const isRefrain = twins === undefined && alike.inOther(i) >= 0.9;
    // Nor does it say which of two lost ones it is that both had those words.
    const isShared = unfixedOld().some(
      (k) =>
        k !== i &&
        old[k] !== old[i] &&
        alike.alsoIn(i, into, k) >= 0.5 &&
        alike.inNew(k, into) > alike.inNew(i, into) - THRESHOLDS.merged,
    );
    const isSmall = (old[i] as string).length < 3 * THRESHOLDS.short;
    const isVague = (isSmall || !isBeside) && alike.inNew(i, into) < THRESHOLDS.mergedSmall;
    const gap = placesBetween(i, to, old.length, fresh.length) ?? [];
    const isLeftBehind = gap.some((k) => !from.has(k) && alike.words(i, k).of >= THRESHOLDS.sure.leftBehind);
    const isCut = unfixedNew().some(
      (k) => alike.words(i, k).inOld >= 0.9 && alike.words(i, k).inNew >= THRESHOLDS.merged,
    );
    if (
      isRefrain ||
      isShared ||
      isCut ||
      isLeftBehind ||
      hasRest(i, its, into) ||
      !isSureMerged(i, into, its, alike, isSmall) ||
      isVague ||
      (rival !== undefined && (!isBeside || Math.abs((from.get(rival) as number) - i) === 1))
    ) {
      if (at < 0)
        matching.doubts.push({ old: i, candidates: [into, ...(rival === undefined ? [] : [rival])] });
      continue;
    }
    merged.set(i, into);
    if (at >= 0) matching.doubts.splice(at, 1);
  }
  placeTwins(old, fresh, alike, isSaid, { ...matching, from });
  for (const [i, j] of [...to]) {
    if (isSaid.has(i) || old[i] === fresh[j] || (lost.get(old[i] as string) ?? 0) > 0) continue;
    const rivals = unfixedNew().filter(
      (k) =>
        (alike.of(i, k) > alike.of(i, j) - THRESHOLDS.margin && !isSplit(alike, i, j, k)) ||
        (isShort(i, j) && alike.words(i, k).of >= 0.5 && !isSplit(alike, i, j, k)) ||
        isOtherCut(i, j, k),
    );
    rivals.push(...alsoWhole(i, j));
    const took = tookIn(i, fresh.length, alike, from).filter(
      (k) => 2 * alike.inNew(i, k) > alike.inNew(i, j),
    );
    if (
      took.length === 0 &&
      rivals.length === 0 &&
      !isCutElsewhere(i, j) &&
      !isHalfGone(i, j) &&
      !isGrownAlone(i, j) &&
      !isWanted(
        i,
        j,
        unfixedOld().filter((k) => !merged.has(k)),
      ) &&
      isSure(i, j, alike, placeOf(i, j), isShort(i, j))
    )
      continue;
    to.delete(i);
    from.delete(j);
    matching.doubts.push({ old: i, candidates: [j, ...rivals, ...took] });
  }
  const doubted = new Set(matching.doubts.map((doubt) => doubt.old));
  const left = unfixedOld()
    .filter((i) => !doubted.has(i) && !merged.has(i))
    .map((i) => ({
      i,
      candidates: unfixedNew().filter(
        (j) =>
          alike.of(i, j) >=
            (neighboursMet(i, j, to, from, old.length, fresh.length) === 2 ? THRESHOLDS.doubt : least) &&
          // Nor a piece of another.
          ![...to.keys()].some(
            (other) => alike.inOld(other, j) > Math.max(THRESHOLDS.merged, alike.inOld(i, j)),
          ),
      ),
    }))
    .filter(({ candidates }) => candidates.length > 0);
  for (const { i, candidates } of left) {
    const [j, rival] = candidates as [number, number | undefined];
    const isOnly =
      rival === undefined && !left.some((other) => other.i !== i && other.candidates.includes(j));
    const between = placesBetween(i, to, old.length, fresh.length);
    const isAlone = between?.length === 1 && between[0] === j;
    if (
      !said.has(fresh[j] as string) &&
      !lost.has(old[i] as string) &&
      isOnly &&
      (isAlone || !isShort(i, j)) &&
      alike.inOrder(i, j).ofLonger >= (isAlone ? THRESHOLDS.sure.alone : THRESHOLDS.sure.anywhere) &&
      isSure(i, j, alike, placeOf(i, j), isShort(i, j))
    )
      fix(i, j);
    else matching.doubts.push({ old: i, candidates });
  }
  return matching;
}
