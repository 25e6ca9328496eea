import type { APIRoute } from 'astro';
import { currentArchive } from '../publish/current-archive.ts';
import { asNewsSitemap } from '../publish/news-sitemap.ts';
import { textResponse } from './_text-response.ts';

export const GET: APIRoute = () => textResponse(asNewsSitemap(currentArchive()), 'application/xml');
