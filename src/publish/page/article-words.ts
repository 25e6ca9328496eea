import type { ArticleInContext } from '../../archive/queries/context.ts';
import { articleHtml } from './article-html.ts';

type Source = (id: string) => Promise<string> | undefined;

// The build and the pages it renders have separate module graphs in one process, so what they share is a global.
const shared = globalThis as { [key: symbol]: Source | undefined };
const KEY = Symbol.for('mahdar.articleWords');

/** Sets the source of rendered articles. It is asked once for each article, in the archive's order. */
export function takeWordsFrom(source: Source | undefined): void {
  shared[KEY] = source;
}

/** The words of an article for its page: from where they are ready, else rendered now. */
export async function articleWords(of: ArticleInContext): Promise<string> {
  return (await shared[KEY]?.(of.article.id)) ?? articleHtml(of);
}
