import type { Timeline, TimelineEvent } from '../types.ts';

/** The steps of one story, earliest first: an event and the events that continue it. */
export type Story = readonly [TimelineEvent, ...TimelineEvent[]];

/** The stories of a timeline, ordered by their first event. Most have one step. */
export function storiesOf({ events }: Timeline): Story[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return events
    .filter(({ continues }) => continues === undefined)
    .map((first) => {
      const story: [TimelineEvent, ...TimelineEvent[]] = [first];
      for (let next = first.continuedBy; next; ) {
        const event = byId.get(next.id);
        if (!event || story.includes(event)) break;
        story.push(event);
        next = event.continuedBy;
      }
      return story;
    });
}

/** Whether a scheduled event is still to come: not reported, postponed, cancelled or continued by another event. */
export function isStillDue({ claim, continuedBy }: TimelineEvent): boolean {
  return claim === 'scheduled' && continuedBy === undefined;
}
