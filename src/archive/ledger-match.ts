import { bestAssignment } from './ledger-assignment.ts';
import { type Likeness, likeness } from './ledger-likeness.ts';
import { alignInOrder } from './ledger-order.ts';

/** What became of the pieces (paragraphs, or sentences) of one edition in the next. Pieces are counted from 0. */
export interface Matching {
  /** Old piece → the new piece that it is. */
  to: Map<number, number>;
  /** Old piece → the new piece that took in its words, and is another old piece. */
  merged: Map<number, number>;
  /** Old pieces of which nothing sure can be said, with the new ones that they may be. */
  doubts: { old: number; candidates: number[] }[];
}

/** Reasons and figures: docs/decisions/0020-ledger.md. */
export const THRESHOLDS = {
  /** The least likeness of two editions of one piece, however unlike the others are. */
  least: 0.28,
  /** How much more alike they must be than the most alike different pieces of their article. */
  aboveBackground: 0.1,
  /** The same where the two stand alone between the neighbours that the old one had. */
  aboveAlone: 0.03,
  /** How much of a refrain is left in a rewrite of it, all words counted alike. */
  refrain: 0.45,
  /** How much more alike for each of the two neighbours that it lost. */
  moved: 0.07,
  /** From here on it is the same in its old place, however alike the others are. */
  inPlace: 0.7,
  /** Fewer words than these say less. */
  short: 10,
  /** By how much the best total must beat the next. */
  margin: 0.1,
  /** A piece in the place of another may be its rewrite from here on: below it is another. */
  doubt: 0.1,
  /** The share of a lost piece's words that another took in, from which it is merged, not deleted. */
  merged: 0.3,
} as const;

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
    at.reduce((map, i) => {
      const text = texts[i] as string;
      return map.set(text, [...(map.get(text) ?? []), i]);
    }, new Map<string, number[]>());
  const newPlaces = places(fresh, unfixedNew());
  for (const [text, olds] of places(old, unfixedOld())) {
    const news = newPlaces.get(text) ?? [];
    if (olds.length === 1 && news.length === 1) fix(olds[0] as number, news[0] as number);
  }
  const matching: Matching = { to, merged, doubts: [] };
  if (unfixedOld().length === 0) return matching;

  const alike = likeness(old, fresh);
  const length = (j: number): number => (fresh[j] as string).length;
  const score = (i: number, j: number): number => {
    if (old[i] === fresh[j]) return 1;
    const of = alike.of(i, j);
    if (of < least) return 0;
    const met = neighboursMet(i, j, to, from, old.length, fresh.length);
    const between = placesBetween(i, to, old.length, fresh.length);
    const isAlone = between?.length === 1 && between[0] === j;
    const isShort = Math.min((old[i] as string).length, length(j)) < 3 * THRESHOLDS.short;
    if (of < least + THRESHOLDS.moved * (2 - met) + (isShort && !isAlone ? 0.15 : 0)) return 0;
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
    const isBeside = Math.abs((from.get(into) as number) - i) === 1;
    // Which of several equal ones was merged, only its old neighbour tells, and only where no other is amiss.
    const twins = lost.get(old[i] as string);
    if (twins !== undefined && (twins > 1 || !isBeside)) continue;
    const at = matching.doubts.findIndex((doubt) => doubt.old === i);
    to.delete(i);
    if (j !== undefined) from.delete(j);
    const isRefrain = twins === undefined && alike.inOther(i) >= 0.9;
    if (isRefrain || (rival !== undefined && !isBeside)) {
      if (at < 0)
        matching.doubts.push({ old: i, candidates: [into, ...(rival === undefined ? [] : [rival])] });
      continue;
    }
    merged.set(i, into);
    if (at >= 0) matching.doubts.splice(at, 1);
  }
  placeTwins(old, fresh, alike, isSaid, { ...matching, from });
  const doubted = new Set(matching.doubts.map((doubt) => doubt.old));
  for (const i of unfixedOld()) {
    if (doubted.has(i) || merged.has(i)) continue;
    const candidates = unfixedNew().filter(
      (j) =>
        alike.of(i, j) >=
          (neighboursMet(i, j, to, from, old.length, fresh.length) === 2 ? THRESHOLDS.doubt : least) &&
        // Nor a piece of another.
        ![...to.keys()].some((other) => alike.inOld(other, j) > Math.max(THRESHOLDS.merged, alike.inOld(i, j))),
    );
    if (candidates.length > 0) matching.doubts.push({ old: i, candidates });
  }
  return matching;
}

/** Fixes the pairs of the best total assignment that no exchange with others would nearly equal. */
function fixClear(
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
  // Two new pieces that hold different parts of an old one do not compete for it: it was split. And the other way.
  const isSplit = (a: number, b: number, other: number): boolean => {
    const [i, j, k] = [olds[a] as number, news[b] as number, news[other] as number];
    return (
      Math.min(alike.inOld(i, j), alike.inOld(i, k)) >= THRESHOLDS.merged &&
      Math.max(alike.alsoWith(i, j, k), alike.alsoWith(i, k, j)) < 0.4
    );
  };
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
    const rivals = [
      ...news.keys().flatMap((other) => {
        const than = owner.get(other);
        if (other === b || at(a, other) === 0 || isSplit(a, b, other)) return [];
        return [than === undefined ? at(a, other) : at(a, other) + at(than, b) - at(than, other)];
      }),
      ...olds.keys().flatMap((other) => {
        if (other === a || at(other, b) === 0 || (assigned[other] ?? -1) >= 0) return [];
        return isMerged(a, b, other) ? [] : [at(other, b)];
      }),
    ];
    if (rivals.some((rival) => here - rival < THRESHOLDS.margin)) continue;
    // Of the pieces of a split the longest goes on, the first of equal ones.
    const i = olds[a] as number;
    const own = (j: number): number => {
      const others = olds.reduce((sum, other) => {
        const share = other === i ? 0 : alike.inOld(other, j) * (1 - alike.alsoIn(other, j, i));
        return share < 0.15 ? sum : sum + share;
      }, 0);
      return (length(j) * alike.inOld(i, j)) / (alike.inOld(i, j) + others);
    };
    const pieces = [...news.keys()].filter(
      (k) => k === b || (!owner.has(k) && at(a, k) > 0 && isSplit(a, b, k)),
    );
    const longest = pieces.reduce((best, k) => (own(news[k] as number) > own(news[best] as number) ? k : best));
    fix(i, news[longest] as number);
  }
}

/**
 * Where one of several equal pieces is not as it was, its place must tell which it is: it is followed only between the
 * neighbours that it had, and lost only where those now stand side by side.
 */
function placeTwins(
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
        j !== undefined &&
        free.includes(j) &&
        (old[i] === fresh[j] || alike.of(i, j) >= THRESHOLDS.inPlace);
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
    const equal = [...fresh.keys()].filter((k) => k === j || (fresh[k] === old[i] && !from.has(k)));
    doubts.push({ old: i, candidates: equal });
  }
}

/** The texts that stood several times, and how many of each are no longer there as they were. */
function lostTwins(old: readonly string[], fresh: readonly string[]): Map<string, number> {
  const count = (texts: readonly string[]): Map<string, number> =>
    texts.reduce((map, text) => map.set(text, (map.get(text) ?? 0) + 1), new Map<string, number>());
  const now = count(fresh);
  return new Map(
    [...count(old)]
      .filter(([, times]) => times > 1)
      .map(([text, times]) => [text, Math.abs(times - (now.get(text) ?? 0))]),
  );
}

/** The places between the neighbours that old piece `i` had, where both are known and still in that order. */
function placesBetween(
  i: number,
  to: ReadonlyMap<number, number>,
  olds: number,
  news: number,
): number[] | undefined {
  const before = i === 0 ? -1 : to.get(i - 1);
  const after = i === olds - 1 ? news : to.get(i + 1);
  if (before === undefined || after === undefined || after <= before) return undefined;
  return Array.from({ length: after - before - 1 }, (_, k) => before + 1 + k);
}

/** On how many sides (0 to 2) the nearest pieces that are known stand beside both: the same place in the article. */
function neighboursMet(
  i: number,
  j: number,
  to: ReadonlyMap<number, number>,
  from: ReadonlyMap<number, number>,
  olds: number,
  news: number,
): number {
  const meets = (step: 1 | -1): boolean => {
    let a = i + step;
    while (a >= 0 && a < olds && !to.has(a)) a += step;
    let b = j + step;
    while (b >= 0 && b < news && !from.has(b)) b += step;
    const isOldEnd = a < 0 || a >= olds;
    const isNewEnd = b < 0 || b >= news;
    return isOldEnd || isNewEnd ? isOldEnd && isNewEnd : to.get(a) === b;
  };
  return Number(meets(-1)) + Number(meets(1));
}

/**
 * The new piece that holds the words of the lost old piece `i` beside those of its own old piece, beside `i` rather than
 * elsewhere; and another that does so nearly as well.
 */
function tookIn(i: number, news: number, alike: Likeness, from: ReadonlyMap<number, number>): number[] {
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
