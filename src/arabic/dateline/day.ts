import { isRealDate } from '../calendar.ts';
import { monthNameAt } from '../dates/months/phrases.ts';
import { createReader } from '../dates/reader.ts';
import { WEEKDAYS } from '../dates/weekdays.ts';
import { asciiDigits } from '../script/fold.ts';

/** A day as a dateline writes it; UTF-16 offsets in the searched text. */
export interface WrittenDay {
  start: number;
  end: number;
  /** `YYYY-MM-DD`; missing where the words look like a date but name no real day, or no year. */
  iso?: string;
  /** `MM-DD` of a date without a year. */
  monthDay?: string;
}

const D = '[\\d٠-٩۰-۹]';
// «18 صفر 1440 هـ الموافق 27 أكتوبر 2018 م»: the Hijri day is skipped, the Gregorian one is read.
const HIJRI = new RegExp(
  `${D}{1,2}\\s+\\p{L}[\\p{L}\\p{M} ]{1,24}?\\s*${D}{4}\\s*(?:(?:هـ|ه|ھ)\\s*(?:الموافق|/|-|،)?|الموافق)\\s*`,
  'uy',
);
const DAY = new RegExp(`(?:(${D}{1,2})|(أول|اول|الأول))\\s*(?:من\\s+)?(?=\\p{L})`, 'uy');
// A weekday, or two names of one month, is never longer than this (UTF-16 units).
const LONGEST_MONTHS = 50;
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
  // Checked in a leap year, which has every day of the calendar.
  if (year === undefined) return { start, end, ...(isRealDate(`2000-${monthDay}`) && { monthDay }) };
  const iso = `${asciiDigits(year)}-${monthDay}`;
  return { start, end, ...(isRealDate(iso) && { iso }) };
}

/** A month with one name or two, in either order: «كانون الثاني/يناير», «يناير كانون الثاني», «مايو (أيار)». */
function monthsAt(text: string, index: number): { end: number; month: number } | undefined {
  const reader = createReader(text.slice(index, index + LONGEST_MONTHS), '');
  const name = monthNameAt(reader, 0, 'none');
  return name && { end: index + (reader.tokens[name.next - 1]?.end ?? 0), month: name.month };
}

/** The offset after the weekday at `index`; `index` itself if there is no weekday. */
function afterWeekday(text: string, index: number): number {
  const reader = createReader(text.slice(index, index + LONGEST_MONTHS), '');
  const named = reader.word(0) === 'يوم' ? 1 : 0;
  if (!WEEKDAYS.has(reader.word(named))) return index;
  const next = /^[،,]$/.test(reader.mark(named + 1)) ? named + 2 : named + 1;
  return index + (reader.tokens[next]?.start ?? reader.tokens[next - 1]?.end ?? 0);
}

/**
 * The day that begins exactly at UTF-16 offset `index`, in words or figures, including its weekday and Hijri date. A
 * date without a year is accepted where no year follows.
 */
export function dayAt(text: string, index: number): WrittenDay | undefined {
  let from = afterWeekday(text, index);
  from += at(HIJRI, text, from)?.[0].length ?? 0;
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

/** The first day in `text` that is followed only by `rest`, or by nothing. */
export function dayBefore(text: string, rest: RegExp): WrittenDay | undefined {
  for (const { index } of text.matchAll(MAY_BEGIN)) {
    const found = dayAt(text, index);
    if (found && rest.test(text.slice(found.end))) return found;
  }
  return undefined;
}
