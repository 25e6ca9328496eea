import { join } from 'node:path';
import { readAgencies } from '../../archive/agencies.ts';
import { type ReadArticle, readArticle } from '../../archive/article.ts';
import type { Problem } from '../../archive/problem.ts';
import { listIds } from '../../archive/reading/files.ts';
import { createRecall, type Recall, stampOf } from '../../archive/reading/recall.ts';
import type { Agency } from '../../archive/types.ts';
import { site } from '../../site/settings.ts';
import { type OtherEnd, workFromTheEnd } from './other-end.ts';

/** An article as the second thread sends it: what it read, and the files that rests on as they lay there then. */
interface SentArticle {
  read: ReadArticle;
  stamp: string;
  agenciesStamp: string;
}

/** The file that the agencies of the site's content are read from. */
const agenciesFile = join(site.content, 'agencies.yaml');

/**
 * In the second thread: reads the articles from the last to the first and sends them, until the first thread, which goes the
 * other way, meets it. What has a fault is left to that one. Gives what was read, as it was then.
 */
export function readFromTheEnd(): Recall {
  const kept = new Map<string, unknown>();
  const recall: Recall = {
    recalled: (file, _on, read) => (kept.has(file) ? (kept.get(file) as ReturnType<typeof read>) : read()),
  };
  const agenciesStamp = stampOf(agenciesFile);
  const faults: Problem[] = [];
  const agencies = readAgencies(site.content, faults);
  if (faults.length > 0) return recall;
  kept.set(agenciesFile, agencies);
  workFromTheEnd('readings', listIds(join(site.content, 'articles'), '.md', []), (id) => {
    const file = join(site.content, 'articles', `${id}.md`);
    const stamp = stampOf(file);
    const problems: Problem[] = [];
    const read = readArticle(id, site.content, agencies, problems);
    if (!read || problems.length > 0) return undefined;
    kept.set(file, read);
    return [file, { read, stamp, agenciesStamp } satisfies SentArticle];
  });
  return recall;
}

/** A memory that asks the second thread for articles which it does not know yet; what changed since is read as ever. */
export function recallAhead(thread: OtherEnd): Recall {
  const articles = join(site.content, 'articles/');
  let rested: { on?: unknown; stamp?: string } = {};
  return createRecall((file, on) => {
    if (!file.startsWith(articles) || !(on instanceof Map)) return undefined;
    const agencies = on as ReadonlyMap<string, Agency>;
    if (rested.on !== agencies) rested = { on: agencies, stamp: stampOf(agenciesFile) };
    const sent = thread.take('readings', file) as SentArticle | undefined;
    if (!sent || sent.stamp !== stampOf(file) || sent.agenciesStamp !== rested.stamp) return undefined;
    const { article } = sent.read;
    const [source, wire] = [agencies.get(article.source.id), agencies.get(article.wire.id)];
    return source && wire && { ...sent.read, article: { ...article, source, wire } };
  });
}
