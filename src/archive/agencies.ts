import { join } from 'node:path';
import { findDates } from '../arabic/dates/find.ts';
import { isLanguageTag } from '../arabic/script/direction.ts';
import { lookAlike, skeleton } from '../arabic/script/look-alike.ts';
import type { Problem } from './problem.ts';
import { shown } from './problem.ts';
import { unknownTexts } from './reading/characters.ts';
import { readSource } from './reading/files.ts';
import { agencySchema } from './reading/schema.ts';
import { validate } from './reading/validate.ts';
import { type Path, readYaml, type YamlSource } from './reading/yaml.ts';
import type { Agency } from './types.ts';

/** Every name that `agency` signs dispatches with, and the BCP 47 tag of its language. */
export function signatures({ names, also, lang }: Agency): { name: string; lang: string }[] {
  return [
    ...Object.entries(names).map(([language, name]) => ({ name, lang: language })),
    ...also.map((name) => ({ name, lang })),
  ];
}

const datelike = new WeakMap<ReadonlyMap<string, Agency>, readonly string[]>();

/** Names of `agencies` that contain words for a date, «المدار اليوم»; cached for each map. */
export function datelikeNames(agencies: ReadonlyMap<string, Agency>): readonly string[] {
  let names = datelike.get(agencies);
  if (!names) {
    names = [...agencies.values()]
      .flatMap(signatures)
      .map(({ name }) => name)
      .filter((name) => findDates(name, '2022-01-09').length > 0);
    datelike.set(agencies, names);
  }
  return names;
}

/** The sound names of an agency when others are faulty: the faults are reported, and these remain usable. */
function usableNames(entry: unknown): Record<string, string> {
  const names = typeof entry === 'object' && entry !== null && 'names' in entry ? entry.names : undefined;
  if (typeof names !== 'object' || names === null || Array.isArray(names)) return {};
  return Object.fromEntries(Object.entries(names).filter(([, name]) => typeof name === 'string'));
}

/** Reports names of two agencies that a reader would confuse, at the later one. Identical names may be intended. */
function reportLookAlikes(
  agencies: Iterable<Agency>,
  yaml: YamlSource,
  file: string,
  problems: Problem[],
): void {
  const known = new Map<string, { id: string; name: string; path: Path }>();
  for (const { id, names, also } of agencies) {
    const signed = [
      ...Object.entries(names).map(([lang, name]) => ({ id, name, path: [id, 'names', lang] })),
      ...also.map((name, i) => ({ id, name, path: [id, 'also', i] })),
    ];
    for (const one of signed) {
      const key = skeleton(one.name);
      if (key === '') continue;
      const other = known.get(key);
      if (!other) known.set(key, one);
      const what = other && other.id !== id ? lookAlike(one.name, other.name) : undefined;
      if (!other || what === undefined) continue;
      const message = `${shown(one.name)} looks like ${shown(other.name)} of "${other.id}" (line ${yaml.lineOf(other.path)}): it has ${what}. Give it a name that a reader can tell apart, or make the two one agency.`;
      problems.push({ file, line: yaml.lineOf(one.path), field: yaml.fieldOf(one.path), message });
    }
  }
}

/**
 * Reads `agencies.yaml`. Problems go to `problems`; the sound parts of each agency are returned. `undefined` if the
 * file as a whole is unusable, so that nobody can tell which agencies exist.
 */
export function readAgencies(root: string, problems: Problem[]): Map<string, Agency> | undefined {
  const file = join(root, 'agencies.yaml');
  const agencies = new Map<string, Agency>();
  const text = readSource(file, root, problems);
  if (text === undefined) return undefined;
  const yaml = readYaml(text, file, 1, problems);
  problems.push(...unknownTexts(yaml, file));
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
      report(['names'], 'is empty. Give at least one name, as dispatches write it.');
    const { kind = 'both', lang = 'ar', also = [], url, year } = sound;
    agencies.set(id, { id, kind, lang, names, also, url, year });
  }
  reportLookAlikes(agencies.values(), yaml, file, problems);
  return agencies;
}
