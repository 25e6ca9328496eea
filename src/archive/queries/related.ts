import type { Archive, Article, Mention } from '../types.ts';
import { dispatchesOf } from './dispatches.ts';
import { listingOf } from './listing.ts';

/** A suggestion to read next, and why. */
export interface Onward {
  article: Mention;
  /** The timeline or topic in which it is the previous or next dispatch; absent if it is only related. */
  story?: { name: string; step: 'previous' | 'next' };
}

const mentions = new WeakMap<Article, Mention>();

/** What is shown of `article` where another one leads to it: the same object each time. */
export function mentionOf(article: Article): Mention {
  let mention = mentions.get(article);
  if (!mention) {
    const { id, title, lang, date, wire } = article;
    mention = { id, title, lang, date, wire };
    mentions.set(article, mention);
  }
  return mention;
}

const MOST = { stories: 2, related: 3 };
/** A word in more articles than this says little about any of them; a word in one article connects it to none. */
const MOST_WITH_A_WORD = 40;
const LEAST_SHARED_WORDS = 2;
const SHARED_EVENT = 6;

const tellingOf = ({ telling }: Article): string[] => (telling === '' ? [] : telling.split(' '));

/** A timeline or topic with its dispatches, oldest first. */
interface Running {
  name: string;
  dispatches: readonly Article[];
  /** The index of each dispatch. */
  places: ReadonlyMap<Article, number>;
}

function running(name: string, dispatches: readonly Article[]): Running {
  return { name, dispatches, places: new Map(dispatches.map((article, at) => [article, at])) };
}

interface Index {
  isNews: ReadonlySet<Article>;
  /** By topic. */
  topics: ReadonlyMap<string, Running>;
  timelines: ReadonlyMap<string, Running>;
  having: ReadonlyMap<string, readonly Article[]>;
}
const indexes = new WeakMap<Archive, Index>();

/** Which articles have which telling words, and what runs on; made once for an archive. */
function indexOf(archive: Archive): Index {
  let index = indexes.get(archive);
  if (!index) {
    const having = new Map<string, Article[]>();
    const { news, topics } = listingOf(archive);
    for (const article of news) {
      for (const word of tellingOf(article)) {
        const articles = having.get(word);
        if (articles) articles.push(article);
        else having.set(word, [article]);
      }
    }
    index = {
      having,
      isNews: new Set(news),
      topics: new Map(
        topics.map(({ topic, articles }) => [topic.id, running(topic.name, articles.toReversed())]),
      ),
      timelines: new Map(
        archive.timelines.map((timeline) => [timeline.id, running(timeline.title, dispatchesOf(timeline))]),
      ),
    };
    indexes.set(archive, index);
  }
  return index;
}

/** Articles that share events or rare words with `article`: the most similar first, then the newest. */
function relatedTo(article: Article, archive: Archive): Article[] {
  const { having } = indexOf(archive);
  const scores = new Map<Article, { score: number; words: number; events: number }>();
  const add = (other: Article, score: number, kind: 'words' | 'events'): void => {
    let sum = scores.get(other);
    if (!sum) {
      sum = { score: 0, words: 0, events: 0 };
      scores.set(other, sum);
    }
    sum.score += score;
    sum[kind]++;
  };
  for (const word of tellingOf(article)) {
    const articles = having.get(word) ?? [];
    if (articles.length > MOST_WITH_A_WORD) continue;
    const score = Math.log(1 + MOST_WITH_A_WORD / articles.length);
    for (const other of articles) add(other, score, 'words');
  }
  for (const { event } of archive.evidenceIn(article.id))
    for (const other of new Set(event.evidence.map((evidence) => evidence.article)))
      add(other, SHARED_EVENT, 'events');
  scores.delete(article);
  return [...scores]
    .filter(([, { words, events }]) => events > 0 || words >= LEAST_SHARED_WORDS)
    .sort(
      ([a, x], [b, y]) =>
        y.score - x.score || (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1),
    )
    .map(([other]) => other);
}

type Step = Omit<Onward, 'article'> & { article: Article };

/** The dispatches before and after `article` in a story, oldest first. */
function stepsIn({ name, dispatches, places }: Running, article: Article): Step[] {
  const at = places.get(article);
  if (at === undefined) return [];
  return [
    { step: 'previous', article: dispatches[at - 1] } as const,
    { step: 'next', article: dispatches[at + 1] } as const,
  ].flatMap(({ step, article }) => (article ? [{ article, story: { name, step } }] : []));
}

/**
 * What to read after an article: the dispatches before and after it in its timelines (if none, in its topics), then
 * articles that share events or rare words. No duplicates, no other take of its story, nothing that was replaced.
 */
export function onwardFrom(article: Article, archive: Archive): Onward[] {
  const { isNews, topics, timelines } = indexOf(archive);
  const quoting = new Set(archive.evidenceIn(article.id).map(({ event }) => event.timeline));
  const stories = [
    ...[...quoting].flatMap((id) => timelines.get(id) ?? []),
    ...[...topics].flatMap(([id, topic]) => (article.topics.includes(id) ? [topic] : [])),
  ].slice(0, MOST.stories);
  const own = new Set([article, ...archive.laterTakes(article.id)]);
  for (const id of article.replaces) own.add(archive.article(id) as Article);
  const found = new Map<Article, Onward>();
  const put = ({ article: other, ...story }: Step): void => {
    if (!own.has(other) && isNews.has(other) && !found.has(other))
      found.set(other, { article: mentionOf(other), ...story });
  };
  for (const story of stories) for (const step of stepsIn(story, article)) put(step);
  const inStories = found.size;
  for (const other of relatedTo(article, archive)) {
    if (found.size >= inStories + MOST.related) break;
    put({ article: other });
  }
  return [...found.values()];
}
