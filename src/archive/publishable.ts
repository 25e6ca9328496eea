import { brokenLedgers, type FittingAnchors } from './article-document.ts';
import type { Loaded } from './load.ts';
import { unrecorded } from './permalinks/open.ts';
import { type Problem, sortProblems } from './problem.ts';

/**
 * Everything an editor must correct before publishing, sorted: problems of the content and open
 * questions of the ledger.
 * `isFrozen`: if there are none, also report what the ledger lacks.
 */
export function publishingProblems({ problems, permalinks }: Loaded, isFrozen: boolean): Problem[] {
  const found = [...problems, ...permalinks.problems];
  return sortProblems(found.length === 0 && isFrozen ? unrecorded(permalinks) : found);
}

/**
 * The same, plus ledger files that do not match the text they record. That requires parsing every article, except those
 * `known` to match.
 */
export function allProblems(loaded: Loaded, isFrozen: boolean, known?: FittingAnchors): Problem[] {
  const found = publishingProblems(loaded, isFrozen);
  return found.length > 0 ? found : sortProblems(brokenLedgers(loaded.archive.articles, known));
}
