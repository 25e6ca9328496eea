/** Which spellings count as the same word in a search, and where words begin and end. */

import { asciiDigits, INTERCHANGED } from '../script/fold.ts';

// Differs from script/fold.ts: a hamza on و or ي stays a hamza, ة and ه differ, letters of foreign names are unified.
const FOLDED: Readonly<Record<string, string>> = {
  ...INTERCHANGED,
  ې: 'ي',
  ؤ: 'ء',
  ئ: 'ء',
  ۂ: 'ه',
  ۃ: 'ة',
  پ: 'ب',
  چ: 'ج',
  ڤ: 'ف',
  ژ: 'ز',
};
// Tashkeel and Quranic marks, tatweel, joiners and direction marks.
const UNSEEN = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u061c\u2060\ufeff]/g;
/** Most words are written with these alone, and stay as they are. */
const UNCHANGED = /^[\u0621\u0627\u0628-\u063a\u0641-\u0648\u064a]+$/;
const TWO_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/اميرك/g, 'امريك'],
  [/اوروب/g, 'اورب'],
  [/ديبلوماس/g, 'دبلوماس'],
  [/تليفزيون/g, 'تلفزيون'],
  [/ماء(?=[ةه]|ت(?:ان|ين)|ات$)/g, 'مء'],
  [/انجليز/g, 'انكليز'],
  [/دانمارك/g, 'دنمارك'],
];

const MAY_HAVE_TWO = new RegExp(TWO_SPELLINGS.map(([{ source }]) => source).join('|'));

function withOneSpelling(word: string): string {
  if (!MAY_HAVE_TWO.test(word)) return word;
  let one = word;
  for (const [spelling, other] of TWO_SPELLINGS) one = one.replace(spelling, other);
  return one;
}

/**
 * A word as searches compare it, with ة and ه still different: NFC, without tashkeel, tatweel and invisible characters;
 * interchangeable letters unified (a hamza on و or ي is a hamza: «بناؤه» is «بناء» and «ه»); ASCII digits; lower case;
 * Latin letters without accents; one spelling for a few names that have two.
 */
export function foldWord(word: string): string {
  if (UNCHANGED.test(word)) return withOneSpelling(word);
  const letters = asciiDigits(word.normalize('NFC').replace(UNSEEN, '')).replace(
    /[أإآٱىیېکڪؤئہھۂۃپچڤژ]/g,
    (letter) => FOLDED[letter] ?? letter,
  );
  const folded = withOneSpelling(letters);
  return /[A-Za-zÀ-ɏ]/.test(folded) ? folded.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() : folded;
}

/** A key of the index: a folded word with ه for ة, as many people write it. */
export function asKey(folded: string): string {
  return folded.replaceAll('ة', 'ه');
}

// Numbers with separators; letters, with digits after Latin ones (H5N1 is «H5» and «N1», «و2022» two words).
const WORD = /[\d٠-٩۰-۹]+(?:[.,٫٬][\d٠-٩۰-۹]+)*|[\p{L}\p{M}\u0640\u200c\u200d]+(?:(?<=[A-Za-z])\d+)?/gu;

/** A word of a text as it is written there; UTF-16 offsets. */
export interface Word {
  start: number;
  end: number;
  text: string;
  /** Whether only a space separates it from the previous word. */
  follows: boolean;
}

/** The words of `text`, in order. Numbers count as words; punctuation does not. */
export function wordsOf(text: string): Word[] {
  const found: Word[] = [];
  for (const { index, 0: word } of text.matchAll(WORD)) {
    if (/^[\p{M}\u0640\u200c\u200d]+$/u.test(word)) continue;
    const end = found.at(-1)?.end ?? -1;
    const follows = end === index - 1 && /\s/.test(text[end] as string);
    found.push({ start: index, end: index + word.length, text: word, follows });
  }
  return found;
}
