import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { readAgencies } from './agencies.ts';
import { readArticle } from './article.ts';
import type { Present } from './ledger-standing.ts';
import { type LedgerOptions, type OpenLedger, openLedger, type Permalinks } from './permalinks.ts';
import type { Problem } from './problem.ts';
import { didYouMean, shown, sortProblems } from './problem.ts';
import { leavesBy, listIds } from './reading/files.ts';
import type { Recall } from './reading/recall.ts';
import { readYaml } from './reading/yaml.ts';
import { readTimeline } from './timeline.ts';
import { readTopics } from './topics.ts';
import type { Archive, Article, Evidence, Timeline, TimelineEvent } from './types.ts';

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

const ENTRIES = ['articles', 'timelines', 'agencies.yaml', 'topics.yaml', 'permalinks'];

/** A folder that is a link out of the content folder: what stands there is nobody's content, and the ledger would be written there. */
function reportLeavingFolders(root: string, problems: Problem[]): void {
  for (const name of ['articles', 'timelines', 'permalinks', 'permalinks/articles', 'permalinks/timelines']) {
    const file = join(root, name);
    if (!existsSync(file) || !leavesBy(file, root)) continue;
    const message = 'is a link that leaves the content folder. Put the folder itself here.';
    problems.push({ file, line: 1, field: 'file', message });
  }
}

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

/** The ids of a timeline's events as its file gives them, those of faulty ones too. */
function eventIdsIn({ yaml, timeline }: ReadTimeline): Set<string> {
  const { events = [] } = (yaml.value ?? {}) as { events?: unknown };
  const written = Array.isArray(events) ? events.map((event: { id?: unknown } | null) => event?.id) : [];
  return new Set([...written.filter((id) => typeof id === 'string'), ...timeline.events.map(({ id }) => id)]);
}

/** The ids of the events that quote each article. */
function eventsQuoting(timelines: readonly Timeline[]): Map<string, Set<string>> {
  const quoting = new Map<string, Set<string>>();
  for (const { id, evidence } of timelines.flatMap(({ events }) => events))
    for (const { article } of evidence)
      quoting.set(article.id, (quoting.get(article.id) ?? new Set()).add(id));
  return quoting;
}

/** `timeline` with the anchors that the ledger gives its evidence. */
function withAnchors(
  timeline: Timeline,
  ledger: OpenLedger,
  quoting: ReadonlyMap<string, ReadonlySet<string>>,
): Timeline {
  const events = timeline.events.map((event): TimelineEvent => {
    const quotes = event.evidence.map(({ quote, article }) => ({ quote, article: article.id }));
    const anchors = ledger.evidenceAnchors(event.id, quotes, quoting);
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

export interface LoadOptions extends LedgerOptions {
  recall?: Recall;
}

/** What `read` makes of `file`; kept in `recall` where it had no fault, if nothing that it rested `on` has changed. */
function recalled<Read>(
  { recall, problems }: { recall: Recall | undefined; problems: Problem[] },
  file: string,
  on: unknown,
  read: () => Read,
): Read {
  const known = recall?.get<Read>(file, on);
  if (known !== undefined) return known;
  const before = problems.length;
  const fresh = read();
  if (problems.length === before && fresh !== undefined) recall?.set(file, fresh, on);
  return fresh;
}

/**
 * Reads the content folder `root` whole: articles, agencies, timelines, ledger. Never throws for what an editor wrote:
 * every problem of every file comes back at once, sorted, and the archive holds what was sound. Writes nothing: what the
 * ledger does not hold yet is in `permalinks`. `recall` spares whoever loads it again the reading of what has not changed.
 */
export function loadArchive(root: string, { recall, ...options }: LoadOptions = {}): Loaded {
  const problems: Problem[] = [];
  const ledger = openLedger(root, options, recall);
  const present: Present = { articles: new Map(), articleIds: new Set(), events: new Map() };
  const { articles, articleIds, events } = present;
  const sound: Article[] = [];
  const timelines: Timeline[] = [];
  const found: ReadTimeline[] = [];
  let agencies: ReturnType<typeof readAgencies>;
  let topics: ReturnType<typeof readTopics> = new Map();
  if (!existsSync(root) || !statSync(root).isDirectory()) {
    problems.push({
      file: root,
      line: 1,
      field: 'file',
      message: 'is not a folder. Set CONTENT_DIR to the folder that holds articles/ and agencies.yaml.',
    });
  } else {
    reportStrays(root, problems);
    reportLeavingFolders(root, problems);
    const ids = listIds(join(root, 'articles'), '.md', problems);
    for (const id of ids) articleIds.add(id);
    const memory = { recall, problems };
    const agenciesFile = join(root, 'agencies.yaml');
    if (ids.length > 0 || existsSync(agenciesFile))
      agencies = recalled(memory, agenciesFile, undefined, () => readAgencies(root, problems));
    topics = readTopics(root, problems);
    const read = ids
      .flatMap(
        (id) =>
          recalled(memory, join(root, 'articles', `${id}.md`), agencies, () =>
            readArticle(id, root, agencies, problems),
          ) ?? [],
      )
      .map((found) => ({
        ...found,
        article: { ...found.article, anchors: ledger.follow(found.article, found.bodyLine) },
      }));
    for (const { article } of read) articles.set(article.id, article);
    const unread = new Set(ids.filter((id) => !articles.has(id)));
    for (const { article, frontmatter } of read) {
      const report = (at: [string, number], message: string): void => {
        const yaml = readYaml(frontmatter, article.file, 2, []);
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
    for (const id of listIds(join(root, 'timelines'), '.yaml', problems)) {
      const read = readTimeline(id, root, { articles, unread }, problems);
      events.set(id, read && eventIdsIn(read));
      if (read) found.push(read);
    }
    const quoting = eventsQuoting(found.map(({ timeline }) => timeline));
    for (const [at, read] of found.entries())
      found[at] = { ...read, timeline: withAnchors(read.timeline, ledger, quoting) };
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
  const timelineById = new Map(timelines.map((timeline) => [timeline.id, timeline]));
  const evidence = evidenceByArticle(timelines);
  const later = new Map<string, Article[]>();
  for (const article of sorted)
    for (const id of article.replaces) later.set(id, [...(later.get(id) ?? []), article]);
  const permalinks = ledger.close(present, found);
  const archive: Archive = {
    articles: sorted,
    timelines,
    agencies: agencies ?? new Map(),
    topics,
    article: (id) => byId.get(id),
    timeline: (id) => timelineById.get(id),
    laterTakes: (id) => later.get(id) ?? [],
    evidenceIn: (id) => evidence.get(id) ?? [],
    leadsIn: (id) => permalinks.leads.get(id) ?? [],
    retired: permalinks.retired,
  };
  return { archive, problems: sortProblems(problems), permalinks };
}
