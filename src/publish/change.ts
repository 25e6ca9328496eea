import type { Article, Timeline } from '../archive/types.ts';

/** The day an article last changed: its newest correction or update, else its own date. `YYYY-MM-DD`. */
export function lastChanged({ date, updated = date, corrections }: Article): string {
  return [date, updated, ...corrections.map((correction) => correction.date)].sort().at(-1) as string;
}

/** The day of the newest dispatch that a timeline quotes; `undefined` for none. */
export function newestDispatch({ events }: Pick<Timeline, 'events'>): string | undefined {
  return events
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1);
}

/** When the wire sent an article (RFC 3339). Without a time: midnight UTC of its day. */
export function publishedAt({ date, time }: Article): string {
  return time === undefined ? midnight(date) : `${date}T${time.slice(0, 5)}:00${time.slice(5)}`;
}

/** When an article last changed (RFC 3339), never before it was published. Only the day is known. */
export function changedAt(article: Article): string {
  const published = publishedAt(article);
  const day = lastChanged(article);
  const isLater = day !== article.date && Date.parse(midnight(day)) > Date.parse(published);
  return isLater ? midnight(day) : published;
}

/** Midnight UTC of a day, for formats that require an instant (RFC 3339). */
function midnight(day: string): string {
  return `${day}T00:00:00Z`;
}
