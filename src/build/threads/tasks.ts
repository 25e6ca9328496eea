/**
 * What a build has done on other threads, by name. Each loads its code when it is first asked for: a thread that only links
 * files needs none of the archive's.
 */
import { isMainThread } from 'node:worker_threads';
import type { ReadArticle } from '../../archive/article.ts';
import type { ArticleInContext } from '../../archive/queries/context.ts';
import type { WholeArchive } from '../../publish/forms/whole-archive.ts';
import type { ArticleWords } from '../../publish/page/article-words.ts';
import { setProductRoot } from '../../site/product-file.ts';
import type { Carried, Found, Group, Undescribed } from '../kept/pages/carry.ts';

// A thread has a world of its own: there the product lies where it lies here.
if (!isMainThread) setProductRoot(process.__tinypool_state__.workerData.root);

/** See `carry`. */
export async function carry(data: Carried): Promise<Found[]> {
  return (await import('../kept/pages/carry.ts')).carry(data);
}

/** See `describe`. */
export async function describe(data: Undescribed): Promise<(Group | undefined)[]> {
  return (await import('../kept/pages/carry.ts')).describe(data);
}

/** See `keepOnly`. */
export async function keepOnly(data: { folder: string; files: ReadonlySet<string> }): Promise<void> {
  (await import('../kept/pages/carry.ts')).keepOnly(data);
}

/** An article as another thread read it, with what it rests on as that lay there then. */
export interface SentArticle {
  read: ReadArticle;
  stamp: string;
  agenciesStamp: string;
}

/** See `readSound`. */
export async function read(data: { root: string; ids: readonly string[] }): Promise<[string, SentArticle][]> {
  return (await import('./read.ts')).readSound(data);
}

/** Articles, and the folder of the site that is built. */
export interface ArticleBatch {
  articles: readonly ArticleInContext[];
  folder: string;
  last: string | undefined;
}

/** Writes the forms of articles, and gives their words, in the same order. */
export async function articles(batch: ArticleBatch): Promise<ArticleWords[]> {
  const { wordsOf } = await import('../../publish/page/article-words.ts');
  await forms(batch);
  return batch.articles.map(wordsOf);
}

/** See `writeArticleForms`. */
export async function forms({ articles, folder, last }: ArticleBatch): Promise<void> {
  (await import('../../publish/forms/files.ts')).writeArticleForms(articles, folder, last);
}

/** See `writeWholeArchive`. */
export async function wholeArchive(data: WholeArchive): Promise<void> {
  (await import('../../publish/forms/whole-archive.ts')).writeWholeArchive(data);
}

/** See `removeAll`. */
export async function remove(folders: readonly string[]): Promise<void> {
  (await import('./remove.ts')).removeAll(folders);
}
