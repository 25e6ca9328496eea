import { addDays, daysBetween, type Edtf, monthsBetween, shiftMonths } from '../../arabic/calendar.ts';
import type { Timeline, TimelineEvent } from '../types.ts';

/** How much time a cell of a strip covers; a `span` is several years. */
export type StripUnit = 'day' | 'week' | 'month' | 'year' | 'span';

/** A cell: a stretch of time with its events, or a run of stretches of the same length without any. */
export type StripCell =
  | { first: string; last: string; events: readonly TimelineEvent[] }
  | { first: string; last: string; empty: number };

export interface Strip {
  unit: StripUnit;
  cells: readonly StripCell[];
  /** How many events are dated too coarsely to stand in a cell: no day is invented for them. */
  undated: number;
}

const MOST_CELLS = 10;
const WEEK = 7;

/** How a length of time divides the calendar: which stretch a day lies in, and what lies between two of them. */
interface Division {
  unit: StripUnit;
  first(day: string): string;
  last(first: string): string;
  /** How many whole stretches lie between the one that begins at `a` and the one that begins at `b`. */
  between(a: string, b: string): number;
  fits(date: Edtf): boolean;
}

const isDay = ({ text, precision }: Edtf): boolean => precision === 'day' || /^\d{4}-\d\d-\d\d\//.test(text);
const isMonth = (date: Edtf): boolean => isDay(date) || /^\d{4}-\d\d(\/|$)/.test(date.text);

/** A week begins with the Sunday, as the Arabic press counts. */
function sundayOf(day: string): string {
  const sunday = '2000-01-02';
  return addDays(day, -(((daysBetween(sunday, day) % WEEK) + WEEK) % WEEK));
}

function years(count: number): Division {
  const first = (day: string): string => {
    const year = Number(day.slice(0, 4));
    return `${year - (year % count)}-01-01`;
  };
  return {
    unit: count === 1 ? 'year' : 'span',
    first,
    last: (day) => addDays(shiftMonths(day, 12 * count), -1),
    between: (a, b) => Math.round(monthsBetween(a, b) / (12 * count)) - 1,
    fits: () => true,
  };
}

const DIVISIONS: readonly Division[] = [
  {
    unit: 'day',
    first: (day) => day,
    last: (day) => day,
    between: (a, b) => daysBetween(a, b) - 1,
    fits: isDay,
  },
  {
    unit: 'week',
    first: sundayOf,
    last: (day) => addDays(day, WEEK - 1),
    between: (a, b) => daysBetween(a, b) / WEEK - 1,
    fits: isDay,
  },
  {
    unit: 'month',
    first: (day) => `${day.slice(0, 7)}-01`,
    last: (day) => addDays(shiftMonths(day, 1), -1),
    between: (a, b) => monthsBetween(a, b) - 1,
    fits: isMonth,
  },
  ...[1, 2, 5, 10, 20, 50, 100, 1000].map(years),
];

/** The cells of `events` under `division`; a single empty day of one week is a cell of its own, as on a calendar. */
function cellsBy(division: Division, events: readonly TimelineEvent[]): StripCell[] {
  const stretches = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const first = division.first(event.date.start);
    stretches.set(first, [...(stretches.get(first) ?? []), event]);
  }
  const known = [...stretches.keys()].sort();
  const isWeek = division.unit === 'day' && daysBetween(known[0] ?? '', known.at(-1) ?? '') < WEEK;
  return known.flatMap((first, i): StripCell[] => {
    const cell = { first, last: division.last(first), events: stretches.get(first) ?? [] };
    const next = known[i + 1];
    const empty = next === undefined ? 0 : division.between(first, next);
    if (next === undefined || empty === 0) return [cell];
    const from = addDays(cell.last, 1);
    if (!isWeek) return [cell, { first: from, last: addDays(next, -1), empty }];
    const days = Array.from({ length: empty }, (_, n) => addDays(from, n));
    return [cell, ...days.map((day) => ({ first: day, last: day, empty: 1 }))];
  });
}

/**
 * The time of a timeline side by side, its background left out: in days, weeks, months or years, whichever is the
 * finest that needs at most ten cells. Empty stretches are folded, and counted. Without cells where fewer than two
 * would have an event.
 */
export function stripOf(timeline: Timeline): Strip {
  const events = timeline.events.filter(({ background }) => !background);
  for (const division of DIVISIONS) {
    const dated = events.filter(({ date }) => division.fits(date));
    const cells = cellsBy(division, dated);
    // A finer division must not hide most of the events.
    if (cells.length > MOST_CELLS || dated.length * 2 < events.length) continue;
    if (cells.filter((cell) => 'events' in cell).length < 2) break;
    return { unit: division.unit, cells, undated: events.length - dated.length };
  }
  return { unit: 'day', cells: [], undated: 0 };
}
