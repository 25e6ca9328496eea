import type { APIRoute, GetStaticPaths } from 'astro';
import { searchIndexOf } from '../../publish/search-index.ts';
import { currentArchive } from '../../site/current-archive.ts';
import { site } from '../../site/site.ts';

/** The search index's table of contents: `/search/index.json`. */
export const getStaticPaths = (() =>
  site.hasSearchIndex ? [{ params: { contents: 'index' } }] : []) satisfies GetStaticPaths;

export const GET: APIRoute = () =>
  new Response(searchIndexOf(currentArchive()).contents, { headers: { 'content-type': 'application/json' } });
