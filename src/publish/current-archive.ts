import { loadArchive } from '../archive/load.ts';
import type { Problem } from '../archive/problem.ts';
import { formatProblem } from '../archive/problem.ts';
import { type ArticlePage, pageOf } from '../archive/queries/context.ts';
import type { Recall } from '../archive/reading/recall.ts';
import type { Archive, Article, Timeline } from '../archive/types.ts';
import { addresses } from '../site/addresses.ts';
import { site } from '../site/settings.ts';
import { isToMake } from './taken-over.ts';

interface Content {
  loaded?: ReturnType<typeof loadArchive> | undefined;
  /** By article. */
  pages?: Map<string, ArticlePage> | undefined;
  recall?: Recall;
  withDrafts?: boolean;
}

// The dev server, or the build, and the pages it renders are separate module graphs in one process: what they share lies here.
const shared = globalThis as { [key: symbol]: Content };
const KEY = Symbol.for('mahdar.content');
shared[KEY] ??= {};
const content = shared[KEY];

/** What came of reading the content folder, read once: the build's own check and the pages see one archive. */
export function loadedContent(): ReturnType<typeof loadArchive> {
  content.loaded ??= loadArchive(site.content, {
    ...(content.recall && { recall: content.recall }),
    withDrafts: content.withDrafts ?? false,
  });
  return content.loaded;
}

/** The archive of the content folder, read once. Throws with every problem, a line each, if it is not sound. */
export function currentArchive(): Archive {
  const { archive, problems } = loadedContent();
  if (problems.length === 0) return archive;
  const error = new Error(problems.map(formatProblem).join('\n'));
  error.stack = error.message;
  throw error;
}

/** What the page of the article `id` is made of, found out once; `undefined` where there is no such article. */
export function currentPage(id: string): ArticlePage | undefined {
  content.pages ??= new Map();
  let page = content.pages.get(id);
  if (page) return page;
  const archive = currentArchive();
  const article = archive.article(id);
  page = article && pageOf(article, archive);
  if (page) content.pages.set(id, page);
  return page;
}

/** The articles whose pages are not taken over. */
export function articlesToMake(): readonly Article[] {
  return currentArchive().articles.filter(({ id }) => isToMake(addresses.article(id)));
}

/** The timelines whose pages are not taken over. */
export function timelinesToMake(): readonly Timeline[] {
  return currentArchive().timelines.filter(({ id }) => isToMake(addresses.timeline(id)));
}

/** What an editor must mend before the archive can be shown. */
export function archiveProblems(): readonly Problem[] {
  return loadedContent().problems;
}

/** What the ledger would stop at when the site is published: while writing, a person is only told. */
export function permalinkProblems(): readonly Problem[] {
  return loadedContent().permalinks.problems;
}

/** Makes the next question about the archive read the content folder again. */
export function forgetArchive(): void {
  content.loaded = undefined;
  forgetPages();
}

/** Frees what was found out for pages. */
export function forgetPages(): void {
  content.pages = undefined;
}

/** Makes every later reading take drafts for articles: the dev server shows them. */
export function showDrafts(): void {
  content.withDrafts = true;
}

/** Makes every later reading spare what `recall` knows. */
export function recallFrom(recall: Recall): void {
  content.recall = recall;
}
