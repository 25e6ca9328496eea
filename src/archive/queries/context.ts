import type { Lead } from '../../markdown/anchors.ts';
import { topicNames } from '../topics.ts';
import type { Archive, Article, Evidence, TimelineEvent, Topic } from '../types.ts';
import { type Onward, onwardFrom } from './related.ts';

/** An article with what the archive says of it: all that its other forms are made of. */
export interface ArticleInContext {
  article: Article;
  /** What it gives evidence of, in the order of its text. */
  evidence: readonly { event: TimelineEvent; evidence: Evidence }[];
  /** Where the anchors of its former evidence lead. */
  leads: readonly Lead[];
  topics: readonly Topic[];
  /** Takes of its story that it replaces, and that replace it. */
  earlier: readonly Article[];
  later: readonly Article[];
}

/**
 * The same with where it leads on to: all that its page is made of besides the settings. A build takes over the page of an
 * earlier one where all of this is as it was (`build/kept/released.ts`), so a page reads nothing else of an archive.
 */
export interface ArticlePage extends ArticleInContext {
  onward: readonly Onward[];
}

/** What `archive` says of `article`. */
export function inContext(article: Article, archive: Archive): ArticleInContext {
  const names = topicNames(article, archive);
  return {
    article,
    evidence: archive.evidenceIn(article.id),
    leads: archive.leadsIn(article.id),
    topics: article.topics.map((id, i) => ({ id, name: names[i] ?? id })),
    earlier: article.replaces.flatMap((id) => archive.article(id) ?? []),
    later: archive.laterTakes(article.id),
  };
}

/** What the page of `article` is made of. */
export function pageOf(article: Article, archive: Archive): ArticlePage {
  return { ...inContext(article, archive), onward: onwardFrom(article, archive) };
}
