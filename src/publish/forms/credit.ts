import type { Article, Evidence } from '../../archive/types.ts';
import { words } from '../../site/words.ts';
import { agencyName } from '../agency-name.ts';
import { onOneLine } from '../lines.ts';

/** «source / wire», or one name if they are the same. */
export function byline({ source, wire }: Article): string {
  const names = [agencyName(source).name, agencyName(wire).name];
  return [...new Set(names)].join(' / ');
}

/** Headline, byline and day, as the last line of a quotation. */
export function creditLine(article: Article): string {
  return [onOneLine(article.title), byline(article), words.day(article.date)].join(words.comma);
}

/** Words of a dispatch as a quotation: in quotation marks, then whose they are. */
export function quotationOf({ quote, article }: Pick<Evidence, 'quote' | 'article'>): string {
  return `${words.quotes.join(quote)}\n— ${creditLine(article)}`;
}
