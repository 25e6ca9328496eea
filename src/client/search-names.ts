/** What stands above the results: pages whose name was asked for, and other spellings of what was typed. */

import type { Meant } from '../search/look-up.ts';
import type { NamedPage } from '../search/postings.ts';

/** `#` in a pattern stands for what is put in. */
export interface MeantPatterns {
  meant: string;
  instead: string;
}

/** A page with a name, as a list item: what it is, then its name, a link. */
export function namedItem({ href, name, lang, kind }: NamedPage): HTMLElement {
  const item = document.createElement('li');
  const [what, link] = [document.createElement('span'), document.createElement('a')];
  what.className = 'small';
  what.textContent = kind;
  link.href = href;
  link.lang = lang;
  link.dir = 'auto';
  link.textContent = name;
  item.append(what, ' ', link);
  return item;
}

/** A question for each word that is spelled otherwise here, its answers links to the same search with that word. */
export function meantLines(meant: readonly Meant[], patterns: MeantPatterns): HTMLElement[] {
  return meant.map(({ typed, near }) => {
    const line = document.createElement('p');
    const [before = '', after = ''] = patterns.meant.split('#');
    const links = near.map(({ word }) => {
      const link = document.createElement('a');
      const query = new URLSearchParams(location.search);
      query.set('q', (query.get('q') ?? '').replace(typed, word));
      link.href = `?${query}`;
      link.textContent = word;
      return link;
    });
    line.append(before, ...links.flatMap((link, i) => (i === 0 ? [link] : ['، ', link])), after);
    const [first] = near;
    if (first?.isSameName) line.append(` ${patterns.instead.replace('##', first.word).replace('#', typed)}`);
    return line;
  });
}
