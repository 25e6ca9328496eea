import type { APIRoute } from 'astro';
import { embedHostScript } from '../publish/browser/client-script.ts';
import { textResponse } from './_text-response.ts';

export const GET: APIRoute = () => textResponse(embedHostScript(), 'text/javascript');
