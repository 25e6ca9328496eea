/** What the search page loads once the reader types: the index, and the code that shows results. */

import { type Found, inSpellingOf, type Query, search, searchNames } from '../search/look-up.ts';
import { openIndex } from '../search/read-index.ts';
import { loadPage } from './load-page.ts';
import { hit, type ReadArticle, readArticle } from './search-hit.ts';
import { type MeantPatterns, meantLines, namedItem } from './search-names.ts';

async function readJson(address: string): Promise<unknown> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

/** Addresses of the site's files and folders, each with its final slash. */
export interface Places {
  contents: string;
  files: string;
  articles: string;
}

export interface Engine {
  find(query: Query): Promise<Found>;
  /** Pages whose name contains all words of an unfiltered query, as list items. */
  named(query: Query, found: Found): Promise<HTMLElement[]>;
  /** Other spellings of words that the archive does not contain, one line each. */
  meant(found: Found, patterns: MeantPatterns): HTMLElement[];
  /** Results `from` to `to`, as list items. Leaves out those that fail to load; rejects if all do. */
  results(found: Found, from: number, to: number, paragraphName: string): Promise<HTMLElement[]>;
}

/** Opens the site's index. Rejects if it cannot be loaded. */
export async function openEngine(places: Places): Promise<Engine> {
  const index = await openIndex((file) =>
    readJson(file === 'contents' ? places.contents : `${places.files}${file}`),
  );
  const articles = new Map<number, Promise<ReadArticle | undefined>>();
  const article = (document: number): Promise<ReadArticle | undefined> => {
    let reading = articles.get(document);
    if (!reading) {
      reading = (async () => {
        const href = `${places.articles}${await index.id(document)}/`;
        return readArticle(await loadPage(href), href);
      })().catch(() => {
        articles.delete(document);
        return undefined;
      });
      articles.set(document, reading);
    }
    return reading;
  };
  return {
    find: (query) => search(query, index),
    named: async ({ text, year, source, topic }, { meant }) => {
      if (year || source || topic) return [];
      return (await searchNames(inSpellingOf(text, meant), index)).map(namedItem);
    },
    meant: ({ meant }, patterns) => meantLines(meant, patterns),
    results: async ({ documents, needles }, from, to, paragraphName) => {
      const found = await Promise.all(documents.slice(from, to).map(article));
      if (found.length > 0 && found.every((read) => read === undefined)) throw new Error('No article.');
      return found.flatMap((read) => (read ? hit(read, needles, paragraphName) : []));
    },
  };
}
