import { interfaceLanguage } from '../archive/reading/site-schema.ts';
import type { Agency } from '../archive/types.ts';
import { site } from '../site/settings.ts';

/** The name an agency is shown under, with its language: the interface's if it has one there, else its own. */
export function agencyName(agency: Agency): { name: string; lang: string } {
  const lang = [site.lang, interfaceLanguage(site.lang), agency.lang, ...Object.keys(agency.names)].find(
    (tag) => agency.names[tag] !== undefined,
  );
  return lang === undefined ? { name: agency.id, lang: 'en' } : { name: agency.names[lang] as string, lang };
}
