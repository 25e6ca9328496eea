import { isLanguageTag } from '../../arabic/script/direction.ts';
import { shown } from '../problem.ts';
import { language } from './fields.ts';

/** The languages that the interface has words in, BCP 47: each a file of `src/site/words/`. */
export const INTERFACE_LANGUAGES = ['ar', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

function spoken(tag: string): InterfaceLanguage | undefined {
  const { language: own } = new Intl.Locale(tag);
  return INTERFACE_LANGUAGES.find((known) => known === own);
}

/** Whose words a site in the language of the BCP 47 tag `tag` has: of `en-GB` those of `en`, of what has none the Arabic. */
export function interfaceLanguage(tag: string): InterfaceLanguage {
  return spoken(tag) ?? 'ar';
}

/** A language that the interface has words in. */
export const ofInterface = language.refine((tag) => !isLanguageTag(tag) || spoken(tag) !== undefined, {
  error: ({ input }) =>
    `${shown(String(input))} has no words of the interface: there are ${INTERFACE_LANGUAGES.map((tag) => `"${tag}"`).join(', ')}. Use one of them; docs/content.md says how to add a language.`,
});
