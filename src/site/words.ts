import { type InterfaceLanguage, interfaceLanguage } from '../archive/reading/site-schema.ts';
import { site } from './settings.ts';
import { ar, type Named, type Words } from './words/ar.ts';
import { en } from './words/en.ts';

const LANGUAGES: Readonly<Record<InterfaceLanguage, (site: Named) => Words>> = { ar, en };

/** Every word of the interface, in the site's language. */
export const words: Words = LANGUAGES[interfaceLanguage(site.lang)](site);
