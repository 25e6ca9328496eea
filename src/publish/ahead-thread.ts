/** The second thread of a build: see `startAhead`. */
import { workerData } from 'node:worker_threads';
import { loadedContent, recallFrom } from '../site/current-archive.ts';
import { untilBegun, workFromTheEnd } from '../site/other-end.ts';
import { readFromTheEnd } from '../site/read-ahead.ts';
import { articleHtml } from './article-html.ts';
import { writeForms } from './form-files.ts';

recallFrom(readFromTheEnd());
const { archive } = loadedContent();
workFromTheEnd('words', archive.articles, (article) => [article.id, articleHtml(article, archive)]);
// Before the first page Astro empties the folder.
untilBegun('words');
writeForms(archive, (workerData as { folder: string }).folder);
