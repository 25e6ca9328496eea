import { drawn, pathsOf } from './_pictures.ts';

export const getStaticPaths = () => pathsOf('jpeg');
export const GET = drawn;
