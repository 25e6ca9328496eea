import type { RetiredAddress, Timeline, TimelineEvent } from '../types.ts';
import { isStillDue } from './story.ts';

/** How many events a frame shows: past ones, and ones that are still due. */
const SHOWN = { known: 6, due: 4 } as const;

/** The events of a timeline for a frame on another site: the last known ones and the next scheduled ones. */
export function eventsToEmbed({ events }: Timeline): readonly TimelineEvent[] {
  const known = events.findLastIndex((event) => !isStillDue(event)) + 1;
  return events.slice(Math.max(0, known - SHOWN.known), known + SHOWN.due);
}

/** Retired addresses, and those of retired timelines' frames, because other sites link to them. */
export function withEmbeds(retired: readonly RetiredAddress[]): RetiredAddress[] {
  return retired.flatMap((one): RetiredAddress[] => {
    const { path, standing } = one;
    if (path[0] !== 'timeline' || path.length !== 2) return [one];
    const frame = { path: [...path, 'embed'], anchors: [] };
    return standing.kind === 'gone'
      ? [one, { ...frame, standing }]
      : [one, { ...frame, standing: { kind: 'moved', to: [...standing.to, 'embed'] } }];
  });
}
