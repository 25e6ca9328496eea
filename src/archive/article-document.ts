import { type Document, parseDocument, StaleAnchors } from '../markdown/document.ts';
import type { Problem } from './problem.ts';
import type { Article } from './types.ts';

const parsed = new WeakMap<Article, Document>();
const broken = new WeakMap<Article, string>();

/**
 * The paragraphs of an article with their published anchors, parsed once. If the anchors belong to another text,
 * paragraphs are numbered anew; `brokenLedgers` reports it.
 */
export function documentOf(article: Article): Document {
  let document = parsed.get(article);
  if (!document) {
    try {
      document = parseDocument(article.body, article.lang, article.anchors);
    } catch (error) {
      if (!(error instanceof StaleAnchors)) throw error;
      broken.set(article, error.message);
      document = parseDocument(article.body, article.lang);
    }
    parsed.set(article, document);
  }
  return document;
}

/**
 * Reports ledger files that record an article's text but not its paragraphs and sentences: an
 * edit or merge broke them.
 */
export function brokenLedgers(articles: readonly Article[]): Problem[] {
  return articles.flatMap((article): Problem[] => {
    documentOf(article);
    const message = broken.get(article);
    return message === undefined ? [] : [{ file: article.file, line: 1, field: 'permalinks', message }];
  });
}
