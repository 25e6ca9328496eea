import { archiveRoute } from './_form.ts';

export const { getStaticPaths, GET } = archiveRoute('csv');
