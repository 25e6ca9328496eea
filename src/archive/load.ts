import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readAgencies } from './agencies.ts';
import { readArticle } from './article.ts';
import { didYouMean, shown, sortProblems } from './problem.ts';
import { listIds } from './source-file.ts';
import { readTimeline } from './timeline.ts';
import { readTopics } from './topics.ts';
import type { Archive, Article, Evidence, Problem, Timeline, TimelineEvent } from './types.ts';

type ReadTimeline = NonNullable<ReturnType<typeof readTimeline>>;
type Found = { event: TimelineEvent; evidence: Evidence };

/** The evidence that each article gives, by its id, in the order of its text. */
function evidenceByArticle(timelines: readonly Timeline[]): Map<string, Found[]> {
  const byArticle = new Map<string, Found[]>();
  for (const event of timelines.flatMap(({ events }) => events)) {
    for (const evidence of event.evidence) {
      const found = byArticle.get(evidence.article.id) ?? [];
      found.push({ event, evidence });
      byArticle.set(evidence.article.id, found);
    }
  }
  for (const found of byArticle.values())
    found.sort(
      (a, b) =>
        a.evidence.paragraph.number - b.evidence.paragraph.number || a.evidence.start - b.evidence.start,
    );
  return byArticle;
}

/** Two timelines that quote one article may not give the same id to two events: `#ev-<id>` would name both. */
function reportSharedAnchors(found: readonly ReadTimeline[], problems: Problem[]): void {
  const taken = new Map<string, string>();
  for (const { timeline, yaml, file } of found) {
    for (const { id, evidence } of timeline.events) {
      for (const article of new Set(evidence.map(({ article }) => article.id))) {
        const owner = taken.get(`${article}#${id}`);
        taken.set(`${article}#${id}`, timeline.id);
        if (owner === undefined || owner === timeline.id) continue;
        const entries = (yaml.value as { events: { id?: unknown }[] }).events;
        const at = ['events', entries.findIndex((entry) => entry.id === id), 'id'];
        const message = `"${id}" is also an event of timelines/${owner}.yaml that quotes ${article}, so #ev-${id} would name two places there. Choose another id.`;
        problems.push({ file, line: yaml.lineOf(at), field: yaml.fieldOf(at), message });
      }
    }
  }
}

/**
 * Reads the content folder `root` whole: articles, agencies, timelines. Never throws for what an editor wrote: every
 * problem of every file comes back at once, sorted, and the archive holds what was sound.
 */
export function loadArchive(root: string): { archive: Archive; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const articles = new Map<string, Article>();
  const sound: Article[] = [];
  const timelines: Timeline[] = [];
  let agencies: ReturnType<typeof readAgencies> = new Map();
  let topics: ReturnType<typeof readTopics> = new Map();
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    problems.push({
      file: root,
      line: 1,
      field: 'file',
      message: 'is not a folder. Set CONTENT_DIR to the folder that holds articles/ and agencies.yaml.',
    });
  } else {
    const ids = listIds(join(root, 'articles'), '.md', problems);
    if (ids.length > 0 || existsSync(join(root, 'agencies.yaml'))) agencies = readAgencies(root, problems);
    topics = readTopics(root, problems);
    const read = ids.flatMap((id) => readArticle(id, root, agencies, problems) ?? []);
    for (const { article } of read) articles.set(article.id, article);
    const unread = new Set(ids.filter((id) => !articles.has(id)));
    for (const { article, yaml } of read) {
      const report = (at: [string, number], message: string): void => {
        problems.push({ file: article.file, line: yaml.lineOf(at), field: yaml.fieldOf(at), message });
      };
      for (const [i, id] of article.replaces.entries()) {
        if (id === article.id) report(['replaces', i], 'names the article itself. Name its earlier take.');
        else if (!articles.has(id))
          report(['replaces', i], `${shown(id)} is not in articles/. ${didYouMean(id, articles.keys())}`);
      }
      for (const [i, id] of article.topics.entries()) {
        if (!topics.has(id))
          report(['topics', i], `${shown(id)} is not in topics.yaml. ${didYouMean(id, topics.keys())}`);
      }
    }
    sound.push(...read.filter(({ isSound }) => isSound).map(({ article }) => article));
    const found = listIds(join(root, 'timelines'), '.yaml', problems).flatMap(
      (id) => readTimeline(id, root, { articles, unread }, problems) ?? [],
    );
    timelines.push(...found.map(({ timeline }) => timeline));
    reportSharedAnchors(found, problems);
  }
  const newest = ({ events }: Timeline): string =>
    events
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? '';
  timelines.sort((a, b) =>
    newest(a) === newest(b) ? (a.id < b.id ? -1 : 1) : newest(a) > newest(b) ? -1 : 1,
  );
  const sorted = sound.sort((a, b) =>
    a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date > b.date ? -1 : 1,
  );
  const byId = new Map(sorted.map((article) => [article.id, article]));
  const evidence = evidenceByArticle(timelines);
  const archive: Archive = {
    articles: sorted,
    timelines,
    agencies,
    topics,
    article: (id) => byId.get(id),
    evidenceIn: (id) => evidence.get(id) ?? [],
  };
  return { archive, problems: sortProblems(problems) };
}
