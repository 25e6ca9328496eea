import { setImmediate } from 'node:timers/promises';
import type { ArticleInContext } from '../../archive/queries/context.ts';
import { writeArticleForms } from '../../publish/forms/files.ts';
import type { Pool } from './pool.ts';

/** How many articles one thread is given at once. */
const BATCH = 40;

/** How many batches a thread has at once: it need not wait for the next until this one comes to give it. */
const AT_ONCE = 2;

/** Of how many articles the words may wait for the thread that makes pages. */
const AHEAD = 400;

/** The words and forms of articles, which other threads make while this one makes pages. */
export interface ArticlesAhead {
  /** The words of an article as HTML, where another thread makes them. To be asked once for each, in the order of the articles. */
  words(id: string): Promise<string> | undefined;
  /** Writes the forms that are not written yet, on every thread. No more words are asked for. */
  finish(): Promise<void>;
  /** Settles when all forms are written. */
  written: Promise<void>;
}

/**
 * Has the words and forms of `articles` made by `pool`, for the site that is built in `folder`; `last` is the one that it
 * replaces. The words are made a little before they are asked for, the forms in the time that is left, from the last on. Who
 * makes them makes no difference to them.
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
  const withoutForms = isFew ? [] : [...articles];
  let unwritten = withoutForms.length;
  const haveWritten = (count: number): void => {
    unwritten -= count;
    if (unwritten === 0) written.resolve();
  };
  const words = new Map<string, Promise<string>>();
  const places = new Map(articles.map(({ article }, at) => [article.id, at]));
  let asked = 0;
  let given = BATCH;
  let hasAsked = Promise.withResolvers<void>();
  const makeWords = async (): Promise<void> => {
    const batch = articles.slice(given, given + BATCH);
    given += BATCH;
    const made = pool.run('words', batch);
    for (const [i, { article }] of batch.entries()) {
      const one = made.then((all) => all[i] as string);
      // Who asks for it hears of a failure, and `finish` does.
      one.catch(() => undefined);
      words.set(article.id, one);
    }
    await made;
  };
  const makeForms = async (): Promise<void> => {
    const batch = withoutForms.splice(-BATCH);
    await pool.run('forms', { articles: batch, folder, last });
    haveWritten(batch.length);
  };
  const makeSome = async (): Promise<void> => {
    while (given < articles.length || withoutForms.length > 0)
      if (given < Math.min(asked + AHEAD, articles.length)) await makeWords();
      else if (withoutForms.length > 0) await makeForms();
      else await hasAsked.promise;
  };
  const making = Promise.all(Array.from({ length: AT_ONCE * pool.threads }, makeSome));
  making.catch(() => undefined);
  const askedUpTo = (count: number): void => {
    asked = Math.max(asked, count);
    // This thread makes those that it would have to wait for.
    given = Math.max(given, asked + BATCH);
    hasAsked.resolve();
    hasAsked = Promise.withResolvers();
  };
  return {
    words(id) {
      const made = words.get(id);
      words.delete(id);
      askedUpTo((places.get(id) ?? -1) + 1);
      return made;
    },
    async finish() {
      askedUpTo(articles.length);
      while (withoutForms.length > 0) {
        const batch = withoutForms.splice(0, BATCH);
        writeArticleForms(batch, folder, last);
        haveWritten(batch.length);
        // Lets the others be given more.
        await setImmediate();
      }
      await making;
    },
    written: written.promise,
  };
}
