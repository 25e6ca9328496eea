import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Anchors } from '../markdown/anchors.ts';
import { readAgencies } from './agencies.ts';
import { type ReadArticle, readArticle } from './article.ts';
import { eventsQuoting, evidenceByArticle, reportSharedAnchors, withAnchors } from './evidence/anchors.ts';
import { readFront } from './front.ts';
import { readIdentity } from './identity.ts';
import { type LedgerOptions, type OpenLedger, openLedger, type Permalinks } from './permalinks/open.ts';
import type { Present } from './permalinks/standing.ts';
import { reportUnnamedPictures, withPictures } from './pictures.ts';
import { didYouMean, noSuchArticle, type Problem, shown, sortProblems } from './problem.ts';
import { withEmbeds } from './queries/embedded.ts';
import { inOrder, newestFirst } from './queries/order.ts';
import { listIds } from './reading/files.ts';
import { checkFolder } from './reading/folder.ts';
import type { Recall } from './reading/recall.ts';
import { readYaml } from './reading/yaml.ts';
import { eventIdsIn, type ReadTimeline, readTimeline } from './timeline.ts';
import { readTopics } from './topics.ts';
import type { Agency, Archive, Article, FrontChoice, Timeline, Topic } from './types.ts';

/** The result of reading a content folder. */
export interface Loaded {
  archive: Archive;
  problems: readonly Problem[];
  permalinks: Permalinks;
  /** Ids of the articles that were left out as drafts. */
  drafts: readonly string[];
}

export interface LoadOptions extends LedgerOptions {
  recall?: Recall;
  /** Whether to read drafts like published articles. */
  withDrafts?: boolean;
}

/** The content as read, file by file. */
interface Read {
  agencies: ReadonlyMap<string, Agency>;
  topics: ReadonlyMap<string, Topic>;
  articles: readonly ReadArticle[];
  timelines: readonly ReadTimeline[];
  front: FrontChoice;
}

/** The context of one reading, which also collects its findings. */
interface Reading {
  root: string;
  recall: Recall | undefined;
  withDrafts: boolean;
  ledger: OpenLedger;
  present: Present;
  problems: Problem[];
}

/** What `read` returns for `file`, taken from `recall` if unchanged, and stored there if it had no problem. */
function recalled<Result>(
  { recall, problems }: Reading,
  file: string,
  on: unknown,
  read: () => Result,
): Result {
  const before = problems.length;
  const isSound = (result: Result): boolean => problems.length === before && result !== undefined;
  return recall ? recall.recalled(file, on, read, isSound) : read();
}

/** Reads `agencies.yaml`, which a folder without articles does not need. */
function loadAgencies(reading: Reading, ids: readonly string[]): ReadonlyMap<string, Agency> | undefined {
  const file = join(reading.root, 'agencies.yaml');
  if (ids.length === 0 && !existsSync(file)) return undefined;
  return recalled(reading, file, undefined, () => readAgencies(reading.root, reading.problems));
}

const anchored = new WeakMap<ReadArticle, ReadArticle>();

/** `read` with `anchors`: the same article again while both are the same ones, so that what was found out of it holds. */
function withLedgerAnchors(read: ReadArticle, anchors: Anchors | undefined): ReadArticle {
  let known = anchored.get(read);
  if (!known || known.article.anchors !== anchors) {
    known = { ...read, article: { ...read.article, anchors } };
    anchored.set(read, known);
  }
  return known;
}

/** Reads every article that is not a draft, with its anchors from the ledger. */
function loadArticles(
  reading: Reading,
  ids: readonly string[],
  agencies: ReadonlyMap<string, Agency> | undefined,
): ReadArticle[] {
  const { root, ledger, present, problems, recall, withDrafts } = reading;
  return ids.flatMap((id) => {
    const file = join(root, 'articles', `${id}.md`);
    const found: Problem[] = [];
    const read = recalled({ ...reading, problems: found }, file, agencies, () =>
      readArticle(id, root, agencies, found),
    );
    if (read?.isDraft && !withDrafts) {
      present.articleIds.delete(id);
      present.drafts.add(id);
      return [];
    }
    problems.push(...found);
    if (!read) return [];
    const anchors = ledger.follow(read.article, read.bodyLine);
    return [withPictures(withLedgerAnchors(read, anchors), root, recall, problems)];
  });
}

/** Reports articles that name earlier takes or topics which do not exist. */
function reportUnknownReferences(
  { present, problems }: Reading,
  { article, frontmatter }: ReadArticle,
  topics: ReadonlyMap<string, Topic>,
): void {
  const report = (at: [string, number], message: string): void => {
    const yaml = readYaml(frontmatter, article.file, 2, []);
    problems.push({ file: article.file, line: yaml.lineOf(at), field: yaml.fieldOf(at), message });
  };
  for (const [i, id] of article.replaces.entries()) {
    if (id === article.id) report(['replaces', i], 'names the article itself. Name its earlier take.');
    else if (!present.articles.has(id))
      report(['replaces', i], noSuchArticle(id, present.articles.keys(), present.drafts));
  }
  for (const [i, id] of article.topics.entries())
    if (!topics.has(id))
      report(['topics', i], `${shown(id)} is not in topics.yaml. ${didYouMean(id, topics.keys())}`);
}

/** Reads every timeline, finds its quotes in the articles, and adds its evidence's anchors from the ledger. */
function loadTimelines({ root, ledger, present, problems }: Reading): ReadTimeline[] {
  const { articles, articleIds, drafts } = present;
  const unread = new Set([...articleIds].filter((id) => !articles.has(id)));
  const found: ReadTimeline[] = [];
  for (const id of listIds(join(root, 'timelines'), '.yaml', problems)) {
    const read = readTimeline(id, root, { articles, unread, drafts }, problems);
    present.events.set(id, read && eventIdsIn(read));
    if (read) found.push(read);
  }
  const quoting = eventsQuoting(found.map(({ timeline }) => timeline));
  const anchored = found.map((read) => ({ ...read, timeline: withAnchors(read.timeline, ledger, quoting) }));
  reportSharedAnchors(anchored, problems);
  return anchored;
}

/** Reads the files of the content folder, each after those that it depends on. */
function readContent(reading: Reading): Read {
  const { root, present, problems } = reading;
  const ids = listIds(join(root, 'articles'), '.md', problems);
  for (const id of ids) present.articleIds.add(id);
  const agencies = loadAgencies(reading, ids);
  readIdentity(root, problems, agencies);
  const topics = readTopics(root, problems);
  const articles = loadArticles(reading, ids, agencies);
  for (const { article } of articles) present.articles.set(article.id, article);
  for (const read of articles) reportUnknownReferences(reading, read, topics);
  const unread = new Set(
    [...present.articleIds, ...present.drafts].filter((id) => !present.articles.has(id)),
  );
  reportUnnamedPictures(articles, unread, root, problems);
  const timelines = loadTimelines(reading);
  const choices = { ...present, timelines: timelines.map(({ timeline }) => timeline) };
  const front = readFront(root, choices, problems);
  return { agencies: agencies ?? new Map(), topics, articles, timelines, front };
}

/** The day of the newest dispatch that a timeline quotes, `YYYY-MM-DD`. */
function newestDay({ events }: Timeline): string {
  return (
    events
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? ''
  );
}

/** The archive of the sound content. */
function archiveOf({ agencies, topics, front, ...read }: Read, permalinks: Permalinks): Archive {
  const sound = read.articles.filter(({ isSound }) => isSound).map(({ article }) => article);
  const timelines = newestFirst(
    read.timelines.map(({ timeline }) => timeline),
    newestDay,
  );
  const later = new Map<string, Article[]>();
  for (const article of sound)
    for (const id of article.replaces) later.set(id, [...(later.get(id) ?? []), article]);
  const laterTakes = (id: string): readonly Article[] => later.get(id) ?? [];
  const articles = inOrder(sound, laterTakes);
  const articleById = new Map(articles.map((article) => [article.id, article]));
  const timelineById = new Map(timelines.map((timeline) => [timeline.id, timeline]));
  const evidence = evidenceByArticle(timelines);
  return {
    articles,
    timelines,
    front,
    agencies,
    topics,
    article: (id) => articleById.get(id),
    timeline: (id) => timelineById.get(id),
    laterTakes,
    evidenceIn: (id) => evidence.get(id) ?? [],
    leadsIn: (id) => permalinks.leads.get(id) ?? [],
    retired: withEmbeds(permalinks.retired),
  };
}

const NOTHING: Read = {
  agencies: new Map(),
  topics: new Map(),
  articles: [],
  timelines: [],
  front: { also: [], timelines: [] },
};

/**
 * Reads the whole content folder `root`: articles, agencies, timelines, ledger. Never throws because of an editor's
 * mistake: it returns all problems of all files, sorted, and an archive of what was sound. Writes nothing; what the
 * ledger lacks is in `permalinks`. With a `recall`, only changed files are read again.
 */
export function loadArchive(
  root: string,
  { recall, withDrafts = false, ...options }: LoadOptions = {},
): Loaded {
  const problems: Problem[] = [];
  const ledger = openLedger(root, options, recall);
  const present: Present = {
    articles: new Map(),
    articleIds: new Set(),
    drafts: new Set(),
    events: new Map(),
  };
  const read = checkFolder(root, problems)
    ? readContent({ root, recall, withDrafts, ledger, present, problems })
    : NOTHING;
  const permalinks = ledger.close(present, read.timelines);
  return {
    archive: archiveOf(read, permalinks),
    problems: sortProblems(problems),
    permalinks,
    drafts: [...present.drafts],
  };
}
