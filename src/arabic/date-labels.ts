import { dayOfMonth, type Edtf, MONTHS, monthOf, parseEdtf, weekdayOf } from './calendar.ts';

/** The names of the months: those of one country's press, or both, «كانون الثاني/يناير», as many wires write them. */
export const MONTH_NAMES = ['both', 'levant', 'egypt', 'morocco', 'algeria'] as const;
export type MonthNames = (typeof MONTH_NAMES)[number];

const WEEKDAYS = ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'] as const;

/** Dates in Arabic words and Western digits, with the month names of `months`. Days are `YYYY-MM-DD`. */
export function arabicDates(months: MonthNames) {
  /** A single name; for `both`, the Levantine one. */
  const shortMonth = (iso: string): string =>
    MONTHS[months === 'both' ? 'levant' : months][monthOf(iso) - 1] as string;
  /** «كانون الثاني/يناير» */
  const monthName = (iso: string): string =>
    months === 'both' ? `${shortMonth(iso)}/${MONTHS.egypt[monthOf(iso) - 1]}` : shortMonth(iso);
  /** «كانون الثاني/يناير 2022» of a day or a month. */
  const month = (iso: string): string => `${monthName(iso)} ${iso.slice(0, 4)}`;
  /** «الأحد» */
  const weekday = (iso: string): string => WEEKDAYS[weekdayOf(iso)] as string;
  /** «9 كانون الثاني/يناير 2022», and with `weekday` «الأحد 9 كانون الثاني/يناير 2022». */
  const day = (iso: string, options: { weekday?: boolean } = {}): string =>
    `${options.weekday ? `${weekday(iso)} ` : ''}${dayOfMonth(iso)} ${month(iso)}`;
  /** A date at its own precision: «خلال عام 2019», «خلال كانون الثاني/يناير 2022», a day, «من … إلى …». */
  const date = ({ precision, text, start }: Edtf): string => {
    if (precision === 'year') return `خلال عام ${text}`;
    if (precision === 'month') return `خلال ${month(start)}`;
    if (precision === 'day') return day(start);
    const [from = '', to = ''] = text.split('/');
    return `من ${end(from)} إلى ${end(to)}`;
  };
  const end = (text: string): string => {
    const { precision, start } = parseEdtf(text) as Edtf;
    if (precision === 'year') return `عام ${text}`;
    return precision === 'month' ? month(start) : day(start);
  };
  return {
    shortMonth,
    monthName,
    month,
    weekday,
    day,
    date,
    /** «9 كانون الثاني»: inside a sentence that is about a dispatch. */
    shortDay: (iso: string): string => `${dayOfMonth(iso)} ${shortMonth(iso)}`,
    /** «السبت 29»: under the name of a month. */
    weekdayAndDay: (iso: string): string => `${weekday(iso)} ${dayOfMonth(iso)}`,
  };
}
