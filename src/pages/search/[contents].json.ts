import type { APIRoute, GetStaticPaths } from 'astro';
import { searchIndexOf } from '../../publish/search-index.ts';
import { currentArchive } from '../../site/current-archive.ts';
import { site } from '../../site/site.ts';
import { textResponse } from '../../site/text-response.ts';

/** The search index's table of contents, `/search/index.json`, for the dev server: a build writes it as a file. */
export const getStaticPaths = (() =>
  import.meta.env.DEV && site.hasSearchIndex
    ? [{ params: { contents: 'index' } }]
    : []) satisfies GetStaticPaths;

export const GET: APIRoute = () => textResponse(searchIndexOf(currentArchive()).contents, 'application/json');
