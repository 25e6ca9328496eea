import type { APIRoute, GetStaticPaths } from 'astro';
import { currentArchive } from '../../publish/current-archive.ts';
import { searchIndexOf } from '../../publish/search-index.ts';
import { site } from '../../site/settings.ts';
import { textResponse } from '../_text-response.ts';

/** The search index's table of contents, `/search/index.json`, for the dev server: a build writes it as a file. */
export const getStaticPaths = (() =>
  import.meta.env.DEV && site.hasSearchIndex
    ? [{ params: { contents: 'index' } }]
    : []) satisfies GetStaticPaths;

export const GET: APIRoute = () => textResponse(searchIndexOf(currentArchive()).contents, 'application/json');
