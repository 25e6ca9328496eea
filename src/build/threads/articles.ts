import { setImmediate } from 'node:timers/promises';
import type { ArticleInContext } from '../../archive/queries/context.ts';
import { writeArticleForms } from '../../publish/forms/files.ts';
import { AT_ONCE, type Pool } from './pool.ts';

/** How many articles one thread is given at once. */
const BATCH = 40;

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

/** The words of articles that other threads make, in their order, a little before they are asked for. */
interface Words {
  /** Whether more are to be made now. */
  areDue(): boolean;
  /** Whether all are made, or given to somebody. */
  areGiven(): boolean;
  /** Has the next ones made. */
  make(): Promise<void>;
  /** The words of an article; `undefined` where who asks is to make them. */
  take(id: string): Promise<string> | undefined;
  /** Says that nobody asks any more. */
  end(): void;
  /** Settles when somebody has asked. */
  asked(): Promise<void>;
}

function wordsOf(articles: readonly ArticleInContext[], pool: Pool): Words {
  const made = new Map<string, Promise<string>>();
  const places = new Map(articles.map(({ article }, at) => [article.id, at]));
  let asked = 0;
  let given = BATCH;
  let hasAsked = Promise.withResolvers<void>();
  const askedUpTo = (count: number): void => {
    asked = Math.max(asked, count);
    // Who asks makes those that it would have to wait for.
    given = Math.max(given, asked + BATCH);
    hasAsked.resolve();
    hasAsked = Promise.withResolvers();
  };
  return {
    areDue: () => given < Math.min(asked + AHEAD, articles.length),
    areGiven: () => given >= articles.length,
    async make() {
      const batch = articles.slice(given, given + BATCH);
      given += BATCH;
      const all = pool.run('words', batch);
      for (const [i, { article }] of batch.entries()) {
        const one = all.then((words) => words[i] as string);
        // Who asks for it hears of a failure, and who waits for all does.
        one.catch(() => undefined);
        made.set(article.id, one);
      }
      await all;
    },
    take(id) {
      const words = made.get(id);
      made.delete(id);
      askedUpTo((places.get(id) ?? -1) + 1);
      return words;
    },
    end: () => askedUpTo(articles.length),
    asked: () => hasAsked.promise,
  };
}

/** The forms of articles, which any thread writes. */
interface Forms {
  /** Whether some are given to nobody yet. */
  areLeft(): boolean;
  /** Has some written on another thread, or on this one. */
  writeThere(): Promise<void>;
  writeHere(): void;
  /** Settles when all are written. */
  written: Promise<void>;
}

function formsOf(
  articles: readonly ArticleInContext[],
  pool: Pool,
  folder: string,
  last: string | undefined,
): Forms {
  const left = [...articles];
  const written = Promise.withResolvers<void>();
  let unwritten = left.length;
  const haveWritten = (count: number): void => {
    unwritten -= count;
    if (unwritten === 0) written.resolve();
  };
  const writeHere = (): void => {
    const batch = left.splice(0, BATCH);
    writeArticleForms(batch, folder, last);
    haveWritten(batch.length);
  };
  // Of so few nothing needs to be sent, and what waits for them can begin.
  if (left.length <= BATCH) writeHere();
  return {
    areLeft: () => left.length > 0,
    async writeThere() {
      const batch = left.splice(-BATCH);
      await pool.run('forms', { articles: batch, folder, last });
      haveWritten(batch.length);
    },
    writeHere,
    written: written.promise,
  };
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
  const words = wordsOf(articles, pool);
  const forms = formsOf(articles, pool, folder, last);
  const makeSome = async (): Promise<void> => {
    while (!words.areGiven() || forms.areLeft())
      if (words.areDue()) await words.make();
      else if (forms.areLeft()) await forms.writeThere();
      else await words.asked();
  };
  const making = Promise.all(Array.from({ length: AT_ONCE * pool.threads }, makeSome));
  making.catch(() => undefined);
  return {
    words: words.take,
    async finish() {
      words.end();
      while (forms.areLeft()) {
        forms.writeHere();
        // Lets the others be given more.
        await setImmediate();
      }
      await making;
    },
    written: forms.written,
  };
}
