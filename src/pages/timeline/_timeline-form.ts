import type { APIRoute, GetStaticPaths } from 'astro';
import { timelineForms } from '../../publish/forms.ts';
import { currentArchive } from '../../site/current-archive.ts';
import { textResponse } from '../../site/text-response.ts';

/** The endpoint of one form of every timeline, as `articleForm` is for articles. */
export function timelineForm(extension: string): { getStaticPaths: GetStaticPaths; GET: APIRoute } {
  const form = timelineForms.find((one) => one.extension === extension);
  if (!form) throw new RangeError(`no form of a timeline has the extension "${extension}"`);
  return {
    getStaticPaths: () =>
      (import.meta.env.DEV ? currentArchive().timelines : []).map(({ id }) => ({ params: { timeline: id } })),
    GET: ({ params }) => {
      const archive = currentArchive();
      const timeline = archive.timelines.find(({ id }) => id === params.timeline);
      return timeline
        ? textResponse(form.write(timeline, archive), form.type)
        : new Response(null, { status: 404 });
    },
  };
}
