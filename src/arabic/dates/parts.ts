/** Which way «الماضي», «الجاري» and «المقبل» turn, and how often: «قبل الماضي» is twice. */
export interface Turn {
  to: 'past' | 'current' | 'next';
  times: number;
}

/** Whether the clause of a date tells of what was, on or before the dispatch's day, or of what is to come. */
export type Tense = 'past' | 'future';

/** What the words of one date say, before it is known which day that is. */
export interface DateParts {
  year?: number;
  /** Years from that of the dispatch: «العام الماضي» is -1. */
  yearShift?: number;
  /** 1 to 12 */
  month?: number;
  /** Months from that of the dispatch: «الشهر المقبل» is 1. */
  monthShift?: number;
  day?: number;
  /** 0 is Sunday. */
  weekday?: number;
  /** Which one of its month: «الأحد الأول من شباط» is 1; -1 is the last. */
  nth?: number;
  /** Days from the dispatch: «أمس» is -1. */
  dayShift?: number;
  /** What the month or the weekday is said to be. */
  turn?: Turn;
  /** Said by the verb, where the words leave the week or the year open; see tense.ts. */
  tense?: Tense;
}

/** A date as it stands in a text. */
export interface Phrase {
  parts: DateParts;
  /** UTF-16 offsets of its words. */
  start: number;
  end: number;
  /** The token after it. */
  next: number;
  /** Only a day or a year in figures or an ordinal: a date in a list or a range alone. */
  bare?: 'day' | 'ordinal' | 'year';
}

export type Precision = 'day' | 'month' | 'year';

/** How fine a date is. */
export function precisionOf(parts: DateParts): Precision {
  if (parts.day !== undefined || parts.weekday !== undefined || parts.dayShift !== undefined) return 'day';
  return parts.month !== undefined || parts.monthShift !== undefined ? 'month' : 'year';
}
