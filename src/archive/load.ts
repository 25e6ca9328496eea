import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readAgencies } from './agencies.ts';
import { readArticle } from './article.ts';
import type { Present } from './ledger-standing.ts';
import { type LedgerOptions, type OpenLedger, openLedger, type Permalinks } from './permalinks.ts';
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
        a.evidence.paragraph.position - b.evidence.paragraph.position || a.evidence.start - b.evidence.start,
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

/** The ids of a timeline's events as its file gives them, those of faulty ones too. */
function eventIdsIn({ yaml, timeline }: ReadTimeline): Set<string> {
  const { events = [] } = (yaml.value ?? {}) as { events?: unknown };
  const written = Array.isArray(events) ? events.map((event: { id?: unknown } | null) => event?.id) : [];
  return new Set([...written.filter((id) => typeof id === 'string'), ...timeline.events.map(({ id }) => id)]);
}

/** `timeline` with the anchors that the ledger gives its evidence. */
function withAnchors(timeline: Timeline, ledger: OpenLedger): Timeline {
  const events = timeline.events.map((event): TimelineEvent => {
    const quotes = event.evidence.map(({ quote, article }) => ({ quote, article: article.id }));
    const anchors = ledger.evidenceAnchors(event.id, quotes);
    const named = event.evidence.map((piece, i) => ({ ...piece, anchor: anchors[i] ?? piece.anchor }));
    return { ...event, evidence: named as [Evidence, ...Evidence[]] };
  });
  return { ...timeline, events };
}

/** What came of reading a content folder. */
export interface Loaded {
  archive: Archive;
  problems: readonly Problem[];
  permalinks: Permalinks;
}

/**
 * Reads the content folder `root` whole: articles, agencies, timelines, ledger. Never throws for what an editor wrote:
 * every problem of every file comes back at once, sorted, and the archive holds what was sound. Writes nothing: what the
 * ledger does not hold yet is in `permalinks`.
 */
export function loadArchive(root: string, options: LedgerOptions = {}): Loaded {
  const problems: Problem[] = [];
  const ledger = openLedger(root, options);
  const present: Present = { articles: new Map(), articleIds: new Set(), events: new Map() };
  const { articles, articleIds, events } = present;
  const sound: Article[] = [];
  const timelines: Timeline[] = [];
  const found: ReadTimeline[] = [];
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
    for (const id of ids) articleIds.add(id);
    if (ids.length > 0 || existsSync(join(root, 'agencies.yaml'))) agencies = readAgencies(root, problems);
    const read = ids
      .flatMap((id) => readArticle(id, root, agencies, problems) ?? [])
      .map((found) => ({
        ...found,
        article: { ...found.article, anchors: ledger.follow(found.article, found.bodyLine) },
      }));
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
    for (const id of listIds(join(root, 'timelines'), '.yaml', problems)) {
      const read = readTimeline(id, root, { articles, unread }, problems);
      events.set(id, read && eventIdsIn(read));
      if (read) found.push({ ...read, timeline: withAnchors(read.timeline, ledger) });
    }
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
  const later = new Map<string, Article[]>();
  for (const article of sorted)
    for (const id of article.replaces) later.set(id, [...(later.get(id) ?? []), article]);
  const permalinks = ledger.close(present, found);
  const archive: Archive = {
    articles: sorted,
    timelines,
    agencies,
    article: (id) => byId.get(id),
    laterTakes: (id) => later.get(id) ?? [],
    evidenceIn: (id) => evidence.get(id) ?? [],
    leadsIn: (id) => permalinks.leads.get(id) ?? [],
    retired: permalinks.retired,
  };
  return { archive, problems: sortProblems(problems), permalinks };
}
