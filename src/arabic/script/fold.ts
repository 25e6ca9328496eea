/** Letters that writers interchange or other keyboards produce, mapped to the one they are compared as. */
export const INTERCHANGED: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ہ: 'ه',
  ھ: 'ه',
};
const FOLDED: Readonly<Record<string, string>> = { ...INTERCHANGED, ئ: 'ي', ؤ: 'و', ة: 'ه' };

/** Arabic-Indic and extended (Persian, Urdu) digits as ASCII digits; everything else unchanged. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) as number) & 0xf));
}

/**
 * A form of `text` for comparing spellings, never for display: NFC, without tashkeel and tatweel, interchangeable
 * letters unified, ASCII digits, lower case.
 */
export function fold(text: string): string {
  return asciiDigits(text.normalize('NFC'))
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f\u061c]/g, '')
    .replace(/[أإآٱىیئؤکڪةہھ]/g, (letter) => FOLDED[letter] ?? letter)
    .toLowerCase();
}
