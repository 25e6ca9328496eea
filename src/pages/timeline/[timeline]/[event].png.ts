import type { APIRoute, GetStaticPaths } from 'astro';
import { pngOf } from '../../../publish/cards/draw.ts';
import { eventCard } from '../../../publish/cards/subjects.ts';
import { currentArchive, timelinesToMake } from '../../../publish/current-archive.ts';
import { site } from '../../../site/settings.ts';

export const getStaticPaths = (() =>
  (site.hasCards ? timelinesToMake() : []).flatMap(({ id, events }) =>
    events.map((event) => ({ params: { timeline: id, event: event.id } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const timeline = currentArchive().timeline(params.timeline ?? '');
  const event = timeline?.events.find(({ id }) => id === params.event);
  return event ? pngOf(eventCard(event)) : new Response(null, { status: 404 });
};
