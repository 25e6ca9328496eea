import { blockDirection } from './script/block-direction.ts';
import { directionOf } from './script/direction.ts';

/**
 * Scripts that (almost) one language alone is written in. Words in them are marked with that language, so that a screen
 * reader changes its voice. Words in other scripts get the script alone (BCP 47, `und-Cyrl`). Latin is not marked.
 */
const LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'ja'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Cyrillic}/u, 'und-Cyrl'],
  [/\p{Script=Han}/u, 'und-Hani'],
  [/\p{Script=Devanagari}/u, 'und-Deva'],
];
const PLAIN = /^[\p{Script=Arabic}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

const URDU = /[ٹڈڑںےۓہۂۃھ]/;
const PERSIAN = /[پچژگیک]/;

/**
 * The BCP 47 tag of right-to-left words in a left-to-right text. In Arabic script: Urdu or Persian if they have letters
 * of these languages, else Arabic, the language of nearly every archive.
 */
export function rtlLanguage(words: string): string | undefined {
  if (!/\p{Script=Arabic}/u.test(words)) return languageByScript(words);
  return URDU.test(words) ? 'ur' : PERSIAN.test(words) ? 'fa' : 'ar';
}

/** The BCP 47 tag of an editor's line on a site in `lang`: another language if only the line is right to left. */
export function lineLanguage(line: string, lang: string): string {
  const isForeign = directionOf(lang) === 'ltr' && blockDirection(line, 'ltr') === 'rtl';
  return (isForeign && rtlLanguage(line)) || lang;
}

/**
 * The BCP 47 tag of foreign words by their script; `undefined` if they contain Latin letters or have no known script.
 */
export function languageByScript(words: string): string | undefined {
  if (PLAIN.test(words) || /\p{Script=Latin}/u.test(words)) return undefined;
  return LANGUAGES.find(([script]) => script.test(words))?.[1];
}
