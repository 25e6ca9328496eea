import { isByline } from '../../arabic/dateline/find.ts';
import { fold } from '../../arabic/script/fold.ts';
import { sentences } from '../../arabic/sentences.ts';
import { paragraphTexts } from '../../markdown/document.ts';
import { documentOf } from '../article-document.ts';
import { openingOf } from '../opening.ts';
import type { Article } from '../types.ts';

/** Reading time in whole minutes, at 170 words a minute; 0 means less than one. */
export function readingMinutes(article: Article): number {
  return article.words < 85 ? 0 : Math.max(1, Math.round(article.words / 170));
}

/** The first sentence in `texts` (all or the first paragraphs of the dispatch) after the dateline and byline. */
function firstSentence(texts: readonly string[], article: Article): string | undefined {
  const { dateline: opening } = openingOf(article);
  // A byline or dateline may be a paragraph of its own.
  for (const [i, text] of texts.entries()) {
    if (opening ? i < opening.paragraph : i === 0 && texts.length > 1 && isByline(text)) continue;
    const from = opening?.paragraph === i ? opening.dateline.end : 0;
    const sentence = sentences(text, article.lang).find(({ end }) => end > from);
    const words = text.slice(from, sentence?.end ?? text.length).trim();
    if (words !== '') return words;
  }
  return undefined;
}

/** The first sentence of the dispatch without its dateline, for lists and descriptions. */
export function standfirst(article: Article): string {
  // It is nearly always in the first two paragraphs, so long lists need not parse whole articles.
  const { texts } = openingOf(article);
  const found = texts.length === 2 ? firstSentence(texts, article) : undefined;
  return found ?? firstSentence(paragraphTexts(article.body), article) ?? '';
}

/** The day in the dispatch's dateline as written there; `undefined` if it has none. */
export function dateAsWritten(article: Article): string | undefined {
  return openingOf(article).dateline?.dateline.date?.text;
}

/** `text` cut between words to at most `most` UTF-16 units, with an ellipsis if it was cut. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)).replace(/[\s،,.:؛-]+$/, '')}…`;
}

/** A quotation with the agency's own quotation marks, and its paragraph. */
export interface PullQuote {
  text: string;
  paragraph: { id: string; number: number };
}

const QUOTATION = /"[^"\n]{30,180}"|«[^«»\n]{30,180}»|“[^“”\n]{30,180}”/g;
const WORD = /[\p{L}\p{N}]{3,}/gu;

/** The quotation that shares the most words with the headline; `undefined` if none shares three. */
export function pullQuote(article: Article): PullQuote | undefined {
  const headline = new Set(fold(article.title).match(WORD));
  let best: PullQuote | undefined;
  let most = 2;
  for (const paragraph of documentOf(article).paragraphs) {
    for (const [text] of paragraph.text.matchAll(QUOTATION)) {
      const shared = new Set(
        fold(text)
          .match(WORD)
          ?.filter((word) => headline.has(word)),
      ).size;
      if (shared <= most) continue;
      most = shared;
      best = { text, paragraph: { id: paragraph.id, number: paragraph.number } };
    }
  }
  return best;
}
