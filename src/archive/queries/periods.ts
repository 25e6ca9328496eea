import type { TimelineEvent } from '../types.ts';

/** With more events than this, a timeline's page lists them in brief, and each year (or month) gets its own page. */
export const MOST_IN_FULL = 60;
/** With more events than this, a list is divided by year or month. */
const MOST_UNDIVIDED = 24;

/** Events of one year, or of one month. */
export interface Period {
  /** EDTF: `2021` or `2021-03`. */
  id: string;
  events: readonly TimelineEvent[];
}

function by(events: readonly TimelineEvent[], length: number): Period[] {
  const periods = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    // A date of a year only has no month: the event stays with its year.
    const id = event.date.text.slice(0, length).replace(/[/].*/, '');
    periods.set(id, [...(periods.get(id) ?? []), event]);
  }
  return [...periods].map(([id, events]) => ({ id, events }));
}

/** `events` by year; a year with more than `MOST_IN_FULL` by month. In order. */
export function periodsOf(events: readonly TimelineEvent[]): Period[] {
  return by(events, 4).flatMap((year) => (year.events.length > MOST_IN_FULL ? by(year.events, 7) : [year]));
}

/** The periods into which a page divides a list of `events`; empty if it needs no division. */
export function divisionsOf(events: readonly TimelineEvent[]): Period[] {
  if (events.length <= MOST_UNDIVIDED) return [];
  const years = by(events, 4);
  return years.length > 1 ? periodsOf(events) : by(events, 7);
}

/**
 * The pages of a long timeline: one for every year, and one for every month of a year that is too
 * long. Empty for a short one.
 */
export function pagesOf(events: readonly TimelineEvent[]): Period[] {
  if (events.length <= MOST_IN_FULL) return [];
  // Later entries win: a year's page holds all of the year, not only events without a month.
  const pages = new Map([...periodsOf(events), ...by(events, 4)].map((period) => [period.id, period]));
  return [...pages.values()];
}
