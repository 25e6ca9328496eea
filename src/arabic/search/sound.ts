/** How a name sounds, for a reader who spells it otherwise: «بلنكن» for «بلينكن», «جوتيريش» for «غوتيريش». */

import { asKey, foldWord } from './spelling.ts';

// Letters that Arabic newspapers interchange in the names of other languages.
const ALIKE: Readonly<Record<string, string>> = {
  ج: 'غ',
  ك: 'غ',
  گ: 'غ',
  ط: 'ت',
  ث: 'ت',
  ص: 'س',
  ذ: 'ز',
  ظ: 'ز',
  ض: 'د',
};
const FEWEST_LETTERS = 4;
// With so many consonants a word is told from others by them.
const TELLING_CONSONANTS = 4;

/** A word as it sounds: folded, without its article, letters that names interchange made one, doubled letters once. */
export function soundOf(word: string): string {
  return asKey(foldWord(word))
    .replace(/^ال(?=...)/, '')
    .replace(/[جكگطثصذظض]/g, (letter) => ALIKE[letter] ?? letter)
    .replace(/(.)\1+/gu, '$1');
}

/** The consonants of a sound, and its first letter whatever it is: what two spellings of one name have in common. */
export function consonantsOf(sound: string): string {
  return sound.slice(0, 1) + sound.slice(1).replace(/[اويءaeiouy]|ه$/g, '');
}

/** Whether a word is long enough, and of letters alone, to be told from others by its sound. */
export function hasSound(word: string): boolean {
  return /^[\p{L}\p{M}\u0640]+$/u.test(word) && soundOf(word).length >= FEWEST_LETTERS;
}

/** How many letters have to be put in, left out, changed, or exchanged with the next to make `a` into `b`. */
export function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let edits = Math.min(
        (row[j - 1] as number) + 1,
        (last[j] as number) + 1,
        (last[j - 1] as number) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, (before[j - 2] as number) + 1);
      row.push(edits);
    }
    [before, last] = [last, row];
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
  const near = words.flatMap((word) => {
    const other = soundOf(word);
    const off = editsBetween(consonants, consonantsOf(other));
    const edits = editsBetween(sound, other);
    const isNear = off <= (isTelling ? 1 : 0) && edits <= (isTelling ? 2 : 1);
    return isNear ? { word, isSameName: isTelling && off === 0, edits } : [];
  });
  near.sort((a, b) => Number(b.isSameName) - Number(a.isSameName) || a.edits - b.edits);
  return near.slice(0, 3).map(({ word, isSameName }) => ({ word, isSameName }));
}
