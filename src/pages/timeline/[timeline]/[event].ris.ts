import { eventForm } from '../../_form.ts';

export const { getStaticPaths, GET } = eventForm('ris');
