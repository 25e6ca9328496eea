import { join } from 'node:path';
import type { ReadArticle } from '../archive/article.ts';
import { type Recall, stampOf } from '../archive/recall.ts';
import type { Agency } from '../archive/types.ts';
import { isWorthTwo, startOtherEnd } from './other-end.ts';
import { site } from './site.ts';

/** An article as the second thread sends it: what it read, and the files that rests on as they lay there then. */
export interface SentArticle {
  read: ReadArticle;
  stamp: string;
  agenciesStamp: string;
}

/** The file that the agencies of the site's content are read from. */
export const agenciesFile = join(site.content, 'agencies.yaml');

/**
 * Has a second thread read the articles that `recall` does not know from the last to the first, where that is worthwhile,
 * until the first reading meets it or `stop` is called. What has a fault, or has changed meanwhile, is read as ever.
 */
export function readAhead(recall: Recall): { recall: Recall; stop(): void } {
  if (!isWorthTwo()) return { recall, stop: () => undefined };
  const thread = startOtherEnd<SentArticle>(new URL('./read-ahead-thread.ts', import.meta.url));
  const articles = join(site.content, 'articles/');
  const take = (file: string, agencies: ReadonlyMap<string, Agency>): ReadArticle | undefined => {
    const sent = thread.take(file);
    if (!sent || sent.stamp !== stampOf(file) || sent.agenciesStamp !== stampOf(agenciesFile))
      return undefined;
    const { article } = sent.read;
    const [source, wire] = [agencies.get(article.source.id), agencies.get(article.wire.id)];
    return source && wire && { ...sent.read, article: { ...article, source, wire } };
  };
  const both: Recall = {
    get<Read>(file: string, on?: unknown): Read | undefined {
      const known = recall.get<Read>(file, on);
      if (known !== undefined || !file.startsWith(articles) || !(on instanceof Map)) return known;
      const read = take(file, on);
      if (read) recall.set(file, read, on);
      return read as Read | undefined;
    },
    set: recall.set,
  };
  return { recall: both, stop: () => void thread.stop() };
}
