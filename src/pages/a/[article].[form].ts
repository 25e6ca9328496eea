import type { APIRoute, GetStaticPaths } from 'astro';
import { articleForms } from '../../publish/forms.ts';
import { currentArchive } from '../../site/current-archive.ts';
import { textResponse } from '../../site/text-response.ts';

export const getStaticPaths = (() =>
  currentArchive().articles.flatMap(({ id }) =>
    articleForms.map(({ extension }) => ({ params: { article: id, form: extension } })),
  )) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const archive = currentArchive();
  const article = archive.article(params.article ?? '');
  const form = articleForms.find(({ extension }) => extension === params.form);
  if (!article || !form) return new Response(null, { status: 404 });
  return textResponse(form.write(article, archive), form.type);
};
