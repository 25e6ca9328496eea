import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readAgencies } from './agencies.ts';
import { readArticle } from './article.ts';
import { didYouMean, shown, sortProblems } from './problem.ts';
import { listIds } from './source-file.ts';
import { readTimeline } from './timeline.ts';
import type { Archive, Article, Evidence, Problem, Timeline, TimelineEvent } from './types.ts';

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

/**
 * Reads the content folder `root` whole: articles, agencies, timelines. Never throws for what an editor wrote: every
 * problem of every file comes back at once, sorted, and the archive holds what was sound.
 */
export function loadArchive(root: string): { archive: Archive; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const articles = new Map<string, Article>();
  const timelines: Timeline[] = [];
  let agencies: ReturnType<typeof readAgencies> = new Map();
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
    const read = ids.flatMap((id) => readArticle(id, root, agencies, problems) ?? []);
    for (const { article } of read) articles.set(article.id, article);
    for (const { article, yaml } of read) {
      for (const [i, id] of article.replaces.entries()) {
        const message =
          id === article.id
            ? 'names the article itself. Name its earlier take.'
            : articles.has(id)
              ? undefined
              : `${shown(id)} is not in articles/. ${didYouMean(id, articles.keys())}`;
        if (message)
          problems.push({
            file: article.file,
            line: yaml.lineOf(['replaces', i]),
            field: `replaces.${i}`,
            message,
          });
      }
    }
    const anchors = new Map<string, string>();
    for (const id of listIds(join(root, 'timelines'), '.yaml', problems)) {
      const found = readTimeline(id, root, articles, problems);
      if (!found) continue;
      timelines.push(found.timeline);
      for (const event of found.timeline.events) {
        for (const { article, anchor } of event.evidence) {
          const taken = anchors.get(`${article.id}#${anchor}`);
          if (taken !== undefined && taken !== id)
            problems.push({
              file: found.file,
              line: found.yaml.lineOf(['events']),
              field: 'events.id',
              message: `"${event.id}" is also an event of timelines/${taken}.yaml that quotes ${article.id}, so #${anchor} would name two places there. Choose another id.`,
            });
          anchors.set(`${article.id}#${anchor}`, id);
        }
      }
    }
  }
  const newest = ({ events }: Timeline): string =>
    events
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? '';
  timelines.sort((a, b) =>
    newest(a) === newest(b) ? (a.id < b.id ? -1 : 1) : newest(a) > newest(b) ? -1 : 1,
  );
  const sorted = [...articles.values()].sort((a, b) =>
    a.date === b.date ? (a.id < b.id ? -1 : 1) : a.date > b.date ? -1 : 1,
  );
  const evidence = evidenceByArticle(timelines);
  const archive: Archive = {
    articles: sorted,
    timelines,
    agencies,
    article: (id) => articles.get(id),
    evidenceIn: (id) => evidence.get(id) ?? [],
  };
  return { archive, problems: sortProblems(problems) };
}
