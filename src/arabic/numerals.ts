import { fold } from './script/fold.ts';

const UNITS = ['', 'الحادي', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس', 'السابع', 'الثامن', 'التاسع'];
const FIRST_TEN = ['', 'الأول', ...UNITS.slice(2), 'العاشر'];

const ORDINALS = new Map<string, number>();
for (const [n, word] of FIRST_TEN.entries()) if (word) ORDINALS.set(fold(word), n);
const TEENS = new Map<string, number>();
for (const [n, word] of UNITS.entries()) if (word) TEENS.set(fold(word), n);
TEENS.set(fold('الواحد'), 1);
const TENS = new Map<string, number>([
  ['العشرين', 20],
  ['العشرون', 20],
  ['الثلاثين', 30],
  ['الثلاثون', 30],
]);

/** Words that can begin an ordinal day, folded. */
export const ORDINAL_WORDS: ReadonlySet<string> = new Set([
  ...ORDINALS.keys(),
  ...TEENS.keys(),
  ...TENS.keys(),
]);

/**
 * The day of the month in the ordinal words at the start of `words` (folded): «الحادي والعشرين» is 21 and takes two
 * words, «الحادي و العشرين» three. `undefined` for other words, or a day after 31.
 */
export function dayOrdinal(words: readonly string[]): { value: number; length: number } | undefined {
  const [first = '', second = '', third = ''] = words;
  const unit = TEENS.get(first);
  if (unit !== undefined) {
    if (second === 'عشر' || second === 'عشره') return { value: 10 + unit, length: 2 };
    const attached = second.startsWith('و') ? TENS.get(second.slice(1)) : undefined;
    const tens = attached ?? (second === 'و' ? TENS.get(third) : undefined);
    if (tens !== undefined)
      return tens + unit <= 31 ? { value: tens + unit, length: attached ? 2 : 3 } : undefined;
  }
  const value = ORDINALS.get(first) ?? TENS.get(first);
  return value === undefined ? undefined : { value, length: 1 };
}

const FEMININE = new Map<string, number>();
for (const [n, word] of [
  'الأولى',
  'الثانية',
  'الثالثة',
  'الرابعة',
  'الخامسة',
  'السادسة',
  'السابعة',
  'الثامنة',
  'التاسعة',
  'العاشرة',
].entries())
  FEMININE.set(fold(word), n + 1);

/** The number of a folded ordinal in either gender, 1 to 10; -1 is the last: «الثالثة», «الأخير». */
export function placeOrdinal(word: string): number | undefined {
  return word === 'الاخير' || word === 'الاخيره' ? -1 : (ORDINALS.get(word) ?? FEMININE.get(word));
}

/** Whether a folded word is an ordinal in either gender: «الأولى», «الثالث», «الأخير». */
export function isOrdinal(word: string): boolean {
  return placeOrdinal(word) !== undefined || TEENS.has(word) || TENS.has(word);
}

const CARDINALS = new Map<string, number>();
for (const [value, ...names] of [
  [1, 'واحد', 'واحدة', 'إحدى', 'أحد'],
  [2, 'اثنين', 'اثنان', 'اثنتين', 'اثنتان', 'اثنا', 'اثني', 'اثنتي'],
  [3, 'ثلاث', 'ثلاثة'],
  [4, 'أربع', 'أربعة'],
  [5, 'خمس', 'خمسة'],
  [6, 'ست', 'ستة'],
  [7, 'سبع', 'سبعة'],
  [8, 'ثمان', 'ثماني', 'ثمانية'],
  [9, 'تسع', 'تسعة'],
  [10, 'عشر', 'عشرة'],
  [20, 'عشرين', 'عشرون'],
  [30, 'ثلاثين', 'ثلاثون'],
  [40, 'أربعين', 'أربعون'],
  [50, 'خمسين', 'خمسون'],
  [60, 'ستين', 'ستون'],
  [70, 'سبعين', 'سبعون'],
  [80, 'ثمانين', 'ثمانون'],
  [90, 'تسعين', 'تسعون'],
  [1000, 'ألف'],
  [2000, 'ألفين', 'ألفان', 'ألفي'],
] as const) {
  for (const name of names) CARDINALS.set(fold(name), value);
}
for (const [n, stem] of [
  [100, ''],
  [300, 'ثلاث'],
  [400, 'أربع'],
  [500, 'خمس'],
  [600, 'ست'],
  [700, 'سبع'],
  [800, 'ثمان'],
  [900, 'تسع'],
] as const) {
  for (const hundred of ['مئة', 'مائة']) CARDINALS.set(fold(stem + hundred), n);
}

/**
 * The year in the number words at the start of `words` (folded): «ألفين واثنين وعشرين», «ألف وتسعمئة وثمانية وأربعين»;
 * `length` is how many words it takes. `undefined` unless they begin with a thousand.
 */
export function yearInWords(words: readonly string[]): { value: number; length: number } | undefined {
  let value = CARDINALS.get(words[0] ?? '') ?? 0;
  if (value !== 1000 && value !== 2000) return undefined;
  let length = 1;
  for (let below = 1000; length < words.length; ) {
    const word = words[length] ?? '';
    const isTeen = word === 'عشر' || word === 'عشره';
    const digit = value % 10;
    if (isTeen && digit > 0 && value % 100 < 10) {
      value += 10;
      length++;
      break;
    }
    const next = word.startsWith('و') && word !== 'واحد' ? CARDINALS.get(word.slice(1)) : undefined;
    // Arabic puts units before tens: «اثنين وعشرين».
    const isTens = next !== undefined && next >= 20 && next < 100 && value % 100 < 10;
    if (next === undefined || (next >= below && !isTens) || next >= 1000) break;
    value += next;
    below = next;
    length++;
  }
  return { value, length };
}
