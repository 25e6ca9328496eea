import { isRealDate } from '../calendar.ts';
import { monthNumber } from '../dates/month-words.ts';
import { asciiDigits } from '../script/fold.ts';

/** A day as a dateline writes it; UTF-16 offsets in the text it was looked for in. */
export interface WrittenDay {
  start: number;
  end: number;
  /** `YYYY-MM-DD`; missing where the words look like a date but name no real day, or no year. */
  iso?: string;
  /** `MM-DD` of a date without a year. */
  monthDay?: string;
}

const D = '[\\d٠-٩۰-۹]';
// «18 صفر 1440 هـ الموافق 27 أكتوبر 2018 م»: the Hijri day is stepped over, the Gregorian one read.
const HIJRI = new RegExp(
  `${D}{1,2}\\s+\\p{L}[\\p{L}\\p{M} ]{1,24}?\\s*${D}{4}\\s*(?:(?:هـ|ه|ھ)\\s*(?:الموافق|/|-|،)?|الموافق)\\s*`,
  'uy',
);
const WEEKDAY =
  /(?:يوم\s+)?(?:الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة|السبت)\s*[،,]?\s*/uy;
const DAY = new RegExp(`(?:(${D}{1,2})|(أول|اول|الأول))\\s*(?:من\\s+)?(?=\\p{L})`, 'uy');
const MONTH_WORDS = /(\p{L}[\p{L}\p{M}]*)(?:(\s+)(\p{L}[\p{L}\p{M}]*))?/uy;
const BETWEEN_MONTHS = /\s*[/(–-]\s*|\s+/uy;
const YEAR = new RegExp(`\\s*[،,]?\\s*(${D}{4})(?!${D})\\s*(?:م|ء)?(?![\\p{L}\\p{M}])`, 'uy');
const YEAR_FIRST = new RegExp(`(${D}{4})([-/.])(${D}{1,2})\\2(${D}{1,2})(?!${D})`, 'uy');
const DAY_FIRST = new RegExp(
  `(${D}{1,2})(\\s*[-/.]\\s*)(${D}{1,2})\\2(${D}{4})(?!${D})\\s*(?:م|ء)?(?![\\p{L}\\p{M}])`,
  'uy',
);
const NO_YEAR = new RegExp(`(${D}{1,2})\\s*[-/]\\s*(${D}{1,2})(?!${D}|\\s*[-/.]\\s*${D})`, 'uy');

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

const two = (figures: string | number): string => asciiDigits(String(figures)).padStart(2, '0');

function day(
  start: number,
  end: number,
  year: string | undefined,
  month: string | number,
  date: string,
): WrittenDay {
  const monthDay = `${two(month)}-${two(date)}`;
  // A leap year has every day there is.
  if (year === undefined) return { start, end, ...(isRealDate(`2000-${monthDay}`) && { monthDay }) };
  const iso = `${asciiDigits(year)}-${monthDay}`;
  return { start, end, ...(isRealDate(iso) && { iso }) };
}

function monthAt(text: string, index: number): { end: number; month: number } | undefined {
  const words = at(MONTH_WORDS, text, index);
  if (!words) return undefined;
  const [, first = '', space = '', second = ''] = words;
  const both = second === '' ? undefined : monthNumber(`${first} ${second}`);
  if (both !== undefined) return { end: words.index + words[0].length, month: both };
  // «2022ء» and the like may stand close to the month.
  const month = monthNumber(first);
  return month === undefined
    ? undefined
    : { end: words.index + words[0].length - space.length - second.length, month };
}

/** A month under one name or, in either order, under two: «كانون الثاني/يناير», «يناير كانون الثاني», «مايو (أيار)». */
function monthsAt(text: string, index: number): { end: number; month: number } | undefined {
  const first = monthAt(text, index);
  if (!first) return undefined;
  const between = at(BETWEEN_MONTHS, text, first.end);
  const second = between && monthAt(text, first.end + between[0].length);
  if (!between || second?.month !== first.month) return first;
  const closes = between[0].includes('(') && text[second.end] === ')';
  return { end: second.end + (closes ? 1 : 0), month: first.month };
}

/**
 * The day that stands in `text` exactly at UTF-16 offset `index`, in words or figures, its weekday and Hijri twin
 * included. A date without a year is read where `text` has none to give.
 */
export function dayAt(text: string, index: number): WrittenDay | undefined {
  let from = index;
  for (const before of [WEEKDAY, HIJRI]) from += at(before, text, from)?.[0].length ?? 0;
  const words = at(DAY, text, from);
  if (words) {
    const months = monthsAt(text, from + words[0].length);
    if (!months) return undefined;
    const year = at(YEAR, text, months.end);
    return day(
      index,
      months.end + (year?.[0].trimEnd().length ?? 0),
      year?.[1],
      months.month,
      words[1] ?? '1',
    );
  }
  const yearFirst = at(YEAR_FIRST, text, from);
  if (yearFirst) {
    const [whole, year = '', , month = '', date = ''] = yearFirst;
    return day(index, from + whole.length, year, month, date);
  }
  const dayFirst = at(DAY_FIRST, text, from);
  if (dayFirst) {
    const [whole, date = '', , month = '', year = ''] = dayFirst;
    return day(index, from + whole.trimEnd().length, year, month, date);
  }
  const noYear = at(NO_YEAR, text, from);
  if (!noYear) return undefined;
  const [whole, date = '', month = ''] = noYear;
  return day(index, from + whole.length, undefined, month, date);
}

const MAY_BEGIN = new RegExp(
  `(?<![\\p{L}\\p{M}]|${D}[-/.]?)(?:${D}|[أا]ول\\s|الأول\\s|يوم\\s|الأ?ا?حد|الا|الإ|الثل|الأرب|الخم|الجم|السبت)`,
  'gu',
);

/** The first day in `text` after which only `rest` is left, or nothing. */
export function dayBefore(text: string, rest: RegExp): WrittenDay | undefined {
  for (const { index } of text.matchAll(MAY_BEGIN)) {
    const found = dayAt(text, index);
    if (found && rest.test(text.slice(found.end))) return found;
  }
  return undefined;
}
