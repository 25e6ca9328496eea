import { openingDateline } from '../arabic/dateline/find.ts';
import { asKey, foldWord, wordsOf } from '../arabic/search/spelling.ts';
import { paragraphTexts } from '../markdown/document.ts';
import { signatures } from './agencies.ts';
import type { Article } from './types.ts';

/** The first two paragraphs of a body as a reader sees them, and the body lines on which they begin, from 0. */
export function openingParagraphs(body: string): { texts: string[]; lines: number[] } {
  const second = /\n[ \t]*\n\s*/.exec(body);
  const third = second && /\n[ \t]*\n/.exec(body.slice(second.index + second[0].length));
  const head = third ? body.slice(0, second.index + second[0].length + third.index) : body;
  return {
    texts: paragraphTexts(head),
    lines: [0, second ? body.slice(0, second.index + second[0].length).split('\n').length - 1 : 0],
  };
}

interface Opening {
  /** The first two paragraphs. */
  texts: readonly string[];
  dateline: ReturnType<typeof openingDateline>;
}

const openings = new WeakMap<Article, Opening>();

/** The opening of a dispatch, cached, because its page and every list that shows it need it. */
export function openingOf(article: Article): Opening {
  let opening = openings.get(article);
  if (!opening) {
    const { texts } = openingParagraphs(article.body);
    const names = [article.source, article.wire].flatMap(signatures).map(({ name }) => name);
    opening = { texts, dateline: openingDateline(texts, names) };
    openings.set(article, opening);
  }
  return opening;
}

/**
 * The words of headline and opening, without dateline and particles, that may characterise an article: folded, each once,
 * separated by spaces. They are found when an article is read, and kept with it, because what to read next asks for
 * those of the whole archive.
 */
export function tellingWords(article: Article): string {
  const { texts, dateline } = openingOf(article);
  const opening = texts.map((text, i) =>
    i === dateline?.paragraph ? text.slice(dateline.dateline.end) : text,
  );
  const words = wordsOf([article.title, ...opening].join('\n')).map(({ text }) =>
    asKey(foldWord(text)).replace(/^[وف]?(?:[بلك]?ال|لل)?(?=.{3})/, ''),
  );
  return [...new Set(words.filter((word) => word.length >= 4))].join(' ');
}
