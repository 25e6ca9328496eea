/** The second thread of a build: see `startAhead`, which starts it. */
import { workerData } from 'node:worker_threads';
import { loadedContent } from '../site/current-archive.ts';
import type { Errand, Words } from './ahead.ts';
import { articleHtml } from './article-html.ts';
import { writeForms } from './form-files.ts';

/** So near to the pages it stops: what is closer they will have taken before it is done. */
const NEAR = 16;

const { folder, taken, port } = workerData as Errand;
const { archive } = loadedContent();
for (let at = archive.articles.length - 1; at > Atomics.load(taken, 0) + NEAR; at--) {
  const article = archive.articles[at];
  if (article) port.postMessage({ id: article.id, html: articleHtml(article, archive) } satisfies Words);
}
// Before its first page Astro empties the folder.
Atomics.wait(taken, 0, 0);
writeForms(archive, folder);
port.close();
