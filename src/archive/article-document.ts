import { type Document, parseDocument } from '../markdown/document.ts';
import type { Article } from './types.ts';

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
