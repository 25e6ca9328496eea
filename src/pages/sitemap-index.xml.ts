import type { APIRoute } from 'astro';
import { asSitemapIndex, sitemapParts } from '../publish/sitemap.ts';
import { currentArchive } from '../site/current-archive.ts';
import { textResponse } from '../site/text-response.ts';

export const GET: APIRoute = () =>
  textResponse(asSitemapIndex(sitemapParts(currentArchive())), 'application/xml');
