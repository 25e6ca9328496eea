import type { APIRoute } from 'astro';
import { farewellWorker } from '../publish/browser/worker.ts';
import { textResponse } from './_text-response.ts';

// In a build, the offline worker replaces this file, because it needs the built offline page.
export const GET: APIRoute = () => textResponse(farewellWorker(), 'text/javascript');
