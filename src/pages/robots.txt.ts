import type { APIRoute } from 'astro';
import { asRobots } from '../publish/sitemap.ts';
import { textResponse } from '../site/text-response.ts';

export const GET: APIRoute = () => textResponse(asRobots(), 'text/plain');
