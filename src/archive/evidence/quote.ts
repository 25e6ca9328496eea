import { fold } from '../../arabic/script/fold.ts';
import type { Document } from '../../markdown/document.ts';
import { documentOf } from '../article-document.ts';
import type { Article, Evidence } from '../types.ts';

const MOST_NAMED = 12;
/** How much of a sentence a message shows, in UTF-16 units: enough for any real sentence. */
const LONGEST_SHOWN = 800;

function wordsOf(text: string): Set<string> {
  return new Set(fold(text).match(/[\p{L}\p{N}]+/gu));
}

/** The sentence of the article most similar to `quote` in its words (Dice's coefficient). */
function nearestSentence(quote: string, document: Document): string | undefined {
  const wanted = wordsOf(quote);
  let best: { text: string; likeness: number } | undefined;
  for (const paragraph of document.paragraphs) {
    for (const { start, end } of paragraph.sentences) {
      const text = paragraph.text.slice(start, end);
      const found = wordsOf(text);
      const shared = [...found].filter((word) => wanted.has(word)).length;
      const likeness = (2 * shared) / (wanted.size + found.size || 1);
      if (shared > 0 && likeness > (best?.likeness ?? 0)) best = { text, likeness };
    }
  }
  return best?.text;
}

/** Whether one line of `text` contains `quote`, ignoring the number of spaces between words. */
function onOneLine(text: string, quote: string): boolean {
  return text.split('\n').some((line) => line.replace(/\s+/g, ' ').includes(quote));
}

/**
 * Finds `quote` in `article`: verbatim, exactly once, inside one paragraph. Returns the place, or a message that says
 * what is wrong and what to do.
 */
export function locateQuote(quote: string, article: Article): Omit<Evidence, 'anchor' | 'at'> | string {
  const document = documentOf(article);
  const places = document.paragraphs.flatMap((paragraph) => {
    const found: { paragraph: typeof paragraph; start: number }[] = [];
    for (let at = paragraph.text.indexOf(quote); at !== -1; at = paragraph.text.indexOf(quote, at + 1))
      found.push({ paragraph, start: at });
    return found;
  });
  const [place, second] = places;
  if (place && !second) {
    const end = place.start + quote.length;
    const sentences = place.paragraph.sentences.filter(
      (sentence) => sentence.start < end && sentence.end > place.start,
    );
    return { article, quote, paragraph: place.paragraph, start: place.start, end, sentences };
  }
  if (place) {
    const ids = [...new Set(places.map(({ paragraph }) => paragraph.id))];
    const named = ids.length > MOST_NAMED ? [...ids.slice(0, MOST_NAMED), '…'] : ids;
    return `stands ${places.length} times in ${article.id} (${named.join(', ')}). Quote more words around it.`;
  }
  const spaced = quote.replace(/\s+/g, ' ');
  const other = document.paragraphs.find(({ text }) => !quote.includes('\n') && onOneLine(text, spaced));
  if (other)
    return `stands in ${article.id} (${other.id}) with other spaces between its words. Copy the words from there as they are.`;
  const whole = document.paragraphs.map(({ text }) => text.replace(/\s+/g, ' ')).join(' ');
  if (whole.includes(spaced))
    return `runs over more than one paragraph or line of ${article.id}. Quote words of one paragraph, as they stand, and add the rest as a second quote.`;
  const nearest = nearestSentence(quote, document);
  return `is not in ${article.id}. ${nearest ? `The nearest sentence: ${nearest.length > LONGEST_SHOWN ? `${nearest.slice(0, LONGEST_SHOWN - 1)}…` : nearest}` : 'No sentence there is like it: check the article.'}`;
}

/** Whether `locateQuote` would find `quote` in `article`: verbatim, exactly once, inside one paragraph. */
export function standsOnce(quote: string, article: Article): boolean {
  let isFound = false;
  for (const { text } of documentOf(article).paragraphs) {
    const at = text.indexOf(quote);
    if (at === -1) continue;
    if (isFound || text.indexOf(quote, at + 1) !== -1) return false;
    isFound = true;
  }
  return isFound;
}
