import type { Timeline, TimelineEvent } from '../types.ts';

/** The steps of one story, the earliest first: an event and those that continue it, one after the other. */
export type Story = readonly [TimelineEvent, ...TimelineEvent[]];

/** The stories of a timeline, by their first event, in its order. Most have one step. */
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

/** Whether an event stands as it was announced: not reported, put off, called off, or told on by another. */
export function isStillDue({ claim, continuedBy }: TimelineEvent): boolean {
  return claim === 'scheduled' && continuedBy === undefined;
}
