import { loadArchive } from '../archive/load.ts';
import { formatProblem } from '../archive/problem.ts';
import type { Archive } from '../archive/types.ts';
import { site } from './site.ts';

// The dev server and the pages it renders are separate module graphs in one process: what they share lies here.
const shared = globalThis as { [key: symbol]: Archive | undefined };
const KEY = Symbol.for('mahdar.archive');

/** The archive of the content folder, read once. Throws with every problem, a line each, if it is not sound. */
export function currentArchive(): Archive {
  const known = shared[KEY];
  if (known) return known;
  const { archive, problems } = loadArchive(site.content);
  if (problems.length > 0) {
    const error = new Error(problems.map(formatProblem).join('\n'));
    error.stack = error.message;
    throw error;
  }
  shared[KEY] = archive;
  return archive;
}

/** Makes the next `currentArchive()` read the content folder again. */
export function forgetArchive(): void {
  shared[KEY] = undefined;
}
