import { timelineForm } from './_timeline-form.ts';

export const { getStaticPaths, GET } = timelineForm('timelinejs.json');
