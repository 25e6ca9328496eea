import { kept, likeness, type Weighed, weigh } from './likeness.ts';

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
export const EDITED = 0.63;
/** By so much a text must be more like its own edit than like anything else. */
export const CLEAR = 0.25;
/** Below this likeness, and this share, nothing is left of a text. */
export const TRACE = 0.3;
/** A text of fewer words says too little to be followed while other paragraphs change. */
export const SHORT = 10;
/** More pairs of changed pieces than these are not compared: a person is asked. */
export const MOST_PAIRS = 40_000;

/** Two editions while they are matched. */
export interface Editions {
  old: readonly Weighed[];
  /** The old pieces, and behind them what other pieces once said. */
  known: readonly Weighed[];
  fresh: readonly Weighed[];
  /** Old pieces whose text stands more than once. */
  repeated: ReadonlySet<number>;
  /** Every text that a published piece ever had. */
  said: ReadonlySet<string>;
  /** New pieces that are explained: by an old one, or as a piece of one. */
  taken: Set<number>;
  matching: Matching;
  like(i: number, j: number): number;
  /** The share of an old piece's words, by weight, that stands in a new one. */
  held(i: number, j: number): number;
}

export function editionsOf(
  old: readonly string[],
  fresh: readonly string[],
  others: readonly string[],
): Editions {
  const [known = [], news = []] = weigh([[...old, ...others], fresh]);
  const olds = known.slice(0, old.length);
  const groups = [...Map.groupBy(old.keys(), (i) => old[i]).values()];
  const likes = new Map<string, number>();
  return {
    old: olds,
    known,
    fresh: news,
    repeated: new Set(groups.filter(({ length }) => length > 1).flat()),
    said: new Set([...old, ...others]),
    taken: new Set(),
    matching: { to: new Map(), merged: new Map(), doubts: [] },
    held(i, j) {
      const piece = olds[i] as Weighed;
      return kept(piece, news[j] as Weighed) / piece.weight;
    },
    like(i, j) {
      const key = `${i} ${j}`;
      const found = likes.get(key) ?? likeness(known[i] as Weighed, news[j] as Weighed);
      likes.set(key, found);
      return found;
    },
  };
}

export function fix({ matching, taken }: Editions, i: number, j: number): void {
  matching.to.set(i, j);
  taken.add(j);
}

export const openOld = ({ old, matching: { to, merged } }: Editions): number[] =>
  [...old.keys()].filter((i) => !to.has(i) && !merged.has(i));
export const openNew = ({ fresh, taken }: Editions): number[] =>
  [...fresh.keys()].filter((j) => !taken.has(j));

/** How many of its neighbours an old piece would keep as new pieces `first` to `last`; the end of the text is one too. */
export function neighbours(
  { old, fresh, matching: { to } }: Editions,
  i: number,
  first: number,
  last = first,
): number {
  const before = i === 0 ? first === 0 : to.get(i - 1) === first - 1;
  const after = i === old.length - 1 ? last === fresh.length - 1 : to.get(i + 1) === last + 1;
  return Number(before) + Number(after);
}
