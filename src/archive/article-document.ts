import { type Document, parseDocument } from '../markdown/document.ts';
import type { Article, Problem } from './types.ts';

const parsed = new WeakMap<Article, Document>();

/** The paragraphs of an article under their published anchors, read once. Throws where those are of another text. */
export function documentOf(article: Article): Document {
  let document = parsed.get(article);
  if (!document) {
    try {
      document = parseDocument(article.body, article.lang, article.anchors);
    } catch (error) {
      throw new Error(`${article.file}:1: ${(error as Error).message}`);
    }
    parsed.set(article, document);
  }
  return document;
}

/** Where the ledger records a text as it is, but not its paragraphs and sentences: someone's edit, or a merge, broke it. */
export function brokenLedgers(articles: readonly Article[]): Problem[] {
  return articles.flatMap((article): Problem[] => {
    try {
      documentOf(article);
      return [];
    } catch (error) {
      const what = (error as Error).message.slice(`${article.file}:1: `.length);
      return [{ file: article.file, line: 1, field: 'permalinks', message: what }];
    }
  });
}
