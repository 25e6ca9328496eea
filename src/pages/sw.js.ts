import type { APIRoute } from 'astro';
import { farewellWorker } from '../publish/browser/worker.ts';
import { textResponse } from './_text-response.ts';

// The build puts the worker that keeps pages in its place, which must know the built offline page.
export const GET: APIRoute = () => textResponse(farewellWorker(), 'text/javascript');
