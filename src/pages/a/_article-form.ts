import type { APIRoute, GetStaticPaths } from 'astro';
import { articleForms } from '../../publish/forms.ts';
import { currentArchive } from '../../site/current-archive.ts';
import { textResponse } from '../../site/text-response.ts';

/**
 * The endpoint of one form of every article. Each form has a file of its own beside this one: with `trailingSlash` the dev
 * server knows a file by the extension in its route's name. Throws where no form has `extension`.
 */
export function articleForm(extension: string): { getStaticPaths: GetStaticPaths; GET: APIRoute } {
  const form = articleForms.find((one) => one.extension === extension);
  if (!form) throw new RangeError(`no form of an article has the extension "${extension}"`);
  return {
    getStaticPaths: () =>
      (import.meta.env.DEV ? currentArchive().articles : []).map(({ id }) => ({ params: { article: id } })),
    GET: ({ params }) => {
      const archive = currentArchive();
      const article = archive.article(params.article ?? '');
      return article
        ? textResponse(form.write(article, archive), form.type)
        : new Response(null, { status: 404 });
    },
  };
}
