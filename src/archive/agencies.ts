import { join } from 'node:path';
import { directionOf, isLanguageTag } from '../arabic/direction.ts';
import { agenciesSchema } from './schema.ts';
import { readSource } from './source-file.ts';
import type { Agency, Problem } from './types.ts';
import { readYaml, validate } from './yaml-source.ts';

const KEYS = ['kind', 'lang', 'names', 'url'];

/** Reads `agencies.yaml`. Problems go to `problems`; agencies that are sound are given. */
export function readAgencies(root: string, problems: Problem[]): Map<string, Agency> {
  const file = join(root, 'agencies.yaml');
  const agencies = new Map<string, Agency>();
  const text = readSource(file, root, problems);
  if (text === undefined) return agencies;
  const yaml = readYaml(text, file, 1, problems);
  if (yaml.value === undefined) return agencies;
  const data = validate(yaml, agenciesSchema, file, problems, (path) => (path.length === 1 ? KEYS : []));
  for (const [id, agency] of Object.entries(data ?? {})) {
    const report = (path: string[], message: string): void => {
      problems.push({ file, line: yaml.lineOf([id, ...path]), field: [id, ...path].join('.'), message });
    };
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      report([], 'is not an id. Use lower-case ASCII letters, digits and single hyphens.');
    for (const lang of Object.keys(agency.names)) {
      if (!isLanguageTag(lang))
        report(['names', lang], `"${lang}" is not a BCP 47 language tag. Write "ar", "en", "ur" …`);
    }
    if (Object.keys(agency.names).length === 0)
      report(['names'], 'is empty. Give at least one name, as it stands in a dispatch.');
    directionOf(agency.lang);
    agencies.set(id, { id, ...agency });
  }
  return agencies;
}
