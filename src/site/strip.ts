import { addDays, daysBetween } from '../arabic/calendar.ts';
import type { Timeline, TimelineEvent } from '../archive/types.ts';

/** A cell of a strip: a day with its events, or a stretch of days without any. */
export type StripCell = { day: string; events: TimelineEvent[] } | { day: string; emptyDays: number };

const MOST_CELLS = 10;

/**
 * The days of a timeline, from its first event after the background to its last, as cells. Two or more empty days are
 * folded into one cell once the stretch is longer than a week. Empty where no day is known, or for more than ten cells.
 */
export function stripCells(timeline: Timeline): StripCell[] {
  const days = new Map<string, TimelineEvent[]>();
  for (const event of timeline.events) {
    if (event.background || event.date.precision !== 'day') continue;
    days.set(event.date.start, [...(days.get(event.date.start) ?? []), event]);
  }
  const known = [...days.keys()].sort();
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < 2) return [];
  const isWeek = daysBetween(first, last) < 7;
  const cells: StripCell[] = [];
  for (const [i, day] of known.entries()) {
    cells.push({ day, events: days.get(day) ?? [] });
    const next = known[i + 1];
    const emptyDays = next === undefined ? 0 : daysBetween(day, next) - 1;
    if (isWeek) {
      for (let n = 1; n <= emptyDays; n++) cells.push({ day: addDays(day, n), emptyDays: 1 });
    } else if (emptyDays > 0) cells.push({ day: addDays(day, 1), emptyDays });
  }
  return cells.length > MOST_CELLS ? [] : cells;
}
