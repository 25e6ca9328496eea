import type { Article, TimelineEvent } from '../types.ts';

/** The dispatches that a timeline's events (or some of them) quote, without duplicates, oldest first. */
export function dispatchesOf({ events }: { events: readonly TimelineEvent[] }): Article[] {
  const quoted = new Set(events.flatMap(({ evidence }) => evidence.map(({ article }) => article)));
  return [...quoted].sort((a, b) => (a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1));
}
