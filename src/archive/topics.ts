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
 * Reads `topics.yaml`, the names of the topics that articles refer to by id. The file is optional. Problems go to
 * `problems`; a topic with a faulty name keeps its id.
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

/** The names of an article's topics. */
export function topicNames({ topics }: Article, archive: Archive): string[] {
  return topics.map((id) => archive.topics.get(id)?.name ?? id);
}
