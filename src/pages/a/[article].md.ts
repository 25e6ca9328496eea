import { articleForm } from '../_form.ts';

export const { getStaticPaths, GET } = articleForm('md');
