import type { ArticleInContext } from '../../archive/queries/context.ts';
import { dateAsWritten, standfirst } from '../../archive/queries/excerpt.ts';
import { articleHtml } from './article-html.ts';

/** What a page says in the words of its article. */
export interface ArticleWords {
  /** All of them (`articleHtml`). */
  html: string;
  /** The first sentence. */
  standfirst: string;
  /** The day of its dateline, if it has one. */
  dateAsWritten: string | undefined;
}

type Source = (id: string) => Promise<ArticleWords> | undefined;

// The build and the pages it renders have separate module graphs in one process, so what they share is a global.
const shared = globalThis as { [key: symbol]: Source | undefined };
const KEY = Symbol.for('mahdar.articleWords');

/** Sets the source of the words of articles. It is asked once for each article, in the archive's order. */
export function takeWordsFrom(source: Source | undefined): void {
  shared[KEY] = source;
}

/** Makes the words of an article. */
export const wordsOf = (of: ArticleInContext): ArticleWords => ({
  html: articleHtml(of),
  standfirst: standfirst(of.article),
  dateAsWritten: dateAsWritten(of.article),
});

/** The words of an article for its page: from where they are ready, else made now. */
export async function articleWords(of: ArticleInContext): Promise<ArticleWords> {
  return (await shared[KEY]?.(of.article.id)) ?? wordsOf(of);
}
