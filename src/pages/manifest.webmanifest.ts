import type { APIRoute } from 'astro';
import { asWebManifest } from '../publish/browser/web-manifest.ts';
import { textResponse } from './_text-response.ts';

export const GET: APIRoute = () => textResponse(asWebManifest(), 'application/manifest+json');
