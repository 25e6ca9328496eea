import { isOneWordOff, joined, kept, likeness, plain, type Weighed, weigh } from './likeness.ts';

/** What became of the pieces (paragraphs, or sentences) of one edition in the next. Pieces are counted from 0. */
export interface Matching {
  /** Old piece → the new piece that it is. */
  to: Map<number, number>;
  /** Old piece → the new piece that holds its words, and is another old piece. */
  merged: Map<number, number>;
  /** Old pieces that a person has to decide about, with the new ones that they may be. */
  doubts: { old: number; candidates: number[] }[];
}

/** From this likeness on two texts are one, with a slip corrected. */
export const SAME = 0.85;
/** From this share of its words on, in their order, a text may be an edit of another. */
const EDITED = 0.63;
/** By so much a text must be more like its own edit than like anything else. */
const CLEAR = 0.25;
/** Below this likeness, and this share, nothing is left of a text. */
export const TRACE = 0.3;
/** A text of fewer words says too little to be followed while other paragraphs change. */
const SHORT = 10;
/** More pairs of changed pieces than these are not compared: a person is asked. */
const MOST_PAIRS = 40_000;

/** Two editions while they are matched. */
interface Editions {
  old: readonly Weighed[];
  fresh: readonly Weighed[];
  /** Old pieces whose text stands more than once. */
  repeated: ReadonlySet<number>;
  /** Every text that a published piece ever had. */
  said: ReadonlySet<string>;
  /** New pieces that are explained: by an old one, or as a piece of one. */
  taken: Set<number>;
  matching: Matching;
  like(i: number, j: number): number;
}

function editionsOf(old: readonly string[], fresh: readonly string[], others: readonly string[]): Editions {
  const [olds = [], news = []] = weigh([old, fresh]);
  const groups = [...Map.groupBy(old.keys(), (i) => old[i]).values()];
  const known = new Map<string, number>();
  return {
    old: olds,
    fresh: news,
    repeated: new Set(groups.filter(({ length }) => length > 1).flat()),
    said: new Set([...old, ...others]),
    taken: new Set(),
    matching: { to: new Map(), merged: new Map(), doubts: [] },
    like(i, j) {
      const key = `${i} ${j}`;
      const found = known.get(key) ?? likeness(olds[i] as Weighed, news[j] as Weighed);
      known.set(key, found);
      return found;
    },
  };
}

function fix({ matching, taken }: Editions, i: number, j: number): void {
  matching.to.set(i, j);
  taken.add(j);
}

const openOld = ({ old, matching: { to, merged } }: Editions): number[] =>
  [...old.keys()].filter((i) => !to.has(i) && !merged.has(i));
const openNew = ({ fresh, taken }: Editions): number[] => [...fresh.keys()].filter((j) => !taken.has(j));

/** How many of its neighbours an old piece would keep as new pieces `first` to `last`; the end of the text is one too. */
function neighbours(
  { old, fresh, matching: { to } }: Editions,
  i: number,
  first: number,
  last = first,
): number {
  const before = i === 0 ? first === 0 : to.get(i - 1) === first - 1;
  const after = i === old.length - 1 ? last === fresh.length - 1 : to.get(i + 1) === last + 1;
  return Number(before) + Number(after);
}

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
  const { old, fresh, repeated, said, taken, like } = editions;
  for (const i of openOld(editions)) {
    const open = openNew(editions);
    const cuts = open.filter((j) => {
      const [one, other] = [fresh[j], fresh[j + 1]];
      if (!one || !other || taken.has(j + 1) || said.has(one.sketch) || said.has(other.sketch)) return false;
      if (repeated.has(i) && neighbours(editions, i, j, j + 1) < 2) return false;
      return isJoined(old[i] as Weighed, one, other);
    });
    const [j = -1] = cuts;
    if (cuts.length !== 1 || open.some((k) => k !== j && k !== j + 1 && like(i, k) >= TRACE)) continue;
    const isSecond = (fresh[j + 1]?.words.length ?? 0) > (fresh[j]?.words.length ?? 0);
    taken.add(j).add(j + 1);
    fix(editions, i, isSecond ? j + 1 : j);
  }
}

/** Rule 2, the other way. Two neighbours became one: the larger keeps its anchor, the smaller leads there. */
function matchMerged(editions: Editions): void {
  const { old, fresh, repeated, said, matching, like } = editions;
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
    const isElsewhere = openNew(editions).some((k) => k !== j && parts.some((i) => like(i, k) >= TRACE));
    if (isElsewhere) continue;
    const length = (i: number): number => old[i]?.words.length ?? 0;
    const [largest, smaller] = parts.sort((a, b) => length(b) - length(a) || a - b);
    if (largest !== undefined) fix(editions, largest, j);
    if (smaller !== undefined) merged.set(smaller, j);
  }
}

/** How like anything else the two are: other changed pieces, and what stands elsewhere in the article. */
function rival({ old, like, ...editions }: Editions, i: number, j: number): number {
  const others = [...old.keys()].filter((k) => k !== i && old[k]?.sketch !== old[i]?.sketch);
  const places = openNew({ old, like, ...editions }).filter((k) => k !== j);
  return Math.max(0, ...others.map((k) => like(k, j)), ...places.map((k) => like(i, k)));
}

/** Whether another old piece than `i` reads like `text` word by word, as the rows of a table do. */
function isLikeOthers({ old }: Editions, i: number, text: Weighed): boolean {
  return old.some((other, k) => k !== i && likeness(plain(text), plain(other)) >= EDITED);
}

/** Whether new piece `j` lies between the nearest known neighbours of old piece `i`. */
function isBetween({ old, fresh, matching: { to } }: Editions, i: number, j: number): boolean {
  let [before, after] = [i - 1, i + 1];
  while (before >= 0 && !to.has(before)) before--;
  while (after < old.length && !to.has(after)) after++;
  return (to.get(before) ?? -1) < j && j < (to.get(after) ?? fresh.length);
}

/** Rules 3 and 4. The only one that changed, in its place; or the one that is clearly more like it than anything else. */
function matchEdited(editions: Editions, calm: boolean): void {
  const { old, fresh, repeated, said, like } = editions;
  const isEdit = (i: number, j: number): boolean => {
    const [one, other] = [old[i] as Weighed, fresh[j] as Weighed];
    if (said.has(other.sketch) || likeness(plain(one), plain(other)) < EDITED) return false;
    const isAlone = calm && neighbours(editions, i, j) === 2;
    const isShort = Math.min(one.words.length, other.words.length) < SHORT;
    const isHeld = (k: number): boolean => kept(one, fresh[k] as Weighed) >= EDITED * one.weight;
    if (!isAlone && (repeated.has(i) || isShort || openNew(editions).some((k) => k !== j && isHeld(k))))
      return false;
    if (isOneWordOff(one, other)) return true;
    if (isLikeOthers(editions, i, other) || (!isAlone && isLikeOthers(editions, i, one))) return false;
    const of = like(i, j);
    if (isAlone) return of >= rival(editions, i, j) + CLEAR / 2;
    return of >= rival(editions, i, j) + (isBetween(editions, i, j) ? CLEAR : 2 * CLEAR);
  };
  const found = openOld(editions).flatMap((i) =>
    openNew(editions).flatMap((j) => (isEdit(i, j) ? [{ i, j }] : [])),
  );
  for (const { i, j } of found) {
    const isAlone = found.every((other) => (other.i === i) === (other.j === j));
    if (isAlone) fix(editions, i, j);
  }
}

/** Rule 5. What is left is gone where nothing is like it; else a person is asked. */
function askOrLose(editions: Editions): void {
  const { old, fresh, matching, like } = editions;
  const open = openNew(editions);
  const changed = [...matching.to].filter(([i, j]) => old[i]?.sketch !== fresh[j]?.sketch).map(([, j]) => j);
  for (const i of openOld(editions)) {
    const piece = old[i] as Weighed;
    const isIn = (j: number): boolean => kept(piece, fresh[j] as Weighed) >= TRACE * piece.weight;
    const candidates = [...open.filter((j) => like(i, j) >= TRACE || isIn(j)), ...changed.filter(isIn)];
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
