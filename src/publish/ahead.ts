import { isWorthTwo, type OtherEnd, startOtherEnd } from '../site/other-end.ts';
import { takeWordsFrom } from './article-words.ts';

/**
 * Starts a second thread for the build of the site into `folder`, where that is worthwhile. It reads the archive for itself,
 * renders the words of the articles from the last to the first, until it meets the pages, which go the other way, and then
 * writes the other forms. Who renders an article makes no difference to it.
 */
export function startAhead(folder: string): OtherEnd<string> | undefined {
  if (!isWorthTwo()) return undefined;
  const ahead = startOtherEnd<string>(new URL('./ahead-thread.ts', import.meta.url), { folder });
  takeWordsFrom(ahead.take);
  return ahead;
}
