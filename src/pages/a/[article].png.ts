import type { APIRoute, GetStaticPaths } from 'astro';
import { pngOf } from '../../publish/cards/draw.ts';
import { articleCard } from '../../publish/cards/subjects.ts';
import { currentArchive } from '../../publish/current-archive.ts';
import { site } from '../../site/settings.ts';

export const getStaticPaths = (() =>
  (site.hasCards ? currentArchive().articles : []).map(({ id }) => ({
    params: { article: id },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const article = currentArchive().article(params.article ?? '');
  return article ? pngOf(articleCard(article)) : new Response(null, { status: 404 });
};
