import { wordsOfSketch } from './sketch.ts';

/** A piece of text as it is compared: its sketch and its words, each with its weight. */
export interface Weighed {
  sketch: string;
  words: readonly number[];
  weights: readonly number[];
  weight: number;
}

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

/** The weight of the words that stand in both pieces in the same order (longest common subsequence, by weight). */
export function kept(one: Weighed, other: Weighed, weights: readonly number[] = one.weights): number {
  const { length } = one.words;
  let before = new Float64Array(length + 1);
  let now = new Float64Array(length + 1);
  for (const word of other.words) {
    for (let at = 0; at < length; at++)
      now[at + 1] =
        one.words[at] === word
          ? (before[at] as number) + (weights[at] as number)
          : Math.max(before[at + 1] as number, now[at] as number);
    [before, now] = [now, before];
  }
  return before[length] as number;
}

/** How alike two texts read, from 0 to 1: the words they share in order, all counted alike, as a share of the longer. */
export function likeness(one: Weighed, other: Weighed): number {
  const ones = one.words.map(() => 1);
  return kept(one, other, ones) / Math.max(one.words.length, other.words.length);
}

/** Whether two texts differ in one word. */
export function isOneWordOff({ words }: Weighed, other: Weighed): boolean {
  return (
    words.length === other.words.length && words.filter((word, n) => word !== other.words[n]).length === 1
  );
}
