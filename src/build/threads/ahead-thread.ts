/** The second thread of a build: see `startAhead`. */
import { workerData } from 'node:worker_threads';
import { inContext } from '../../archive/queries/context.ts';
import { loadedContent, recallFrom } from '../../publish/current-archive.ts';
import { writeForms } from '../../publish/forms/files.ts';
import { articleHtml } from '../../publish/page/article-html.ts';
import { untilBegun, workFromTheEnd } from './other-end.ts';
import { readFromTheEnd } from './read-ahead.ts';

recallFrom(readFromTheEnd());
const { archive } = loadedContent();
workFromTheEnd('words', archive.articles, (article) => [
  article.id,
  articleHtml(inContext(article, archive)),
]);
// Before the first page Astro empties the folder.
untilBegun('words');
writeForms(archive, (workerData as { folder: string }).folder);
