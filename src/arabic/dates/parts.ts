/** The direction of «الماضي», «الجاري» or «المقبل», and how many steps: «قبل الماضي» is two. */
export interface Turn {
  to: 'past' | 'current' | 'next';
  times: number;
}

/** Whether the clause of a date tells of the past (the dispatch's day included) or of the future. */
export type Tense = 'past' | 'future';

/** What the words of one date say, before they are resolved to a day. */
export interface DateParts {
  year?: number;
  /** Years relative to the dispatch: «العام الماضي» is -1. */
  yearShift?: number;
  /** 1 to 12 */
  month?: number;
  /** Months relative to the dispatch: «الشهر المقبل» is 1. */
  monthShift?: number;
  day?: number;
  /** 0 is Sunday. */
  weekday?: number;
  /** Which of the month's weekdays: «الأحد الأول من شباط» is 1; -1 is the last. */
  nth?: number;
  /** Days relative to the dispatch: «أمس» is -1. */
  dayShift?: number;
  /** «الماضي», «الجاري» or «المقبل» said of the month or weekday. */
  turn?: Turn;
  /** Taken from the verb, where the words leave the week or the year open; see tense.ts. */
  tense?: Tense;
}

/** A date as it stands in a text. */
export interface Phrase {
  parts: DateParts;
  /** UTF-16 offsets of its words. */
  start: number;
  end: number;
  /** The index of the token after it. */
  next: number;
  /** Only a day or a year, in figures or as an ordinal: a date only within a list or a range. */
  bare?: 'day' | 'ordinal' | 'year';
}

export type Precision = 'day' | 'month' | 'year';

/** The precision of a date: year, month or day. */
export function precisionOf(parts: DateParts): Precision {
  if (parts.day !== undefined || parts.weekday !== undefined || parts.dayShift !== undefined) return 'day';
  return parts.month !== undefined || parts.monthShift !== undefined ? 'month' : 'year';
}
