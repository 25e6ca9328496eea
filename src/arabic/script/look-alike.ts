import { codePointName } from './controls.ts';
import { fold } from './fold.ts';

// The characters after each colon look like the one before it, to a reader of Arabic and Latin letters: an excerpt of
// the confusables of UTS #39 (Unicode Security Mechanisms), whose skeleton algorithm this follows. It has Cyrillic and
// Greek letters in either case, letters of Persian, Urdu, Kurdish and Uighur, dashes and apostrophes. Letters that a
// dot or stroke distinguishes (ج چ, ك گ) and other scripts are left out.
const LOOKS: Readonly<Record<string, string>> = Object.fromEntries(
  `a:аα c:сϲ d:ԁ e:е g:ɡ h:һ i:іιı j:јϳ k:κ l:ӏ|ǀ o:оο p:рρ q:ԛ s:ѕ u:υ v:νѵ w:ԝ x:хχ y:уγү A:АΑ B:ВΒ C:СϹ E:ЕΕ F:Ϝ H:НΗ I:ІΙӀ J:ЈͿ
   K:КΚ M:МΜϺ N:Ν O:ОΟ P:РΡ S:Ѕ T:ТΤ X:ХΧ Y:УΥҮ Z:Ζ ه:ەۀۂۃ ي:ېۍ ا:ٲٳٵ و:ۇۋ -:‐‑‒–—− ':’‘ʼ´`
    .split(/\s+/)
    .flatMap((entry) => [...entry.slice(2)].map((other) => [other, entry[0] as string])),
);
/** Characters that only the typeface tells apart. */
const IN_TYPE: Readonly<Record<string, string>> = { I: 'l', '1': 'l', '0': 'O' };

const plain = (text: string): string =>
  [...text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')]
    .map((char) => LOOKS[char] ?? char)
    .join('');

/** A form of `name` that is the same for all names a reader would confuse; for comparing, never for display. */
export function skeleton(name: string): string {
  const letters = [...plain(name)].map((char) => IN_TYPE[char] ?? char).join('');
  return fold(letters)
    .replace(/[\s.]+/g, ' ')
    .trim();
}

function named(char: string | undefined): string {
  if (char === undefined) return 'nothing';
  const code = codePointName(char.codePointAt(0) as number);
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(char) ? `${char} (${code})` : code;
}

/**
 * The first difference between `name` and a name it can be mistaken for, in words: «ک (U+06A9) where that has ك
 * (U+0643)».
 * `undefined` where they are the same, or can be told apart.
 */
export function lookAlike(name: string, other: string): string | undefined {
  if (name === other || skeleton(name) !== skeleton(other)) return undefined;
  const [ours, theirs] = [[...name], [...other]];
  const at = ours.findIndex((char, i) => char !== theirs[i]);
  if (at === -1) return `nothing where that has ${named(theirs[ours.length])}`;
  return `${named(ours[at])} where that has ${named(theirs[at])}`;
}

/** The ASCII text that `text` looks like, with its first non-ASCII character; `undefined` if it looks like none. */
export function asAscii(text: string): { ascii: string; char: string } | undefined {
  const char = [...text].find((one) => (one.codePointAt(0) as number) > 0x7f);
  const ascii = plain(text);
  return char !== undefined && /^[!-~]+$/.test(ascii) ? { ascii, char: named(char) } : undefined;
}
