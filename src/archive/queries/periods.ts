import type { TimelineEvent } from '../types.ts';

/** Above so many events a timeline's page lists them in brief, and every year, or month of a full one, has its own page. */
export const MOST_IN_FULL = 60;
/** Above so many events a list is divided by year or month. */
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
    // A year that is all the words give is no month: it stays with its year.
    const id = event.date.text.slice(0, length).replace(/[/].*/, '');
    periods.set(id, [...(periods.get(id) ?? []), event]);
  }
  return [...periods].map(([id, events]) => ({ id, events }));
}

/** `events` by year, and a year of more than `MOST_IN_FULL` by month, in order. */
export function periodsOf(events: readonly TimelineEvent[]): Period[] {
  return by(events, 4).flatMap((year) => (year.events.length > MOST_IN_FULL ? by(year.events, 7) : [year]));
}

/** The periods that a list of `events` is divided into on a page; none where it needs no division. */
export function divisionsOf(events: readonly TimelineEvent[]): Period[] {
  if (events.length <= MOST_UNDIVIDED) return [];
  const years = by(events, 4);
  return years.length > 1 ? periodsOf(events) : by(events, 7);
}

/** The pages of a long timeline: every year, and besides it every month of one that is full. None for a short one. */
export function pagesOf(events: readonly TimelineEvent[]): Period[] {
  if (events.length <= MOST_IN_FULL) return [];
  // The later of one id wins: a year's page holds all of it, not only what is dated to the year alone.
  const pages = new Map([...periodsOf(events), ...by(events, 4)].map((period) => [period.id, period]));
  return [...pages.values()];
}
