import type { APIRoute, GetStaticPaths } from 'astro';
import { clientScript } from '../../site/client-script.ts';

export const getStaticPaths = (() => {
  return ['preferences', 'moved'].map((name) => {
    const { file, code } = clientScript(name);
    return { params: { script: file.replace(/\.js$/, '') }, props: { code } };
  });
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(props.code, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
