import type { Claim, Timeline, TimelineEvent } from '../types.ts';

/** A filter of a timeline: one party, one place, one claim, or a combination. */
export interface Filter {
  /** Id of a party. */
  party?: string;
  /** Id of a place. */
  place?: string;
  claim?: Claim;
}

export const FACETS = ['party', 'place', 'claim'] as const;
export type Facet = (typeof FACETS)[number];

/** An event's values for `facet`: ids of its parties, id of its place, or its claim. */
function valuesOf(event: TimelineEvent, facet: Facet): string[] {
  if (facet === 'party') return event.parties.map(({ id }) => id);
  if (facet === 'place') return event.place ? [event.place.id] : [];
  return [event.claim];
}

/** The events of `timeline` that match `filter`, in its order. */
export function eventsUnder(timeline: Timeline, filter: Filter): readonly TimelineEvent[] {
  return timeline.events.filter((event) =>
    FACETS.every((facet) => {
      const wanted = filter[facet];
      return wanted === undefined || valuesOf(event, facet).includes(wanted);
    }),
  );
}

/** Every filter that matches some but not all events of `timeline`, without duplicates. */
export function filtersOf(timeline: Timeline): Filter[] {
  const found = new Map<string, Filter>();
  for (const event of timeline.events) {
    let filters: Filter[] = [{}];
    for (const facet of FACETS)
      filters = filters.flatMap((filter) => [
        filter,
        ...valuesOf(event, facet).map((value) => ({ ...filter, [facet]: value })),
      ]);
    for (const filter of filters) found.set(FACETS.map((facet) => filter[facet] ?? '').join(' '), filter);
  }
  return [...found.values()].filter((filter) => FACETS.some((facet) => filter[facet] !== undefined));
}
