import { isRealDate } from './calendar.ts';
import { asciiDigits } from './fold.ts';
import { monthNumber } from './months.ts';

/** A piece of a paragraph: UTF-16 offsets and the words between them. */
export interface Piece {
  start: number;
  end: number;
  text: string;
}

/** The opening of a dispatch: who sends it, and when: «(پاکستان پوائنٹ نیوز / سبوتنيك - 09 كانون الثاني 2022ء)». */
export interface Dateline extends Piece {
  names: Piece[];
  /** `iso` is missing where the words look like a date but name no real day. */
  date?: Piece & { iso?: string };
}

const BRACKET = /^\s*(\(([^()\n]{2,160})\))/;
// Day, one or two names of the month, year, with the mark of the era (م, or the Urdu ء).
const DAY_IN_WORDS =
  /([\d٠-٩۰-۹]{1,2})\s+([\p{Script=Arabic}]+(?:\s+[\p{Script=Arabic}]+)?)(?:\s*\/\s*([\p{Script=Arabic}]+(?:\s+[\p{Script=Arabic}]+)?))?\s+([\d٠-٩۰-۹]{4})\s*[مء]?\s*$/u;
const DAY_IN_FIGURES = /([\d٠-٩۰-۹]{4})-([\d٠-٩۰-۹]{2})-([\d٠-٩۰-۹]{2})\s*$/;
const DAY_FIRST = /([\d٠-٩۰-۹]{1,2})\/([\d٠-٩۰-۹]{1,2})\/([\d٠-٩۰-۹]{4})\s*$/;

function iso(year: string, month: number, day: string): string | undefined {
  const text = `${asciiDigits(year)}-${String(month).padStart(2, '0')}-${asciiDigits(day).padStart(2, '0')}`;
  return isRealDate(text) ? text : undefined;
}

function findDate(inner: string): { index: number; iso?: string } | undefined {
  const words = DAY_IN_WORDS.exec(inner);
  if (words) {
    const [, day = '', first = '', second, year = ''] = words;
    const month = monthNumber(first) ?? (second === undefined ? undefined : monthNumber(second));
    return { index: words.index, ...(month && { iso: iso(year, month, day) }) };
  }
  const figures = DAY_IN_FIGURES.exec(inner);
  if (figures)
    return {
      index: figures.index,
      iso: iso(figures[1] ?? '', Number(asciiDigits(figures[2] ?? '')), figures[3] ?? ''),
    };
  const dayFirst = DAY_FIRST.exec(inner);
  return dayFirst
    ? {
        index: dayFirst.index,
        iso: iso(dayFirst[3] ?? '', Number(asciiDigits(dayFirst[2] ?? '')), dayFirst[1] ?? ''),
      }
    : undefined;
}

/**
 * Finds the dateline at the start of a dispatch's first paragraph: a bracket that ends in a date, or one that holds
 * only names of `knownNames`. Gives `undefined` where the paragraph opens otherwise.
 */
export function findDateline(paragraph: string, knownNames: readonly string[] = []): Dateline | undefined {
  const bracket = BRACKET.exec(paragraph);
  if (!bracket) return undefined;
  const [whole, , inner = ''] = bracket;
  const start = whole.indexOf('(');
  const innerStart = start + 1;
  const date = findDate(inner);
  const head = (date ? inner.slice(0, date.index) : inner).replace(/[\s\-–—،,/]+$/, '');
  const names: Piece[] = [];
  for (const match of head.matchAll(/[^/]+?(?=\s*(?:\/|$|\s[-–—]\s))/g)) {
    const text = match[0].replace(/^[\s\-–—]+/, '');
    if (text === '') continue;
    const at = innerStart + match.index + match[0].length - text.length;
    names.push({ start: at, end: at + text.length, text });
  }
  if (!date && !(names.length > 0 && names.every((name) => knownNames.includes(name.text)))) return undefined;
  const end = whole.length;
  const dateline: Dateline = { start, end, text: paragraph.slice(start, end), names };
  if (date) {
    const text = inner.slice(date.index).trimEnd();
    const at = innerStart + date.index;
    dateline.date = { start: at, end: at + text.length, text, ...(date.iso && { iso: date.iso }) };
  }
  return dateline;
}
