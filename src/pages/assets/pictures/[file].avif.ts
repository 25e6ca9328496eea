import { drawn, pathsOf } from './_pictures.ts';

export const getStaticPaths = () => pathsOf('avif');
export const GET = drawn;
