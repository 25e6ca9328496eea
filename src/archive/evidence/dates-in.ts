import { type FoundDate, findDates } from '../../arabic/dates/find.ts';
import type { Article } from '../types.ts';

/** The dates that `text`, words of `article`, says, as `findDates` reads them: not those in the names of agencies. */
export function datesIn(text: string, { date, datelikeNames }: Article): FoundDate[] {
  return findDates(text, date, datelikeNames);
}
