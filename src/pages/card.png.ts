import type { APIRoute } from 'astro';
import { pngOf } from '../publish/card.ts';
import { siteCard } from '../publish/cards.ts';

export const GET: APIRoute = () => pngOf(siteCard());
