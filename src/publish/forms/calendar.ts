import ical, { type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays } from '../../arabic/calendar.ts';
import { type Story, storiesOf } from '../../archive/queries/story.ts';
import type { Timeline, TimelineEvent } from '../../archive/types.ts';
import { absolute, addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { words } from '../../site/words.ts';
import { agencyName } from '../agency-name.ts';
import { creditLine } from './credit.ts';

// RFC 5545, 3.8.1.11. A postponed event is as uncertain as a scheduled one.
const STATUS: Readonly<Record<string, ICalEventStatus>> = {
  held: ICalEventStatus.CONFIRMED,
  stated: ICalEventStatus.CONFIRMED,
  scheduled: ICalEventStatus.TENTATIVE,
  postponed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

/** Whether the date is precise to the day: for "some time in 2019" a calendar would have to make up a day. */
function hasDays({ date }: TimelineEvent): boolean {
  return date.text.split('/').every((text) => text.length === 'YYYY-MM-DD'.length);
}

/** The events of a timeline that fit into a calendar, and those that do not. */
export function calendarEvents({ events }: Timeline): { inside: TimelineEvent[]; left: TimelineEvent[] } {
  return { inside: events.filter(hasDays), left: events.filter((event) => !hasDays(event)) };
}

/** The title, with «postponed» or «cancelled» in front, because not every calendar shows the status. */
function summaryOf({ claim, title }: TimelineEvent): string {
  return claim === 'postponed' || claim === 'cancelled' ? `${words.claim[claim]}: ${title}` : title;
}

/** The description of an event: its claim, differing dates, and each quote with its source. */
function wordsOf(event: TimelineEvent): string[] {
  const differing = event.evidence.flatMap(({ says, article }) =>
    says
      ? [
          words.event.givenBy(words.date(says), [
            words.event.source(agencyName(article.wire).name, article.date),
          ]),
        ]
      : [],
  );
  const quotes = event.evidence.map(
    ({ quote, article, anchor }) =>
      `${words.quotes.join(quote)}\n${creditLine(article)}\n${absolute(addresses.article(article.id, anchor))}`,
  );
  const because = event.because === undefined ? [] : [`${words.event.because}: ${event.because}`];
  return [words.claimInFull(event.claim, event.asOf), ...because, ...differing, ...quotes];
}

/**
 * One story as one entry (RFC 5545, 3.8.7.4). It keeps the UID of its first event, and its sequence number rises with
 * every event that continues it, so that a client replaces its copy.
 */
function entry(story: Story): ICalEventData {
  const [first] = story;
  const last = story.findLast(hasDays) ?? first;
  const steps = story
    .filter((event) => event !== last)
    .map((event) => words.event.step(event.claim, event.date));
  return {
    id: `${first.id}.${first.timeline}@${new URL(site.origin).hostname}`,
    sequence: story.length - 1,
    stamp: new Date(`${last.asOf}T00:00:00Z`),
    start: last.date.start,
    end: addDays(last.date.end, 1),
    allDay: true,
    summary: summaryOf(last),
    description: [
      ...wordsOf(last),
      ...(steps.length > 0 ? [`${words.event.before}: ${steps.join(words.semicolon)}`] : []),
    ].join('\n\n'),
    status: STATUS[last.claim] ?? ICalEventStatus.TENTATIVE,
    transparency: ICalEventTransparency.TRANSPARENT,
    url: absolute(addresses.event(last.timeline, last.id)),
    location: last.place?.name ?? null,
  };
}

/** Says which events of a timeline its calendar leaves out; `undefined` if it has them all. */
export function leftOutOfCalendar(timeline: Timeline): string | undefined {
  const { left } = calendarEvents(timeline);
  if (left.length === 0) return undefined;
  const names = left.map(({ title, date }) => `${title} (${words.date(date)})`);
  return `${words.publish.leftOut(left.length)} ${names.join(words.comma)}.`;
}

/**
 * A timeline as iCalendar (RFC 5545): all-day events with an exclusive end, `TENTATIVE` if only scheduled, stamped with
 * the day of the dispatch. Events without a day are left out and named in the calendar's description.
 */
export function asCalendar(timeline: Timeline): string {
  const stories = storiesOf(timeline).filter((story) => story.some(hasDays));
  const calendar = ical({
    name: timeline.title,
    prodId: { company: 'mahdar', product: 'timeline', language: site.lang.toUpperCase() },
    url: absolute(addresses.timeline(timeline.id)),
    description: leftOutOfCalendar(timeline) ?? null,
    events: stories.map(entry),
  });
  return `${calendar.toString().replace(/(?:\r\n)?$/, '')}\r\n`;
}
