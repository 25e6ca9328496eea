import type { APIRoute } from 'astro';
import { asRss } from '../publish/feeds.ts';
import { currentArchive } from '../site/current-archive.ts';
import { textResponse } from '../site/text-response.ts';

export const GET: APIRoute = () => textResponse(asRss(currentArchive()), 'application/rss+xml');
