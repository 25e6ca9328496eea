/** An instant, in UTC (RFC 3339): a day `YYYY-MM-DD` and a time with its zone, `14:30+03:00`. */
export function instantOf(day: string, time: string): string {
  return new Date(`${day}T${time.slice(0, 5)}:00${time.slice(5)}`).toISOString().replace('.000', '');
}

/** A date in words or in EDTF (ISO 8601-2, level 0): a year, a month, a day, or an interval of them. */
export interface Edtf {
  precision: 'year' | 'month' | 'day' | 'interval';
  /** First day, `YYYY-MM-DD`. */
  start: string;
  /** Last day, `YYYY-MM-DD`. */
  end: string;
  /** The EDTF itself: `2019`, `2022-01`, `2022-01-10`, `2022-01-10/2022-01-13`. */
  text: string;
}

/** The twelve months as the press names them, January first: in Beirut, in Cairo and the Gulf, in Rabat, in Algiers and Tunis. */
export const MONTHS = {
  levant: [
    'كانون الثاني',
    'شباط',
    'آذار',
    'نيسان',
    'أيار',
    'حزيران',
    'تموز',
    'آب',
    'أيلول',
    'تشرين الأول',
    'تشرين الثاني',
    'كانون الأول',
  ],
  egypt: [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'مايو',
    'يونيو',
    'يوليو',
    'أغسطس',
    'سبتمبر',
    'أكتوبر',
    'نوفمبر',
    'ديسمبر',
  ],
  morocco: [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'ماي',
    'يونيو',
    'يوليوز',
    'غشت',
    'شتنبر',
    'أكتوبر',
    'نونبر',
    'دجنبر',
  ],
  algeria: [
    'جانفي',
    'فيفري',
    'مارس',
    'أفريل',
    'ماي',
    'جوان',
    'جويلية',
    'أوت',
    'سبتمبر',
    'أكتوبر',
    'نوفمبر',
    'ديسمبر',
  ],
} as const;

const DAY_MS = 86_400_000;

function utc(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`);
}

function parts(iso: string): [year: number, month: number, day: number] {
  return iso.split('-').map(Number) as [number, number, number];
}

/** Whether `iso` is `YYYY-MM-DD` and such a day exists in the Gregorian calendar (years 1000 to 9999). */
export function isRealDate(iso: string): boolean {
  if (!/^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(iso)) return false;
  const [year, month, day] = parts(iso);
  return day <= 28 || day <= daysIn(year, month);
}

/** How many days the month has, 1 to 12, of a year in the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The day `count` days after `iso` (before it when negative), as `YYYY-MM-DD`. */
export function addDays(iso: string, count: number): string {
  return new Date(utc(iso) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`, both `YYYY-MM-DD`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY_MS);
}

/** The first of the month `count` months after the month of `iso`, as `YYYY-MM-DD`. */
export function shiftMonths(iso: string, count: number): string {
  const [year, month] = parts(iso);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

/** Whole calendar months from the month of `from` to that of `to`, both `YYYY-MM-DD`; negative when `to` is earlier. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth] = parts(from);
  const [toYear, toMonth] = parts(to);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}

function single(text: string): Edtf | undefined {
  if (/^[1-9]\d{3}$/.test(text))
    return { precision: 'year', start: `${text}-01-01`, end: `${text}-12-31`, text };
  if (/^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text)) {
    const [year, month] = text.split('-').map(Number) as [number, number];
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    return { precision: 'month', start: `${text}-01`, end: `${text}-${last}`, text };
  }
  return isRealDate(text) ? { precision: 'day', start: text, end: text, text } : undefined;
}

/**
 * Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `A/B`. Gives `undefined` for anything else, an impossible day and an
 * interval whose end does not lie after its start included.
 */
export function parseEdtf(text: string): Edtf | undefined {
  const [first = '', second, ...more] = text.split('/');
  const start = single(first);
  if (second === undefined) return start;
  const end = single(second);
  if (!start || !end || more.length > 0 || end.end <= start.end || end.start < start.start) return undefined;
  return { precision: 'interval', start: start.start, end: end.end, text };
}

/** The place of the weekday of `iso` in a week, Sunday 0. */
export function weekdayOf(iso: string): number {
  return new Date(utc(iso)).getUTCDay();
}

/** The month of a day or a month, 1 to 12. */
export function monthOf(iso: string): number {
  return parts(iso)[1];
}

/** The day of the month of `iso`, 1 to 31. */
export function dayOfMonth(iso: string): number {
  return parts(iso)[2];
}
