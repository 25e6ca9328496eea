import { type FoundDate, findDates } from '../../arabic/dates/find.ts';
import { signatures } from '../agencies.ts';
import type { Article } from '../types.ts';

/** The dates that `text`, words of `article`, says, as `findDates` reads them: not those in the names of its agencies. */
export function datesIn(text: string, { date, source, wire }: Article): FoundDate[] {
  return findDates(
    text,
    date,
    [source, wire].flatMap(signatures).map(({ name }) => name),
  );
}
