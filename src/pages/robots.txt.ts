import type { APIRoute } from 'astro';
import { asRobots } from '../publish/sitemap.ts';
import { textResponse } from './_text-response.ts';

export const GET: APIRoute = () => textResponse(asRobots(), 'text/plain');
