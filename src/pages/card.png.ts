import type { APIRoute } from 'astro';
import { pngOf } from '../publish/cards/draw.ts';
import { siteCard } from '../publish/cards/subjects.ts';

export const GET: APIRoute = () => pngOf(siteCard());
