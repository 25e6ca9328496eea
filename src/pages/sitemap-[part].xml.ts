import type { APIRoute, GetStaticPaths } from 'astro';
import { asSitemap, sitemapParts } from '../publish/sitemap.ts';
import { currentArchive } from '../site/current-archive.ts';
import { textResponse } from '../site/text-response.ts';

const NAME = /^sitemap-(.*)\.xml$/;

export const getStaticPaths = (() =>
  sitemapParts(currentArchive()).map((part) => ({
    params: { part: part.name.replace(NAME, '$1') },
    props: { part },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => textResponse(asSitemap(props.part), 'application/xml');
