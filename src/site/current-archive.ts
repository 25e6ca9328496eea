import { loadArchive } from '../archive/load.ts';
import { formatProblem } from '../archive/problem.ts';
import { createRecall, type Recall } from '../archive/recall.ts';
import type { Archive, Problem } from '../archive/types.ts';
import { readAhead } from './read-ahead.ts';
import { site } from './site.ts';

interface Content {
  loaded?: ReturnType<typeof loadArchive> | undefined;
  recall?: Recall;
  /** A second thread at work on the first reading. */
  ahead?: ReturnType<typeof readAhead> | undefined;
}

// The dev server, or the build, and the pages it renders are separate module graphs in one process: what they share lies here.
const shared = globalThis as { [key: symbol]: Content };
const KEY = Symbol.for('mahdar.content');
shared[KEY] ??= {};
const content = shared[KEY];

/** What came of reading the content folder, read once: the build's own check and the pages see one archive. */
export function loadedContent(): ReturnType<typeof loadArchive> {
  if (!content.loaded) {
    const recall = content.ahead?.recall ?? content.recall;
    content.loaded = loadArchive(site.content, recall && { recall });
    content.ahead?.stop();
    content.ahead = undefined;
  }
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

/**
 * Makes every later reading spare the files that have not changed, and begins the first on a second thread. It costs
 * memory: a build reads them once.
 */
export function rememberFiles(): void {
  content.recall = createRecall();
  content.ahead = readAhead(content.recall);
}
