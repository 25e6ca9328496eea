import { loadArchive } from '../archive/load.ts';
import type { Problem } from '../archive/problem.ts';
import { formatProblem } from '../archive/problem.ts';
import type { Recall } from '../archive/reading/recall.ts';
import type { Archive } from '../archive/types.ts';
import { site } from '../site/settings.ts';

interface Content {
  loaded?: ReturnType<typeof loadArchive> | undefined;
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
}

/** Makes every later reading take drafts for articles: the dev server shows them. */
export function showDrafts(): void {
  content.withDrafts = true;
}

/** Makes every later reading spare what `recall` knows. */
export function recallFrom(recall: Recall): void {
  content.recall = recall;
}
