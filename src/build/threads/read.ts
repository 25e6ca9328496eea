import { join } from 'node:path';
import { readAgencies } from '../../archive/agencies.ts';
import { readArticle } from '../../archive/article.ts';
import type { Problem } from '../../archive/problem.ts';
import { listIds } from '../../archive/reading/files.ts';
import { createRecall, type Recall, stampOf } from '../../archive/reading/recall.ts';
import type { Agency } from '../../archive/types.ts';
import type { Pool } from './pool.ts';
import { share } from './share.ts';
import type { SentArticle } from './tasks.ts';

/** How many articles are read at once. */
const BATCH = 100;

const agenciesOf = (root: string): string => join(root, 'agencies.yaml');
const fileOf = (root: string, id: string): string => join(root, 'articles', `${id}.md`);

/** Reads the articles `ids` of the content folder `root`, by their file. What has a fault is left out. */
export function readSound({ root, ids }: { root: string; ids: readonly string[] }): [string, SentArticle][] {
  const agenciesStamp = stampOf(agenciesOf(root));
  const faults: Problem[] = [];
  const agencies = readAgencies(root, faults);
  if (faults.length > 0) return [];
  return ids.flatMap((id): [string, SentArticle][] => {
    const file = fileOf(root, id);
    const stamp = stampOf(file);
    const problems: Problem[] = [];
    const read = readArticle(id, root, agencies, problems);
    return read && problems.length === 0 ? [[file, { read, stamp, agenciesStamp }]] : [];
  });
}

/** Articles that are being read on all threads. */
export interface ReadingAhead {
  /** Knows what has been read until it is asked; what changed since is read as ever. */
  recall: Recall;
  /** Settles when all is read, or cannot be. */
  finished: Promise<void>;
}

/** Has the articles of the content folder `root` read on every thread. */
export function readAhead(root: string, pool: Pool): ReadingAhead {
  const sent = new Map<string, SentArticle>();
  const ids = listIds(join(root, 'articles'), '.md', []);
  const all = share(ids, BATCH, pool, {
    there: (batch) => pool.run('read', { root, ids: batch }),
    here: (batch) => readSound({ root, ids: batch }),
  });
  const finished = all.then((batches) => {
    for (const [file, one] of batches.flat()) sent.set(file, one);
  });
  let rested: { on?: unknown; stamp?: string } = {};
  const recall = createRecall((file, on) => {
    const one = sent.get(file);
    if (!one || !(on instanceof Map)) return undefined;
    sent.delete(file);
    const agencies = on as ReadonlyMap<string, Agency>;
    if (rested.on !== agencies) rested = { on: agencies, stamp: stampOf(agenciesOf(root)) };
    if (one.stamp !== stampOf(file) || one.agenciesStamp !== rested.stamp) return undefined;
    const { article } = one.read;
    const [source, wire] = [agencies.get(article.source.id), agencies.get(article.wire.id)];
    return source && wire && { ...one.read, article: { ...article, source, wire } };
  });
  return { recall, finished };
}
