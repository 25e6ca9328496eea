import type { APIRoute, GetStaticPaths } from 'astro';
import { currentArchive } from '../../../publish/current-archive.ts';
import { searchIndexOf } from '../../../publish/search-index.ts';
import { site } from '../../../site/settings.ts';
import { textResponse } from '../../_text-response.ts';

/** The other files of the search index, for the dev server: a build writes them as files. */
export const getStaticPaths = (() =>
  import.meta.env.DEV && site.hasSearchIndex
    ? [...searchIndexOf(currentArchive()).files.keys()].map((name) => ({
        params: { file: name.replace(/\.json$/, '') },
      }))
    : []) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => {
  const text = searchIndexOf(currentArchive()).files.get(`${params.file}.json`);
  return text === undefined ? new Response(null, { status: 404 }) : textResponse(text, 'application/json');
};
