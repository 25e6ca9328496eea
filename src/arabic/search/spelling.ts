/** How words are told apart in a search: which spellings count as one, and where a word begins and ends. */

import { asciiDigits, INTERCHANGED } from '../script/fold.ts';

// Unlike script/fold.ts: a hamza on و or ي stays a hamza, ة is told from ه, and letters of foreign names are one.
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
const TWO_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/اميرك/g, 'امريك'],
  [/اوروب/g, 'اورب'],
  [/ديبلوماس/g, 'دبلوماس'],
  [/تليفزيون/g, 'تلفزيون'],
  [/ماء(?=[ةه]|ت(?:ان|ين)|ات$)/g, 'مء'],
  [/انجليز/g, 'انكليز'],
  [/دانمارك/g, 'دنمارك'],
];

/**
 * A word as searches compare it, its ة still told from its ه: NFC, without tashkeel, tatweel and invisible signs, the
 * letters made one that writers interchange (a hamza on و or ي is a hamza: «بناؤه» is «بناء» and «ه»), ASCII digits,
 * lower case, Latin letters without their accents; a few names that are spelled in two ways, in one.
 */
export function foldWord(word: string): string {
  let folded = asciiDigits(word.normalize('NFC').replace(UNSEEN, '')).replace(
    /[أإآٱىیېکڪؤئہھۂۃپچڤژ]/g,
    (letter) => FOLDED[letter] ?? letter,
  );
  for (const [spelling, one] of TWO_SPELLINGS) folded = folded.replace(spelling, one);
  return /[A-Za-zÀ-ɏ]/.test(folded) ? folded.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() : folded;
}

/** A key of the index: a folded word in which ة and ه are one, as many write them. */
export function asKey(folded: string): string {
  return folded.replaceAll('ة', 'ه');
}

// Figures with their separators; letters, and in Latin the figures behind them (H5N1 is «H5» and «N1», «و2022» two words).
const WORD = /[\d٠-٩۰-۹]+(?:[.,٫٬][\d٠-٩۰-۹]+)*|[\p{L}\p{M}\u0640\u200c\u200d]+(?:(?<=[A-Za-z])\d+)?/gu;

/** A word of a text: UTF-16 offsets, and the word as it stands there. */
export interface Word {
  start: number;
  end: number;
  text: string;
  /** Whether nothing but a space parts it from the word before it. */
  follows: boolean;
}

/** The words of `text`, in order. Figures are words, with their separators; marks between words are none. */
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
