import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MonthNames } from '../arabic/date-labels.ts';
import { didYouMean, type Problem, shown } from './problem.ts';
import { undrawnTexts } from './reading/characters.ts';
import { readSource } from './reading/files.ts';
import { type InterfaceLanguage, interfaceLanguage, siteSchema } from './reading/site-schema.ts';
import { validate } from './reading/validate.ts';
import { readYaml, type YamlSource } from './reading/yaml.ts';
import type { Agency } from './types.ts';

/** A colour in both themes, `#rrggbb`. */
export interface Colour {
  light: string;
  dark: string;
}

/** The colours of the site, as `src/styles/tokens.css` names them. */
export const COLOURS = {
  paper: { light: '#faf7f0', dark: '#171613' },
  ink: { light: '#1f1b16', dark: '#e7e1d5' },
  dim: { light: '#5d5649', dark: '#aaa192' },
  accent: { light: '#0d5652', dark: '#8fc9bf' },
  wash: { light: '#f2e8cb', dark: '#332d1c' },
  rule: { light: '#d8d0bf', dark: '#3d3930' },
} as const satisfies Record<string, Colour>;
export type Colours = Readonly<Record<keyof typeof COLOURS, Colour>>;

/** A site's name, language and appearance. */
export interface Identity {
  name: string;
  tagline: string;
  /** BCP 47 tag of the interface. */
  lang: string;
  /** Whose names of the months an Arabic interface writes. */
  months: MonthNames;
  /** Id of the outlet that publishes copy which names none. */
  source?: string | undefined;
  colours: Colours;
}

/** Each text colour and the background it is read on. */
const READ_ON = [
  ['ink', 'paper'],
  ['ink', 'wash'],
  ['dim', 'paper'],
  ['accent', 'paper'],
] as const;

/** Relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Reports text colours with too little contrast: less than 4.5 to 1 (WCAG 2.2, 1.4.3). */
function reportFaintColours(colours: Colours, yaml: YamlSource, file: string, problems: Problem[]): void {
  for (const [text, ground] of READ_ON)
    for (const theme of ['light', 'dark'] as const) {
      const ratio = contrast(colours[text][theme], colours[ground][theme]);
      if (ratio >= 4.5) continue;
      const at = ['colours', text, theme];
      const message = `has a contrast of ${ratio.toFixed(1)} to 1 with ${ground}, and text needs 4.5. Make it ${theme === 'light' ? 'darker' : 'lighter'}.`;
      problems.push({ file, line: yaml.lineOf(at), field: yaml.fieldOf(at), message });
    }
}

/** Mahdar's own name and the line below it, in each language of the interface. */
const OWN: Readonly<Record<InterfaceLanguage, Pick<Identity, 'name' | 'tagline'>>> = {
  ar: { name: 'مَحضَر', tagline: 'سجلّ الأخبار بأسانيدها' },
  en: { name: 'Mahdar', tagline: 'The news on the record, with its sources' },
};

/** The identity that `said` makes, Mahdar's own where it says nothing. */
function identityOf(said: Partial<Identity>): Identity {
  const { lang = 'ar', months = 'both', source, colours = COLOURS } = said;
  const { name, tagline } = OWN[interfaceLanguage(lang)];
  return { name: said.name ?? name, tagline: said.tagline ?? tagline, lang, months, source, colours };
}

/**
 * Reads `site.yaml`, which re-brands a site; anything it leaves out is Mahdar's own. Faults go to `problems`.
 * `agencies` are the ones that `source` may name, if known.
 */
export function readIdentity(
  root: string,
  problems: Problem[],
  agencies?: ReadonlyMap<string, Agency>,
): Identity {
  const file = join(root, 'site.yaml');
  const text = existsSync(file) ? readSource(file, root, problems) : undefined;
  if (text === undefined) return identityOf({});
  const yaml = readYaml(text, file, 1, problems);
  problems.push(...undrawnTexts(yaml, file));
  if (yaml.value === undefined || yaml.value === null) return identityOf({});
  const { sound } = validate(yaml, [], yaml.value, siteSchema, file, problems);
  const colours = { ...COLOURS, ...sound.colours };
  reportFaintColours(colours, yaml, file, problems);
  const { source } = sound;
  const outlet = source === undefined ? undefined : agencies?.get(source);
  if (source !== undefined && agencies && (!outlet || outlet.kind === 'wire')) {
    const message = outlet
      ? `"${source}" is a wire in agencies.yaml. Name an outlet, or make its kind "both".`
      : `${shown(source)} is not in agencies.yaml. ${didYouMean(source, agencies.keys())}`;
    problems.push({ file, line: yaml.lineOf(['source']), field: 'source', message });
  }
  return identityOf({ ...sound, colours });
}
