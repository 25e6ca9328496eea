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

/** Remembers articles whose anchors are those of their text. */
export interface FittingAnchors {
  fits(article: Article): boolean;
  fitting(article: Article): void;
}

/**
 * Where the ledger records a text as it is, but not its paragraphs and sentences: someone's edit, or a merge, broke it.
 * Articles that `known` remembers are not read for it.
 */
export function brokenLedgers(articles: readonly Article[], known?: FittingAnchors): Problem[] {
  return articles.flatMap((article): Problem[] => {
    if (known?.fits(article)) return [];
    documentOf(article);
    const message = broken.get(article);
    if (message === undefined) known?.fitting(article);
    return message === undefined ? [] : [{ file: article.file, line: 1, field: 'permalinks', message }];
  });
}
