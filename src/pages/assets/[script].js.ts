import type { APIRoute, GetStaticPaths } from 'astro';
import {
  clientModule,
  earlyScript,
  embedScript,
  movedScript,
  shareScript,
} from '../../publish/browser/client-script.ts';

export const getStaticPaths = (() =>
  [
    earlyScript(),
    shareScript(),
    movedScript(),
    embedScript(),
    clientModule('search'),
    clientModule('search-engine'),
    clientModule('kept-pages'),
  ].map(({ file, code }) => ({
    params: { script: file.replace(/\.js$/, '') },
    props: { code },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(props.code, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
