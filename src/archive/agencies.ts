import { join } from 'node:path';
import { isLanguageTag } from '../arabic/direction.ts';
import { undrawnTexts } from './characters.ts';
import { shown } from './problem.ts';
import { agencySchema } from './schema.ts';
import { readSource } from './source-file.ts';
import type { Agency, Problem } from './types.ts';
import { validate } from './validate.ts';
import { readYaml } from './yaml-source.ts';

/** Every name that `agency` signs dispatches with, with the BCP 47 tag of its language. */
export function signatures({ names, also, lang }: Agency): { name: string; lang: string }[] {
  return [
    ...Object.entries(names).map(([language, name]) => ({ name, lang: language })),
    ...also.map((name) => ({ name, lang })),
  ];
}

/** What can be used of an agency's names where one of them is faulty: the faults are told, the rest still signs. */
function usableNames(entry: unknown): Record<string, string> {
  const names = typeof entry === 'object' && entry !== null && 'names' in entry ? entry.names : undefined;
  if (typeof names !== 'object' || names === null || Array.isArray(names)) return {};
  return Object.fromEntries(Object.entries(names).filter(([, name]) => typeof name === 'string'));
}

/**
 * Reads `agencies.yaml`. Problems go to `problems`; what can be used of an agency is given, and `undefined` where the
 * file as a whole says nothing: then nobody can tell which agencies are known.
 */
export function readAgencies(root: string, problems: Problem[]): Map<string, Agency> | undefined {
  const file = join(root, 'agencies.yaml');
  const agencies = new Map<string, Agency>();
  const text = readSource(file, root, problems);
  if (text === undefined) return undefined;
  const yaml = readYaml(text, file, 1, problems);
  problems.push(...undrawnTexts(yaml, file));
  if (yaml.value === undefined) return undefined;
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value)) {
    const message = 'must be a mapping of ids to agencies. Write id: { kind, lang, names }.';
    problems.push({ file, line: 1, field: 'file', message });
    return undefined;
  }
  for (const [id, entry] of Object.entries(yaml.value)) {
    const report = (path: string[], message: string): void => {
      const at = [id, ...path];
      problems.push({ file, line: yaml.lineOf(at, 'key'), field: yaml.fieldOf(at), message });
    };
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
      report([], 'is not an id. Use lower-case ASCII letters, digits and single hyphens.');
    const { sound } = validate(yaml, [id], entry, agencySchema, file, problems);
    const names = sound.names ?? usableNames(entry);
    for (const lang of Object.keys(names)) {
      if (!isLanguageTag(lang))
        report(['names', lang], `${shown(lang)} is not a BCP 47 language tag. Write "ar", "en", "ur" …`);
    }
    if (sound.names && Object.keys(names).length === 0)
      report(['names'], 'is empty. Give at least one name, as it stands in a dispatch.');
    const { kind = 'both', lang = 'ar', also = [], url } = sound;
    agencies.set(id, { id, kind, lang, names, also, url });
  }
  return agencies;
}
