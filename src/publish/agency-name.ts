import { interfaceLanguage } from '../archive/reading/site-schema.ts';
import type { Agency } from '../archive/types.ts';
import { site } from '../site/settings.ts';

/** The languages of a name that the interface would rather show. */
const OURS = [site.lang, interfaceLanguage(site.lang)];

/** The name to show for an agency, and its language: in the interface's language if it has one, else in its own. */
export function agencyName(agency: Agency): { name: string; lang: string } {
  const lang = [...OURS, agency.lang, ...Object.keys(agency.names)].find(
    (tag) => agency.names[tag] !== undefined,
  );
  return lang === undefined ? { name: agency.id, lang: 'en' } : { name: agency.names[lang] as string, lang };
}
