import type { APIRoute, GetStaticPaths } from 'astro';
import { drawIcon, ICONS } from '../publish/browser/web-manifest.ts';

export const getStaticPaths = (() =>
  ICONS.map((icon) => ({
    params: { icon: icon.name.replace(/\.png$/, '') },
    props: icon,
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<(typeof ICONS)[number]> = async ({ props }) =>
  new Response(new Uint8Array(await drawIcon(props)), { headers: { 'content-type': 'image/png' } });
