import type { FittingAnchors } from '../archive/article-document.ts';
import type { Loaded } from '../archive/load.ts';
import { type Problem, sortProblems } from '../archive/problem.ts';
import { allProblems } from '../archive/publishable.ts';
import { pictureProblems } from './pictures/decodable.ts';

/** Everything that an editor must mend before the site is published, sorted: `allProblems`, and pictures that cannot be decoded. */
export async function problemsOf(
  loaded: Loaded,
  isFrozen: boolean,
  known?: FittingAnchors,
): Promise<Problem[]> {
  return sortProblems([
    ...allProblems(loaded, isFrozen, known),
    ...(await pictureProblems(loaded.archive.articles)),
  ]);
}
