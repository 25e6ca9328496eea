/** What is shown above the results: pages whose name matches, and other spellings of the query. */

import type { Meant } from '../search/look-up.ts';
import type { NamedPage } from '../search/postings.ts';
import { element } from './search-hit.ts';

/** Texts of the spelling suggestion; `#` stands for the inserted word. */
export interface MeantPatterns {
  meant: string;
  comma: string;
  instead: string;
}

/** A named page as a list item: its kind, then its name as a link. */
export function namedItem({ href, name, lang, kind }: NamedPage): HTMLElement {
  const what = element('span', kind);
  what.className = 'small';
  const link = element('a', name);
  link.setAttribute('href', href);
  link.lang = lang;
  link.dir = 'auto';
  return element('li', what, ' ', link);
}

/** For each misspelled word, a question with links to the same search in the archive's spellings. */
export function meantLines(meant: readonly Meant[], patterns: MeantPatterns): HTMLElement[] {
  return meant.map(({ typed, near }) => {
    const [before = '', after = ''] = patterns.meant.split('#');
    const line = element('p');
    const links = near.map(({ word }) => {
      const query = new URLSearchParams(location.search);
      query.set('q', (query.get('q') ?? '').replace(typed, word));
      const link = element('a', word);
      link.setAttribute('href', `?${query}`);
      return link;
    });
    line.append(before, ...links.flatMap((link, i) => (i === 0 ? [link] : [patterns.comma, link])), after);
    const [first] = near;
    if (first?.isSameName) line.append(` ${patterns.instead.replace('##', first.word).replace('#', typed)}`);
    return line;
  });
}
