import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { readAgencies } from './agencies.ts';
import { readArticle } from './article.ts';
import { didYouMean, shown, sortProblems } from './problem.ts';
import { listIds } from './source-file.ts';
import { readTimeline } from './timeline.ts';
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

/**
 * Two events that quote one article may not mark words there with one anchor: events of one id in two timelines, or
 * `x-2` beside an `x` that quotes the article twice.
 */
function reportSharedAnchors(found: readonly ReadTimeline[], problems: Problem[]): void {
  const taken = new Map<string, TimelineEvent>();
  for (const { timeline, yaml, file } of found) {
    for (const event of timeline.events) {
      for (const { anchor, article } of event.evidence) {
        const place = `${article.id}#${anchor}`;
        const owner = taken.get(place) ?? event;
        taken.set(place, owner);
        if (owner === event || (owner.id === event.id && owner.timeline === event.timeline)) continue;
        const entries = (yaml.value as { events: ({ id?: unknown } | null)[] }).events;
        const at = ['events', entries.findIndex((entry) => entry?.id === event.id), 'id'];
        const who =
          owner.id === event.id
            ? `"${event.id}" is also an event of timelines/${owner.timeline}.yaml that quotes`
            : `"${event.id}" and "${owner.id}" of timelines/${owner.timeline}.yaml both quote`;
        const message = `${who} ${article.id}, so #${anchor} would name two places there. Choose another id.`;
        problems.push({ file, line: yaml.lineOf(at), field: yaml.fieldOf(at), message });
      }
    }
  }
}

const ENTRIES = ['articles', 'timelines', 'agencies.yaml', 'permalinks'];

/** A file or folder whose name is nearly one of those that are read: whoever wrote it believes that it is. */
function reportStrays(root: string, problems: Problem[]): void {
  for (const name of readdirSync(root)) {
    if (name.startsWith('.') || ENTRIES.includes(name)) continue;
    const near = ENTRIES.find((entry) => distance(name.toLowerCase(), entry) <= 3);
    if (near === undefined) continue;
    const message = `is not read. Name it "${near}", or move it out of the content folder.`;
    problems.push({ file: join(root, name), line: 1, field: 'file', message });
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
  let agencies: ReturnType<typeof readAgencies>;
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    problems.push({
      file: root,
      line: 1,
      field: 'file',
      message: 'is not a folder. Set CONTENT_DIR to the folder that holds articles/ and agencies.yaml.',
    });
  } else {
    reportStrays(root, problems);
    const ids = listIds(join(root, 'articles'), '.md', problems);
    if (ids.length > 0 || existsSync(join(root, 'agencies.yaml'))) agencies = readAgencies(root, problems);
    const read = ids.flatMap((id) => readArticle(id, root, agencies, problems) ?? []);
    for (const { article } of read) articles.set(article.id, article);
    const unread = new Set(ids.filter((id) => !articles.has(id)));
    for (const { article, yaml } of read) {
      for (const [i, id] of article.replaces.entries()) {
        const report = (message: string): void => {
          const at = ['replaces', i];
          problems.push({ file: article.file, line: yaml.lineOf(at), field: yaml.fieldOf(at), message });
        };
        if (id === article.id) report('names the article itself. Name its earlier take.');
        else if (!articles.has(id))
          report(`${shown(id)} is not in articles/. ${didYouMean(id, articles.keys())}`);
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
    agencies: agencies ?? new Map(),
    article: (id) => byId.get(id),
    timeline: (id) => timelines.find((timeline) => timeline.id === id),
    evidenceIn: (id) => evidence.get(id) ?? [],
  };
  return { archive, problems: sortProblems(problems) };
}
