import type { APIRoute, GetStaticPaths } from 'astro';
import { searchIndexOf } from '../../../publish/search-index.ts';
import { currentArchive } from '../../../site/current-archive.ts';
import { site } from '../../../site/site.ts';

export const getStaticPaths = (() =>
  site.hasSearchIndex
    ? [...searchIndexOf(currentArchive()).files.keys()].map((name) => ({
        params: { file: name.replace(/\.json$/, '') },
      }))
    : []) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const text = searchIndexOf(currentArchive()).files.get(`${params.file}.json`);
  return new Response(text ?? null, {
    status: text === undefined ? 404 : 200,
    headers: { 'content-type': 'application/json' },
  });
};
