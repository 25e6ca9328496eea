/** The second thread of a build: see `startAhead`. */
import { workerData } from 'node:worker_threads';
import { loadedContent } from '../site/current-archive.ts';
import { workFromTheEnd } from '../site/other-end.ts';
import { articleHtml } from './article-html.ts';
import { writeForms } from './form-files.ts';

const { archive } = loadedContent();
workFromTheEnd(archive.articles, (article) => [article.id, articleHtml(article, archive)]);
// The pages have begun: before the first Astro empties the folder.
writeForms(archive, (workerData as { folder: string }).folder);
