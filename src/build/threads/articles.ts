import { setImmediate } from 'node:timers/promises';
import type { ArticleInContext } from '../../archive/queries/context.ts';
import { writeArticleForms } from '../../publish/forms/files.ts';
import type { Pool } from './pool.ts';

/** How many articles one thread is given at once. */
const BATCH = 40;

/** The words and forms of articles, which other threads make from the last article on while this one makes pages. */
export interface ArticlesAhead {
  /** The words of an article as HTML, where another thread makes them. To be asked in the order of the articles. */
  words(id: string): Promise<string> | undefined;
  /** Writes the forms that are not written yet, on every thread. */
  finish(): Promise<void>;
  /** Settles when all forms are written. */
  written: Promise<void>;
}

/**
 * Has the words and forms of `articles` made by `pool`, for the site that is built in `folder`; `last` is the one that it
 * replaces. Who makes them makes no difference to them.
 */
export function startArticles(
  articles: readonly ArticleInContext[],
  pool: Pool,
  folder: string,
  last: string | undefined,
): ArticlesAhead {
  // Of so few nothing needs to be sent, and what waits for their forms can begin.
  const isFew = articles.length <= BATCH;
  if (isFew) writeArticleForms(articles, folder, last);
  const written = Promise.withResolvers<void>();
  if (isFew) written.resolve();
  const words = new Map<string, Promise<string>>();
  const places = new Map(articles.map(({ article }, at) => [article.id, at]));
  let first = 0;
  let end = isFew ? 0 : articles.length;
  const givenAway = (): readonly ArticleInContext[] => {
    const from = Math.max(first, end - BATCH);
    const batch = articles.slice(from, end);
    end = from;
    return batch;
  };
  const makeSome = async (): Promise<void> => {
    while (end > first) {
      const batch = givenAway();
      const made = pool.run('articles', { articles: batch, folder, last });
      for (const [i, { article }] of batch.entries()) {
        const one = made.then((all) => all[i] as string);
        // Who asks for it hears of a failure, and `finish` does.
        one.catch(() => undefined);
        words.set(article.id, one);
      }
      await made;
    }
  };
  const making = Promise.all(Array.from({ length: pool.threads }, makeSome));
  making.catch(() => undefined);
  return {
    words(id) {
      const at = places.get(id) ?? -1;
      if (at >= first && at < end) first = at + 1;
      const made = words.get(id);
      words.delete(id);
      return made;
    },
    async finish() {
      await making;
      const queue = articles.slice(0, end);
      const writeSome = async (): Promise<void> => {
        while (queue.length > 0) await pool.run('forms', { articles: queue.splice(-BATCH), folder, last });
      };
      const others = Promise.all(Array.from({ length: pool.threads }, writeSome));
      while (queue.length > 0) {
        writeArticleForms(queue.splice(0, BATCH), folder, last);
        // Lets the others be given more.
        await setImmediate();
      }
      await others;
      written.resolve();
    },
    written: written.promise,
  };
}
