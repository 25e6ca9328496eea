import { type FoundDate, findDates } from '../../arabic/dates/find.ts';
import type { Article } from '../types.ts';

/** The dates in `text`, words of `article`, found by `findDates`; those in agency names do not count. */
export function datesIn(text: string, { date, datelikeNames }: Article): FoundDate[] {
  return findDates(text, date, datelikeNames);
}
