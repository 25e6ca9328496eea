import { drawn, pathsOf } from './_pictures.ts';

export const getStaticPaths = () => pathsOf('webp');
export const GET = drawn;
