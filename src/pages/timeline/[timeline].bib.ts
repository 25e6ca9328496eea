import { timelineForm } from '../_form.ts';

export const { getStaticPaths, GET } = timelineForm('bib');
