import type { Article, Timeline } from '../archive/types.ts';

/** The dispatches that a timeline quotes, each once, oldest first. */
export function dispatchesOf(timeline: Timeline): Article[] {
  const quoted = new Set(timeline.events.flatMap(({ evidence }) => evidence.map(({ article }) => article)));
  return [...quoted].sort((a, b) => (a.date < b.date || (a.date === b.date && a.id < b.id) ? -1 : 1));
}
