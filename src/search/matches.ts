import { indexKeys, withoutParticles } from '../arabic/search/keys.ts';
import { asBefore } from '../arabic/search/particles.ts';
import { asKey, foldWord, wordsOf } from '../arabic/search/spelling.ts';
import type { Needles } from './look-up.ts';

/** A whole word of a text that matches a query; UTF-16 offsets. */
export interface Match {
  start: number;
  end: number;
  /** Which word of the query it matches, from 0; phrases are numbered after the words. */
  needle: number;
}

/** The words of `text` that match `needles`, in order. Words of a phrase match only where the whole phrase occurs. */
export function matchesIn(text: string, needles: Needles, lang: string): Match[] {
  const words = wordsOf(text);
  const found = new Map<number, number>();
  const wanted = needles.words.map((keys) => new Set(keys));
  const surfaces = words.map((word) => asKey(foldWord(word.text)));
  for (const [i, word] of words.entries()) {
    const before = word.follows ? asBefore(foldWord(words[i - 1]?.text ?? '')) : 'start';
    const keys = indexKeys(word.text, lang, before);
    const needle = wanted.findIndex((of) => [...keys].some((key) => of.has(key)));
    if (needle !== -1) found.set(i, needle);
    for (const [p, phrase] of needles.phrases.entries()) {
      const isHere = phrase.every((part, at) =>
        at === 0
          ? surfaces[i] === part || withoutParticles(word.text).map(asKey).includes(part)
          : surfaces[i + at] === part,
      );
      if (isHere) for (const at of phrase.keys()) found.set(i + at, needles.words.length + p);
    }
  }
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([i, needle]) => {
      const { start, end } = words[i] as { start: number; end: number };
      return { start, end, needle };
    });
}
