import { addDays, daysBetween, type Edtf, monthsBetween, shiftMonths } from '../../arabic/calendar.ts';
import type { Timeline, TimelineEvent } from '../types.ts';

/** The length of time that a cell covers; a `span` is several years. */
export type StripUnit = 'day' | 'week' | 'month' | 'year' | 'span';

/** A cell: one unit of time with its events, or a run of empty units. */
export type StripCell =
  | { first: string; last: string; events: readonly TimelineEvent[] }
  | { first: string; last: string; empty: number };

export interface Strip {
  unit: StripUnit;
  cells: readonly StripCell[];
  /** How many events have too imprecise a date for a cell: no day is made up for them. */
  undated: number;
}

const MOST_CELLS = 10;
const WEEK = 7;

/** A way to divide the calendar: which unit a day lies in, and how many units lie between two. */
interface Division {
  unit: StripUnit;
  first(day: string): string;
  last(first: string): string;
  /** How many whole units lie between those that begin on `a` and `b`. */
  between(a: string, b: string): number;
  fits(date: Edtf): boolean;
}

const isDay = ({ text, precision }: Edtf): boolean => precision === 'day' || /^\d{4}-\d\d-\d\d\//.test(text);
const isMonth = (date: Edtf): boolean => isDay(date) || /^\d{4}-\d\d(\/|$)/.test(date.text);

/** A week begins on Sunday, as in the Arabic press. */
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

/** The cells of `events` under `division`. A single empty day within a week stays a cell, as on a calendar. */
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
 * The strip of a timeline's events without its background: in days, weeks, months or years, whichever is
 * the finest that needs at most ten cells. Empty units are merged and counted. Has no cells if fewer than
 * two would contain an event.
 */
export function stripOf(timeline: Timeline): Strip {
  const events = timeline.events.filter(({ background }) => !background);
  for (const division of DIVISIONS) {
    const dated = events.filter(({ date }) => division.fits(date));
    const cells = cellsBy(division, dated);
    // A finer unit must not leave out most of the events.
    if (cells.length > MOST_CELLS || dated.length * 2 < events.length) continue;
    if (cells.filter((cell) => 'events' in cell).length < 2) break;
    return { unit: division.unit, cells, undated: events.length - dated.length };
  }
  return { unit: 'day', cells: [], undated: 0 };
}
