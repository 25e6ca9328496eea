import type { APIRoute } from 'astro';
import { currentArchive } from '../publish/current-archive.ts';
import { asSitemapIndex, sitemapParts } from '../publish/sitemap.ts';
import { textResponse } from './_text-response.ts';

export const GET: APIRoute = () =>
  textResponse(asSitemapIndex(sitemapParts(currentArchive())), 'application/xml');
