import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean, noSuchArticle, type Problem, shown } from './problem.ts';
import { readSource } from './reading/files.ts';
import { frontSchema } from './reading/schema.ts';
import { validate } from './reading/validate.ts';
import { readYaml } from './reading/yaml.ts';
import type { Article, FrontChoice, Timeline } from './types.ts';

/** The articles and timelines that an editor can choose. */
interface Choices {
  articles: ReadonlyMap<string, Article>;
  drafts: ReadonlySet<string>;
  timelines: readonly Timeline[];
}

/** Why the article `id` cannot be on the front page. */
function articleFault(
  id: string,
  { articles, drafts }: Choices,
  chosen: ReadonlySet<string>,
): string | undefined {
  if (!articles.has(id)) return noSuchArticle(id, articles.keys(), drafts);
  if (chosen.has(id)) return `${shown(id)} is here already. Name each article once.`;
  const later = [...articles.values()].find(({ replaces }) => replaces.includes(id));
  return later && `${shown(id)} was replaced by a later take. Name ${later.id}.`;
}

/** Reads `front.yaml`; without the file nothing is chosen. Problems go to `problems`; the sound parts are returned. */
export function readFront(root: string, choices: Choices, problems: Problem[]): FrontChoice {
  const nothing: FrontChoice = { also: [], timelines: [] };
  const file = join(root, 'front.yaml');
  const text = existsSync(file) ? readSource(file, root, problems) : undefined;
  if (text === undefined) return nothing;
  const yaml = readYaml(text, file, 1, problems);
  if (yaml.value === undefined || yaml.value === null) return nothing;
  const { sound } = validate(yaml, [], yaml.value, frontSchema, file, problems);
  const report = (path: (string | number)[], message: string): void => {
    problems.push({ file, line: yaml.lineOf(path), field: yaml.fieldOf(path), message });
  };
  const chosen = new Set<string>();
  const articleAt = (path: (string | number)[], id: string): Article[] => {
    const fault = articleFault(id, choices, chosen);
    chosen.add(id);
    if (fault !== undefined) report(path, fault);
    const article = choices.articles.get(id);
    return article && fault === undefined ? [article] : [];
  };
  const [lead] = sound.lead === undefined ? [] : articleAt(['lead'], sound.lead);
  const also = (sound.also ?? []).flatMap((id, i) => articleAt(['also', i], id));
  const timelines = (sound.timelines ?? []).flatMap((id, i) => {
    const timeline = choices.timelines.find((one) => one.id === id);
    const known = choices.timelines.map((one) => one.id);
    if (!timeline) report(['timelines', i], `${shown(id)} is not in timelines/. ${didYouMean(id, known)}`);
    return timeline ? [timeline] : [];
  });
  return { lead, also, timelines: [...new Set(timelines)] };
}
