import type { Lead } from '../../markdown/anchors.ts';
import { topicNames } from '../topics.ts';
import type { Archive, Article, Evidence, Mention, TimelineEvent, Topic } from '../types.ts';
import { mentionOf, type Onward, onwardFrom } from './related.ts';

/** An article with everything from the archive that its forms need. */
export interface ArticleInContext {
  article: Article;
  /** The evidence in it, in text order. */
  evidence: readonly { event: TimelineEvent; evidence: Evidence }[];
  /** Where the anchors of its former evidence lead now. */
  leads: readonly Lead[];
  topics: readonly Topic[];
  /** Takes of its story that it replaces, and those that replace it. */
  earlier: readonly Mention[];
  later: readonly Mention[];
}

/**
 * The same with the articles to read next: everything that its page needs except the settings. A build reuses an earlier
 * build's page if all of this is unchanged (`build/kept/pages/plan.ts`), so a page must read nothing else of the archive.
 */
export interface ArticlePage extends ArticleInContext {
  onward: readonly Onward[];
}

/** `article` with its context in `archive`. */
export function inContext(article: Article, archive: Archive): ArticleInContext {
  const names = topicNames(article, archive);
  return {
    article,
    evidence: archive.evidenceIn(article.id),
    leads: archive.leadsIn(article.id),
    topics: article.topics.map((id, i) => ({ id, name: names[i] ?? id })),
    earlier: article.replaces.flatMap((id) => archive.article(id) ?? []).map(mentionOf),
    later: archive.laterTakes(article.id).map(mentionOf),
  };
}

/** Everything for the page of `article`. */
export function pageOf(article: Article, archive: Archive): ArticlePage {
  return { ...inContext(article, archive), onward: onwardFrom(article, archive) };
}
