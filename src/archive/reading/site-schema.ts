import { z } from 'astro/zod';
import { MONTH_NAMES } from '../../arabic/date-labels.ts';
import { isLanguageTag } from '../../arabic/script/direction.ts';
import { shown } from '../problem.ts';
import { about, language, line } from './fields.ts';

/** The languages of the interface (BCP 47), each with a file in `src/site/words/`. */
export const INTERFACE_LANGUAGES = ['ar', 'en'] as const;
export type InterfaceLanguage = (typeof INTERFACE_LANGUAGES)[number];

function spoken(tag: string): InterfaceLanguage | undefined {
  const { language: own } = new Intl.Locale(tag);
  return INTERFACE_LANGUAGES.find((known) => known === own);
}

/** The language of the interface for the BCP 47 tag `tag`: `en` for `en-GB`, Arabic for a language without words. */
export function interfaceLanguage(tag: string): InterfaceLanguage {
  return spoken(tag) ?? 'ar';
}

/** A language of the interface. */
const ofInterface = language.refine((tag) => !isLanguageTag(tag) || spoken(tag) !== undefined, {
  error: ({ input }) =>
    `${shown(String(input))} has no words of the interface: there are ${INTERFACE_LANGUAGES.map((tag) => `"${tag}"`).join(', ')}. Use one of them; docs/content.md says how to add a language.`,
});

const colour = z.strictObject({
  light: z.string().regex(/^#[0-9a-f]{6}$/, { error: 'is not a colour. Write it as "#1f1b16".' }),
  dark: z.string().regex(/^#[0-9a-f]{6}$/, { error: 'is not a colour. Write it as "#1f1b16".' }),
});

/** `site.yaml`: the identity of the site. */
export const siteSchema = z.strictObject({
  name: line.optional().meta(about('The name of the site', 'مسار')),
  tagline: line.optional().meta(about('One line below the name', 'أخبار الماء')),
  lang: ofInterface
    .optional()
    .meta(
      about(
        `BCP 47 tag of the interface: ${INTERFACE_LANGUAGES.map((tag) => `\`${tag}\``).join(' or ')}`,
        'ar',
      ),
    ),
  months: z
    .enum(MONTH_NAMES)
    .optional()
    .meta(
      about(
        'Names of the months in our own Arabic dates: `both` (كانون الثاني/يناير), `levant`, `egypt`, `morocco`, `algeria` (and Tunis)',
        'egypt',
      ),
    ),
  source: z
    .string()
    .optional()
    .meta(
      about(
        'Your own outlet, an id of agencies.yaml: the `source` of imported copy that names none',
        'masar',
      ),
    ),
  colours: z
    .strictObject({
      paper: colour.optional(),
      ink: colour.optional(),
      dim: colour.optional(),
      accent: colour.optional(),
      wash: colour.optional(),
      rule: colour.optional(),
    })
    .optional()
    .meta(
      about('`paper`, `ink`, `dim`, `accent`, `wash`, `rule`; text needs a contrast of 4.5 to 1', {
        accent: { light: '#0d5652', dark: '#8fc9bf' },
      }),
    ),
});
