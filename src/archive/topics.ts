import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { unknownTexts } from './reading/characters.ts';
import { readSource } from './reading/files.ts';
import { topicSchema } from './reading/schema.ts';
import { validate } from './reading/validate.ts';
import { readYaml } from './reading/yaml.ts';
import type { Archive, Article, Topic } from './types.ts';

/**
 * Reads `topics.yaml`, which a folder without topics goes without: what the ids that articles name are called. Problems
 * go to `problems`; a topic that is named wrongly keeps its id.
 */
export function readTopics(root: string, problems: Problem[]): Map<string, Topic> {
  const file = join(root, 'topics.yaml');
  const topics = new Map<string, Topic>();
  if (!existsSync(file)) return topics;
  const text = readSource(file, root, problems);
  if (text === undefined) return topics;
  const yaml = readYaml(text, file, 1, problems);
  problems.push(...unknownTexts(yaml, file));
  if (yaml.value === undefined) return topics;
  if (typeof yaml.value !== 'object' || yaml.value === null || Array.isArray(yaml.value)) {
    const message = 'must be a mapping of ids to topics. Write id: { name }.';
    problems.push({ file, line: 1, field: 'file', message });
    return topics;
  }
  for (const [id, entry] of Object.entries(yaml.value)) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
      const message = 'is not an id. Use lower-case ASCII letters, digits and single hyphens.';
      problems.push({ file, line: yaml.lineOf([id], 'key'), field: yaml.fieldOf([id]), message });
    }
    const { sound } = validate(yaml, [id], entry, topicSchema, file, problems);
    topics.set(id, { id, name: sound.name ?? id });
  }
  return topics;
}

/** What an article is about, in words. */
export function topicNames({ topics }: Article, archive: Archive): string[] {
  return topics.map((id) => archive.topics.get(id)?.name ?? id);
}
