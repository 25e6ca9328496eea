import type { Recall } from '../../archive/reading/recall.ts';
import { takeWordsFrom } from '../../publish/page/article-words.ts';
import { site } from '../../site/settings.ts';
import { isWorthTwo, type OtherEnd, startOtherEnd } from './other-end.ts';
import { recallAhead } from './read-ahead.ts';

/**
 * Starts a second thread for the build of the site into `folder`, where that is worthwhile. It reads the articles and renders
 * their words, each from the last to the first until it meets the first thread, which goes the other way and begins when Vite
 * has done its work; then it writes the other forms. Who reads or renders an article makes no difference to it.
 */
export function startAhead(folder: string): (OtherEnd & { recall: Recall }) | undefined {
  if (!isWorthTwo()) return undefined;
  const ahead = startOtherEnd(new URL('./ahead-thread.ts', import.meta.url), { folder });
  takeWordsFrom((id) => ahead.take('words', id) as string | undefined);
  return { ...ahead, recall: recallAhead(ahead) };
}

/**
 * Starts a second thread for a build into `folder` that takes over most of the site `last`: there is little to render, and it
 * writes the search index.
 */
export function startBeside(folder: string, last: string): OtherEnd | undefined {
  if (!isWorthTwo() || !site.hasSearchIndex) return undefined;
  return startOtherEnd(new URL('./beside-thread.ts', import.meta.url), { folder, last });
}
