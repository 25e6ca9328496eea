import type { APIRoute, GetStaticPaths } from 'astro';
import { pngOf } from '../../publish/cards/draw.ts';
import { articleCard } from '../../publish/cards/subjects.ts';
import { articlesToMake, currentPage } from '../../publish/current-archive.ts';
import { site } from '../../site/settings.ts';

export const getStaticPaths = (() =>
  (site.hasCards ? articlesToMake() : []).map(({ id }) => ({
    params: { article: id },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const page = currentPage(params.article ?? '');
  return page ? pngOf(articleCard(page.article)) : new Response(null, { status: 404 });
};
