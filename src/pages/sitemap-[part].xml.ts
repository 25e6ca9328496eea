import type { APIRoute, GetStaticPaths } from 'astro';
import { currentArchive } from '../publish/current-archive.ts';
import { asSitemap, sitemapParts } from '../publish/sitemap.ts';
import { textResponse } from './_text-response.ts';

const NAME = /^sitemap-(.*)\.xml$/;

export const getStaticPaths = (() =>
  sitemapParts(currentArchive()).map((part) => ({
    params: { part: part.name.replace(NAME, '$1') },
    props: { part },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => textResponse(asSitemap(props.part), 'application/xml');
