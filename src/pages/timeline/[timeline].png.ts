import type { APIRoute, GetStaticPaths } from 'astro';
import { pngOf } from '../../publish/cards/draw.ts';
import { timelineCard } from '../../publish/cards/subjects.ts';
import { currentArchive, timelinesToMake } from '../../publish/current-archive.ts';
import { site } from '../../site/settings.ts';

export const getStaticPaths = (() =>
  (site.hasCards ? timelinesToMake() : []).map(({ id }) => ({
    params: { timeline: id },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const timeline = currentArchive().timeline(params.timeline ?? '');
  return timeline ? pngOf(timelineCard(timeline)) : new Response(null, { status: 404 });
};
