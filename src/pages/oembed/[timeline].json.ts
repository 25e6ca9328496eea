import type { APIRoute, GetStaticPaths } from 'astro';
import { currentArchive, timelinesToMake } from '../../publish/current-archive.ts';
import { oembedOf } from '../../publish/page/embed.ts';
import { textResponse } from '../_text-response.ts';

export const getStaticPaths = (() =>
  timelinesToMake().map(({ id }) => ({ params: { timeline: id } }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const timeline = currentArchive().timeline(params.timeline ?? '');
  return timeline
    ? textResponse(`${JSON.stringify(oembedOf(timeline), null, 2)}\n`, 'application/json')
    : new Response(null, { status: 404 });
};
