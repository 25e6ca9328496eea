import { setImmediate } from 'node:timers/promises';
import type { ArticleInContext } from '../../archive/queries/context.ts';
import { writeArticleForms } from '../../publish/forms/files.ts';
import type { ArticleWords } from '../../publish/page/article-words.ts';
import { AT_ONCE, type Pool } from './pool.ts';

/** How many articles one thread is given at once. */
const BATCH = 40;

/** Of how many articles the words may wait for the thread that makes pages. */
const AHEAD = 400;

/** The words and forms of articles, which other threads make while this one makes pages. */
export interface ArticlesAhead {
  /** The words of an article, where another thread makes them. To be asked once for each, in the order of the articles. */
  words(id: string): Promise<ArticleWords> | undefined;
  /** Writes the forms that are not written yet, on every thread. No more words are asked for. */
  finish(): Promise<void>;
  /** Settles when all forms are written. */
  written: Promise<void>;
}

/** Which articles are given to other threads, in their order, a little before their words are asked for. */
interface Order {
  /** Those to be given next; none where that has time. */
  next(): ArticleInContext[];
  /** Whether all are given, or were asked for before. */
  isDone(): boolean;
  /** Says that the words of an article are asked for. */
  ask(id: string): void;
  /** Says that no more are asked for. */
  end(): void;
  /** Settles when somebody has asked. */
  asked(): Promise<void>;
}

/** `skip` is called with those that are given to nobody, because who asks for them would have to wait. */
function orderOf(
  articles: readonly ArticleInContext[],
  skip: (skipped: readonly ArticleInContext[]) => void,
): Order {
  const places = new Map(articles.map(({ article }, at) => [article.id, at]));
  let upTo = 0;
  let given = 0;
  let hasAsked = Promise.withResolvers<void>();
  const skipTo = (end: number): void => {
    skip(articles.slice(given, end));
    given = end;
  };
  skipTo(BATCH);
  return {
    next() {
      if (given >= upTo + AHEAD) return [];
      const batch = articles.slice(given, given + BATCH);
      given += BATCH;
      return batch;
    },
    isDone: () => given >= articles.length,
    ask(id) {
      upTo = (places.get(id) ?? -1) + 1;
      if (upTo > given) skipTo(upTo + BATCH);
      hasAsked.resolve();
      hasAsked = Promise.withResolvers();
    },
    end() {
      if (given < articles.length) skipTo(articles.length);
      hasAsked.resolve();
    },
    asked: () => hasAsked.promise,
  };
}

/** Forms that are written without the words of their articles, by any thread. */
interface Forms {
  /** Those that are given to nobody yet. */
  left: ArticleInContext[];
  /** Has some written on another thread, or on this one. */
  writeThere(): Promise<void>;
  writeHere(): void;
  /** Says that so many are written. */
  haveWritten(count: number): void;
  /** Settles when those of all articles are written. */
  written: Promise<void>;
}

/** `count` is the number of all articles. */
function formsOf(count: number, pool: Pool, folder: string, last: string | undefined): Forms {
  const left: ArticleInContext[] = [];
  const { promise: written, resolve } = Promise.withResolvers<void>();
  let unwritten = count;
  const haveWritten = (more: number): void => {
    unwritten -= more;
    if (unwritten === 0) resolve();
  };
  return {
    left,
    async writeThere() {
      const batch = left.splice(-BATCH);
      await pool.run('forms', { articles: batch, folder, last });
      haveWritten(batch.length);
    },
    writeHere() {
      const batch = left.splice(0, BATCH);
      writeArticleForms(batch, folder, last);
      haveWritten(batch.length);
    },
    haveWritten,
    written,
  };
}

/**
 * Has the words and forms of `articles` made by `pool`, for the site that is built in `folder`; `last` is the one that it
 * replaces. They are made a little before the words are asked for; what this thread asks for too soon it makes itself, and the forms
 * of those at the end. Who makes them makes no difference to them.
 */
export function startArticles(
  articles: readonly ArticleInContext[],
  pool: Pool,
  folder: string,
  last: string | undefined,
): ArticlesAhead {
  const made = new Map<string, Promise<ArticleWords>>();
  const forms = formsOf(articles.length, pool, folder, last);
  const order = orderOf(articles, (skipped) => {
    for (const one of skipped) forms.left.push(one);
  });
  const makeThere = async (batch: ArticleInContext[]): Promise<void> => {
    const all = pool.run('articles', { articles: batch, folder, last });
    for (const [i, { article }] of batch.entries()) {
      const one = all.then((words) => words[i] as ArticleWords);
      // Who asks for it hears of a failure, and who waits for all does.
      one.catch(() => undefined);
      made.set(article.id, one);
    }
    await all;
    forms.haveWritten(batch.length);
  };
  const makeSome = async (): Promise<void> => {
    while (!order.isDone() || forms.left.length > 0) {
      const batch = order.next();
      if (batch.length > 0) await makeThere(batch);
      else if (forms.left.length > 0) await forms.writeThere();
      else await order.asked();
    }
  };
  // Of so few nothing needs to be sent, and what waits for them can begin.
  if (articles.length <= BATCH) forms.writeHere();
  const making = Promise.all(Array.from({ length: AT_ONCE * pool.threads }, makeSome));
  making.catch(() => undefined);
  return {
    words(id) {
      const words = made.get(id);
      made.delete(id);
      order.ask(id);
      return words;
    },
    async finish() {
      order.end();
      while (forms.left.length > 0) {
        forms.writeHere();
        // Lets the others be given more.
        await setImmediate();
      }
      await making;
    },
    written: forms.written,
  };
}
