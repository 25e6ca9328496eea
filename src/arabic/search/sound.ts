/** Finds a name in another spelling by its sound: «بلنكن» for «بلينكن», «جوتيريش» for «غوتيريش». */

import { asKey, foldWord } from './spelling.ts';

// Letters that Arabic newspapers interchange in foreign names; below each, the letter it is compared as.
const WRITTEN = 'جكگطثصذظض';
const SOUNDING = 'غغغتتسززد';
const FEWEST_LETTERS = 4;
// With this many consonants, a word can be recognised by them.
const TELLING_CONSONANTS = 4;
const MOST_EDITS = 2;

/** The sound of a word: folded, without its article, interchangeable letters unified, doubled letters written once. */
export function soundOf(word: string): string {
  return asKey(foldWord(word))
    .replace(/^ال(?=...)/, '')
    .replace(/[جكگطثصذظض]/g, (letter) => SOUNDING[WRITTEN.indexOf(letter)] as string)
    .replace(/(.)\1+/gu, '$1');
}

/** The consonants of a sound, and its first letter in any case: what two spellings of one name share. */
export function consonantsOf(sound: string): string {
  return sound.slice(0, 1) + sound.slice(1).replace(/[اويءaeiouy]|ه$/g, '');
}

/** Whether a word is all letters, and long enough to be recognised by its sound. */
export function hasSound(word: string): boolean {
  return /^[\p{L}\p{M}]+$/u.test(word) && soundOf(word).length >= FEWEST_LETTERS;
}

/** The edit distance of `a` and `b` (insertions, deletions, substitutions). */
export function editsBetween(a: string, b: string): number {
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row[j] = Math.min(
        (row[j - 1] as number) + 1,
        (last[j] as number) + 1,
        (last[j - 1] as number) + Number(a[i - 1] !== b[j - 1]),
      );
    last = row;
  }
  return last[b.length] as number;
}

/** Another spelling of a word that a reader typed. */
export interface NearWord {
  word: string;
  /** Whether it shares at least four consonants with the typed word: most likely the same name. */
  isSameName: boolean;
}

/**
 * At most three of `words` that `typed` may be a misspelling of, nearest first, then in the given order. One vowel may
 * differ; with four or more consonants two letters may, one of them a consonant. Empty for a word of three letters.
 */
export function nearWords(typed: string, words: readonly string[]): NearWord[] {
  if (!hasSound(typed)) return [];
  const sound = soundOf(typed);
  const consonants = consonantsOf(sound);
  const isTelling = consonants.length >= TELLING_CONSONANTS;
  return words
    .flatMap((word) => {
      const other = soundOf(word);
      const off = editsBetween(consonants, consonantsOf(other));
      const edits = editsBetween(sound, other);
      const isSameName = isTelling && off === 0;
      const isNear = off <= (isTelling ? 1 : 0) && edits <= (isTelling ? MOST_EDITS : 1);
      return isNear ? { near: { word, isSameName }, rank: edits - (isSameName ? MOST_EDITS + 1 : 0) } : [];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 3)
    .map(({ near }) => near);
}
