import { wordsOfSketch } from './sketch.ts';

/** A piece of text as it is compared: its sketch and its words, each with its weight. */
export interface Weighed {
  sketch: string;
  words: readonly number[];
  weights: readonly number[];
  weight: number;
}

/** The largest table that is filled to compare two texts word by word; beyond it their words are compared without order. */
const MOST_CELLS = 4_000_000;

/** Weighs the words of texts: one that stands in many different texts says little of any. */
export function weigh(texts: readonly (readonly string[])[]): Weighed[][] {
  const counts = new Map<number, number>();
  for (const text of new Set(texts.flat()))
    for (const word of new Set(wordsOfSketch(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return texts.map((list) =>
    list.map((sketch) => {
      const words = wordsOfSketch(sketch);
      const weights = words.map((word) => 1 / (counts.get(word) ?? 1));
      return { sketch, words, weights, weight: weights.reduce((sum, weight) => sum + weight, 0) };
    }),
  );
}

/** Two pieces, one behind the other, as one. */
export function joined(one: Weighed, other: Weighed): Weighed {
  return {
    sketch: one.sketch + other.sketch,
    words: [...one.words, ...other.words],
    weights: [...one.weights, ...other.weights],
    weight: one.weight + other.weight,
  };
}

/** The weight of the words that two pieces share, whatever their order. */
function sharedWeight(one: Weighed, other: Weighed): number {
  const left = new Map<number, number>();
  for (const word of other.words) left.set(word, (left.get(word) ?? 0) + 1);
  let sum = 0;
  for (const [at, word] of one.words.entries()) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    sum += one.weights[at] as number;
  }
  return sum;
}

/** The weight of the words that stand in both pieces in the same order (longest common subsequence, by weight). */
export function kept(one: Weighed, other: Weighed): number {
  if (one.sketch === other.sketch) return one.weight;
  const [columns, rows] = [one.words.length, other.words.length];
  if (columns * rows > MOST_CELLS) return sharedWeight(one, other);
  let before = new Float64Array(columns + 1);
  let now = new Float64Array(columns + 1);
  for (const word of other.words) {
    for (let at = 0; at < columns; at++) {
      const isSame = one.words[at] === word;
      now[at + 1] = isSame
        ? (before[at] as number) + (one.weights[at] as number)
        : Math.max(before[at + 1] as number, now[at] as number);
    }
    [before, now] = [now, before];
  }
  return before[columns] as number;
}

/** How alike two pieces are, from 0 to 1: the words they keep in order, as a share of the heavier. */
export function likeness(one: Weighed, other: Weighed): number {
  const heavier = Math.max(one.weight, other.weight);
  // Never more than the words they share: that is quick to know.
  if (sharedWeight(one, other) < 0.1 * heavier) return 0;
  return kept(one, other) / heavier;
}

/** Whether two texts differ in one word. */
export function isOneWordOff({ words }: Weighed, other: Weighed): boolean {
  return (
    words.length === other.words.length && words.filter((word, n) => word !== other.words[n]).length === 1
  );
}

/** A piece with all its words counted alike. */
export function plain({ sketch, words }: Weighed): Weighed {
  return { sketch, words, weights: words.map(() => 1), weight: words.length };
}
