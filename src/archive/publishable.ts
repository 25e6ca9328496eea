import { brokenLedgers, type FittingAnchors } from './article-document.ts';
import type { Loaded } from './load.ts';
import { unrecorded } from './permalinks/open.ts';
import { type Problem, sortProblems } from './problem.ts';

/**
 * What an editor must mend before anything is published: faults of the content and questions of the ledger, all at once,
 * sorted. `isFrozen`: where there are none, also what the ledger does not hold yet.
 */
export function publishingProblems({ problems, permalinks }: Loaded, isFrozen: boolean): Problem[] {
  const found = [...problems, ...permalinks.problems];
  return sortProblems(found.length === 0 && isFrozen ? unrecorded(permalinks) : found);
}

/** The same, and ledger files that do not fit the text that they record: to know these every article is read once more, but for those `known` to fit. */
export function allProblems(loaded: Loaded, isFrozen: boolean, known?: FittingAnchors): Problem[] {
  const found = publishingProblems(loaded, isFrozen);
  return found.length > 0 ? found : sortProblems(brokenLedgers(loaded.archive.articles, known));
}
