import { articleForm } from './_article-form.ts';

export const { getStaticPaths, GET } = articleForm('txt');
