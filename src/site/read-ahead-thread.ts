/** The second thread of the dev server: see `readAhead`. */
import { join } from 'node:path';
import { readAgencies } from '../archive/agencies.ts';
import { readArticle } from '../archive/article.ts';
import { stampOf } from '../archive/recall.ts';
import { listIds } from '../archive/source-file.ts';
import type { Problem } from '../archive/types.ts';
import { workFromTheEnd } from './other-end.ts';
import { agenciesFile, type SentArticle } from './read-ahead.ts';
import { site } from './site.ts';

const agenciesStamp = stampOf(agenciesFile);
const agencies = readAgencies(site.content, []);
workFromTheEnd(listIds(join(site.content, 'articles'), '.md', []), (id) => {
  const file = join(site.content, 'articles', `${id}.md`);
  const stamp = stampOf(file);
  const problems: Problem[] = [];
  const read = readArticle(id, site.content, agencies, problems);
  const sent: SentArticle | undefined =
    read && problems.length === 0 ? { read, stamp, agenciesStamp } : undefined;
  return sent && [file, sent];
});
