import { wordsOfSketch } from './ledger-sketch.ts';
import { THRESHOLDS } from './ledger-thresholds.ts';

/**
 * How alike two editions' pieces (paragraphs, or sentences of one paragraph) are, by the pairs of neighbouring words that
 * they share. Word pairs, not words: in news every paragraph shares words with every other. A pair that stands in many
 * pieces counts for less (1/n), so that refrains and «وقال … إن» tell little. All likenesses lie between 0 and 1.
 */
export interface Likeness {
  /** How many old pieces there are. */
  pieces: number;
  /** Dice's coefficient of old piece `i` and new piece `j`. */
  of(i: number, j: number): number;
  /** The share of old piece `i` that is found in new piece `j`. */
  inNew(i: number, j: number): number;
  /** The share of new piece `j` that is found in old piece `i`. */
  inOld(i: number, j: number): number;
  /** As `of` and `inOld`, every word and pair of words counted alike: for refrains, of which nothing is rare. */
  plain(i: number, j: number): { of: number; inOld: number };
  /** Words, each as often as it stands: the share of `i` that is in `j`, the share of `j` that is in `i`, and both (Dice). */
  words(i: number, j: number): { inNew: number; inOld: number; of: number };
  /**
   * The same of the words that set `i` and `j` apart from the rows that are like them, and of those in common with these;
   * `distinctIn`, of the share of the former of `i` that is in `j`, leaves those of `its`, another old piece, out.
   */
  apart(
    i: number,
    j: number,
    its?: number,
  ): { distinct: number; distinctIn: number; common: number; isRow: boolean };
  /** The words that both have in the same order, as a share of the shorter, the longer and the old. */
  inOrder(
    i: number,
    j: number,
  ): { ofShorter: number; ofLonger: number; ofOld: number; isLong: boolean; isOneOff: boolean };
  /** Of what old piece `i` shares with new piece `j`, the part that `other`, another old piece, shares with it too. */
  alsoIn(i: number, j: number, other: number): number;
  /** Of what old piece `i` shares with new piece `j`, the part that it shares with `other`, another new piece, too. */
  alsoWith(i: number, j: number, other: number): number;
  /** The greatest share of old piece `i` that is found in another old piece. */
  inOther(i: number): number;
  /** How like the most alike different pieces are: `i` or `j` and another of the same edition, equal texts left out. */
  background(i: number, j: number): number;
}

/** The share of pairs from which two pieces of one edition are rows of one table. */
const SIBLING = 0.35;

const START = 0x40000;
const END = 0x40001;

/** The words of a sketch, and the pairs of neighbouring ones, its two ends included. */
function pairsOf(sketched: string): Set<number> {
  const words = [START, ...wordsOfSketch(sketched), END];
  const pairs = new Set<number>(words.slice(1, -1));
  for (let i = 1; i < words.length; i++)
    pairs.add(((words[i - 1] as number) + 1) * 0x80000 + (words[i] as number));
  return pairs;
}

/** The pairs of neighbouring words of a sketch; of a single word itself. */
function innerPairs(sketched: string): Set<number> {
  const words = wordsOfSketch(sketched);
  if (words.length === 1) return new Set(words);
  return new Set(words.slice(1).map((word, i) => (words[i] as number) * 0x80000 + word));
}

/** The share of `a` that is in `b`. */
function sharePlain(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let share = 0;
  for (const pair of a) if (b.has(pair)) share++;
  return share / a.size;
}

type Words = ReadonlyMap<number, number>;

function wordCounts(sketched: string): Words {
  const counts = new Map<number, number>();
  for (const word of wordsOfSketch(sketched)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** How many words two texts have in common in the same order: their longest common subsequence. */
function commonInOrder(a: readonly number[], b: readonly number[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const word of a) {
    const next = new Uint16Array(b.length + 1);
    for (let k = 1; k <= b.length; k++)
      next[k] =
        word === b[k - 1] ? (row[k - 1] as number) + 1 : Math.max(row[k] as number, next[k - 1] as number);
    row = next;
  }
  return row[b.length] as number;
}

const sizeOf = (words: Words): number => words.values().reduce((sum, count) => sum + count, 0);

function inBoth(a: Words, b: Words): number {
  let sum = 0;
  for (const [word, count] of a) sum += Math.min(count, b.get(word) ?? 0);
  return sum;
}

/** The words of `a` that `b` has too, or has not. */
function part(a: Words, b: Words | undefined, isIn: boolean): Words {
  return new Map([...a].filter(([word]) => (b?.has(word) ?? false) === isIn));
}

const dice = (a: Words, b: Words): number => {
  const size = sizeOf(a) + sizeOf(b);
  return size === 0 ? 1 : (2 * inBoth(a, b)) / size;
};

type Index = Map<number, number[]>;

function indexOf(pieces: readonly Set<number>[]): Index {
  const index: Index = new Map();
  for (const [i, pairs] of pieces.entries())
    for (const pair of pairs) {
      const found = index.get(pair);
      if (found) found.push(i);
      else index.set(pair, [i]);
    }
  return index;
}

/** Measures the pieces of two editions, given as sketches, against each other. */
export function likeness(old: readonly string[], fresh: readonly string[]): Likeness {
  const oldPairs = old.map(pairsOf);
  const newPairs = fresh.map(pairsOf);
  const oldIndex = indexOf(oldPairs);
  const newIndex = indexOf(newPairs);
  const weigh = (pair: number): number =>
    1 / Math.max(oldIndex.get(pair)?.length ?? 0, newIndex.get(pair)?.length ?? 0);
  const total = (pairs: Set<number>): number => [...pairs].reduce((sum, pair) => sum + weigh(pair), 0);
  const oldTotals = oldPairs.map(total);
  const newTotals = newPairs.map(total);
  const sharing = (pieces: readonly Set<number>[], index: Index): Map<number, number>[] =>
    pieces.map((pairs) => {
      const shares = new Map<number, number>();
      for (const pair of pairs)
        for (const j of index.get(pair) ?? []) shares.set(j, (shares.get(j) ?? 0) + weigh(pair));
      return shares;
    });
  const shared = sharing(oldPairs, newIndex);
  const between = (i: number, j: number): number => shared[i]?.get(j) ?? 0;
  /** For each piece the others of its edition and how like they are, the most alike first. */
  const relatives = (
    pieces: readonly Set<number>[],
    index: Index,
    totals: readonly number[],
  ): { other: number; of: number }[][] =>
    sharing(pieces, index).map((shares, i) =>
      [...shares]
        .map(([other, share]) => ({
          other,
          of: (2 * share) / ((totals[i] as number) + (totals[other] as number)),
        }))
        .sort((a, b) => b.of - a.of),
    );
  let oldRelatives: { other: number; of: number }[][] | undefined;
  let newRelatives: { other: number; of: number }[][] | undefined;
  const both = (a: Set<number>, b: Set<number>, c: Set<number>, share: number): number => {
    if (share === 0) return 0;
    let sum = 0;
    for (const pair of a) if (b.has(pair) && c.has(pair)) sum += weigh(pair);
    return sum / share;
  };
  const oldWords = old.map(wordCounts);
  const newWords = fresh.map(wordCounts);
  const oldInner = old.map(innerPairs);
  const newInner = fresh.map(innerPairs);
  /** The other pieces of an edition that have so much in common with the one at `at`: rows of its table. */
  const siblings = (pieces: readonly Set<number>[], texts: readonly string[], at: number): number[] =>
    [...pieces.keys()].filter(
      (other) =>
        texts[other] !== texts[at] &&
        sharePlain(pieces[at] as Set<number>, pieces[other] as Set<number>) >= SIBLING,
    );
  /** The words of the one at `at` that half of its siblings have. */
  const commonWords = (words: readonly Words[], at: number, others: readonly number[]): Words =>
    new Map(
      [...(words[at] as Words)].filter(
        ([word]) =>
          others.filter((other) => words[other]?.has(word)).length * 2 >= Math.max(1, others.length),
      ),
    );
  const piece = (pieces: readonly Set<number>[], at: number): Set<number> => pieces[at] as Set<number>;
  return {
    pieces: old.length,
    of: (i, j) => (2 * between(i, j)) / ((oldTotals[i] as number) + (newTotals[j] as number)),
    inNew: (i, j) => between(i, j) / (oldTotals[i] as number),
    inOld: (i, j) => between(i, j) / (newTotals[j] as number),
    plain: (i, j) => {
      const [a, b] = [piece(oldPairs, i), piece(newPairs, j)];
      const share = sharePlain(b, a);
      return { of: (2 * share * b.size) / (a.size + b.size), inOld: share };
    },
    words: (i, j) => {
      const [a, b] = [oldWords[i] as Words, newWords[j] as Words];
      const both = inBoth(a, b);
      return { inNew: both / sizeOf(a), inOld: both / sizeOf(b), of: dice(a, b) };
    },
    apart: (i, j, its) => {
      const [a, b] = [oldWords[i] as Words, newWords[j] as Words];
      const rows = siblings(oldInner, old, i);
      const rowsNow = siblings(newInner, fresh, j);
      const said = new Map([...commonWords(oldWords, i, rows), ...commonWords(newWords, j, rowsNow)]);
      const own = part(a, said, false);
      const common = part(a, said, true);
      const beyond = part(own, its === undefined ? undefined : oldWords[its], false);
      return {
        isRow: rows.length > 0 || rowsNow.length > 0,
        distinctIn: inBoth(beyond, b) / Math.max(1, sizeOf(beyond)),
        distinct: dice(own, part(b, said, false)),
        common: inBoth(common, b) / Math.max(1, sizeOf(common)),
      };
    },
    inOrder: (i, j) => {
      const [a, b] = [wordsOfSketch(old[i] as string), wordsOfSketch(fresh[j] as string)];
      const common = commonInOrder(a, b);
      return {
        isLong: Math.min(a.length, b.length) >= THRESHOLDS.sure.long,
        ofOld: common / a.length,
        isOneOff: Math.max(a.length, b.length) - common === 1,
        ofShorter: common / Math.min(a.length, b.length),
        ofLonger: common / Math.max(a.length, b.length),
      };
    },
    alsoIn: (i, j, other) =>
      both(piece(oldPairs, i), piece(newPairs, j), piece(oldPairs, other), between(i, j)),
    alsoWith: (i, j, other) =>
      both(piece(oldPairs, i), piece(newPairs, j), piece(newPairs, other), between(i, j)),
    inOther: (i) =>
      Math.max(
        0,
        ...old.map((text, k) => (text === old[i] ? 0 : sharePlain(piece(oldInner, i), piece(oldInner, k)))),
      ),
    background: (i, j) => {
      oldRelatives ??= relatives(oldPairs, oldIndex, oldTotals);
      newRelatives ??= relatives(newPairs, newIndex, newTotals);
      const differs = (text: string | undefined): boolean => text !== old[i] && text !== fresh[j];
      const amongOld = oldRelatives[i]?.find(({ other }) => differs(old[other]));
      const amongNew = newRelatives[j]?.find(({ other }) => differs(fresh[other]));
      return Math.max(amongOld?.of ?? 0, amongNew?.of ?? 0);
    },
  };
}
