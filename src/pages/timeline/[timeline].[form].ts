import type { APIRoute, GetStaticPaths } from 'astro';
import { timelineForms } from '../../publish/forms.ts';
import { currentArchive } from '../../site/current-archive.ts';
import { textResponse } from '../../site/text-response.ts';

export const getStaticPaths = (() =>
  currentArchive().timelines.flatMap(({ id }) =>
    timelineForms.map(({ extension }) => ({ params: { timeline: id, form: extension } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const archive = currentArchive();
  const timeline = archive.timelines.find(({ id }) => id === params.timeline);
  const form = timelineForms.find(({ extension }) => extension === params.form);
  if (!timeline || !form) return new Response(null, { status: 404 });
  return textResponse(form.write(timeline, archive), form.type);
};
