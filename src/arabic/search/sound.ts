/** How a name sounds, for a reader who spells it otherwise: «بلنكن» for «بلينكن», «جوتيريش» for «غوتيريش». */

import { asKey, foldWord } from './spelling.ts';

// Letters that Arabic newspapers interchange in the names of other languages, and those they are read as, below.
const WRITTEN = 'جكگطثصذظض';
const SOUNDING = 'غغغتتسززد';
const FEWEST_LETTERS = 4;
// With so many consonants a word is told from others by them.
const TELLING_CONSONANTS = 4;
const MOST_EDITS = 2;

/** A word as it sounds: folded, without its article, letters that names interchange made one, doubled letters once. */
export function soundOf(word: string): string {
  return asKey(foldWord(word))
    .replace(/^ال(?=...)/, '')
    .replace(/[جكگطثصذظض]/g, (letter) => SOUNDING[WRITTEN.indexOf(letter)] as string)
    .replace(/(.)\1+/gu, '$1');
}

/** The consonants of a sound, and its first letter whatever it is: what two spellings of one name have in common. */
export function consonantsOf(sound: string): string {
  return sound.slice(0, 1) + sound.slice(1).replace(/[اويءaeiouy]|ه$/g, '');
}

/** Whether a word is long enough, and of letters alone, to be told from others by its sound. */
export function hasSound(word: string): boolean {
  return /^[\p{L}\p{M}]+$/u.test(word) && soundOf(word).length >= FEWEST_LETTERS;
}

/** How many letters have to be put in, left out or changed to make `a` into `b`. */
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
  /** Whether it has the same consonants, four of them or more: most likely the same name. */
  isSameName: boolean;
}

/**
 * Those of `words` that `typed` may stand for, at most three, the nearest first, else in the order given: a vowel off; with
 * four consonants or more, two letters off, of them one consonant. None for a word of three letters.
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
