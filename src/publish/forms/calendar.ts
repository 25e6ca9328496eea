import ical, { type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays, dateLabel } from '../../arabic/calendar.ts';
import type { Timeline, TimelineEvent } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';
import { creditLine } from './citation.ts';

// RFC 5545, 3.8.1.11. What a later dispatch put off is as little settled as what was only announced.
const STATUS: Readonly<Record<string, ICalEventStatus>> = {
  held: ICalEventStatus.CONFIRMED,
  stated: ICalEventStatus.CONFIRMED,
  scheduled: ICalEventStatus.TENTATIVE,
  postponed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

/** Whether the words give days: a calendar cannot say "some time in 2019" without inventing a day. */
function hasDays({ date }: TimelineEvent): boolean {
  return date.text.split('/').every((text) => text.length === 'YYYY-MM-DD'.length);
}

/** The events of a timeline that a calendar can hold, and those that are left out of it. */
export function calendarEvents({ events }: Timeline): { inside: TimelineEvent[]; left: TimelineEvent[] } {
  return { inside: events.filter(hasDays), left: events.filter((event) => !hasDays(event)) };
}

function entry(event: TimelineEvent): ICalEventData {
  const quotes = event.evidence.map(
    ({ quote, article, anchor }) =>
      `«${quote}»\n${creditLine(article)}\n${absolute(addresses.article(article.id, anchor))}`,
  );
  return {
    id: `${event.id}.${event.timeline}@${new URL(site.origin).hostname}`,
    stamp: new Date(`${event.asOf}T00:00:00Z`),
    start: event.date.start,
    end: addDays(event.date.end, 1),
    allDay: true,
    summary: event.title,
    description: [words.claimInFull(event.claim, event.asOf), ...quotes].join('\n\n'),
    status: STATUS[event.claim] ?? ICalEventStatus.TENTATIVE,
    transparency: ICalEventTransparency.TRANSPARENT,
    url: absolute(addresses.event(event.timeline, event.id)),
    location: event.place?.name ?? null,
  };
}

/** Says which events of a timeline its calendar leaves out; `undefined` where it holds them all. */
export function leftOutOfCalendar(timeline: Timeline): string | undefined {
  const { left } = calendarEvents(timeline);
  if (left.length === 0) return undefined;
  const names = left.map(({ title, date }) => `${title} (${dateLabel(date)})`);
  return `${words.publish.leftOut(left.length)} ${names.join('، ')}.`;
}

/**
 * A timeline as iCalendar (RFC 5545): all-day events with an exclusive end, `TENTATIVE` where only announced, stamped
 * with the day of the dispatch. Events without a day are left out, and the calendar's description names them.
 */
export function asCalendar(timeline: Timeline): string {
  const { inside } = calendarEvents(timeline);
  const calendar = ical({
    name: timeline.title,
    prodId: { company: 'mahdar', product: 'timeline', language: site.lang.toUpperCase() },
    url: absolute(addresses.timeline(timeline.id)),
    description: leftOutOfCalendar(timeline) ?? null,
    events: inside.map(entry),
  });
  return `${calendar.toString().replace(/(?:\r\n)?$/, '')}\r\n`;
}
