import { indexKeys, queryKeys } from '../arabic/search/keys.ts';
import type { NearWord } from '../arabic/search/sound.ts';
import { asKey, foldWord, wordsOf } from '../arabic/search/spelling.ts';
import { filterKey, isFrequent, type NamedPage } from './postings.ts';
import type { SearchIndex, SiteIndex } from './read-index.ts';

/** A reader's query. */
export interface Query {
  /** Words; those between quotation marks must stand next to each other as written. */
  text: string;
  /** `2022` */
  year?: string | undefined;
  /** Id of an agency that published or wrote the article. */
  source?: string | undefined;
  /** Id of a topic. */
  topic?: string | undefined;
}

/** The keys that a query was looked up by: enough to find its words in a text. */
export interface Needles {
  /** For each word its keys; any one of them is a match. */
  words: string[][];
  /** Phrases as folded words. */
  phrases: string[][];
}

/** A word of a query that the archive does not contain, and similar words that it does, nearest first. */
export interface Meant {
  typed: string;
  near: NearWord[];
}

export interface Found {
  /** Documents, best match first, then newest first. */
  documents: number[];
  needles: Needles;
  /** Whether no document has every word, so that these have only some. */
  isPartial: boolean;
  /**
   * Words with another spelling in the archive. If the first suggestion is the same name, it was
   * searched for instead.
   */
  meant: Meant[];
}

/** The words and phrases of a query as typed. An unclosed quotation ends with the query. */
export function parseQuery(text: string): { words: string[]; phrases: string[][] } {
  const words: string[] = [];
  const phrases: string[][] = [];
  const parts = text.split(/["«»“”„‟]/);
  for (const [i, part] of parts.entries()) {
    const found = wordsOf(part).map((word) => word.text);
    const isPhrase = i % 2 === 1 && found.length > 0;
    if (isPhrase && !(found.length === 1 && isFrequent(asKey(foldWord(found[0] as string)))))
      phrases.push(found.map((word) => asKey(foldWord(word))));
    else words.push(...found);
  }
  return { words, phrases };
}

type Scores = Map<number, number>;

function idf(postings: readonly unknown[] | { size: number }, index: SearchIndex<unknown>): number {
  const count = 'size' in postings ? postings.size : postings.length;
  return Math.log(1 + index.contents.documents / (count || 1));
}

/** Documents with one of `keys`. The first key, the word as typed, counts most. */
async function scoresOf(keys: readonly string[], index: SearchIndex<unknown>): Promise<Scores> {
  const scores: Scores = new Map();
  const found = await Promise.all(keys.map((key) => index.postings(key)));
  for (const [i, postings] of found.entries()) {
    const worth = idf(postings, index) * (i === 0 ? 1 : 0.8);
    for (const { document, weight } of postings)
      scores.set(document, Math.max(scores.get(document) ?? 0, worth * weight));
  }
  return scores;
}

/**
 * The keys of a word that the archive has: of its dictionary forms; if none, of the word without particles («بجنيف»);
 * if none, those that begin with it, because the reader may still be typing.
 */
async function knownKeys(
  word: string,
  index: SearchIndex<unknown>,
): Promise<{ keys: string[]; scores: Scores }> {
  let keys = queryKeys(word);
  for (const attempt of [
    async () => keys,
    async () => [...indexKeys(word)],
    async () => {
      // «أميركا», where the archive has only «أميركي»: try a longer word without its ending.
      const start = (keys[0] ?? '').replace(/(?<=....)[اهي]$/, '');
      return start.length < 2 ? [] : index.keysFrom(start, 24);
    },
  ]) {
    const tried = await attempt();
    const scores = await scoresOf(tried, index);
    if (scores.size > 0) return { keys: tried, scores };
    keys = keys.length > 0 ? keys : tried;
  }
  return { keys, scores: new Map() };
}

/** `knownKeys`; if there are none, the keys of the same name in another spelling. */
async function spelledKeys(
  word: string,
  index: SearchIndex<unknown>,
): Promise<{ keys: string[]; scores: Scores; meant?: Meant }> {
  const known = await knownKeys(word, index);
  if (known.scores.size > 0) return known;
  const near = await index.near(word);
  const [first] = near;
  if (!first) return known;
  const spelled = first.isSameName ? await knownKeys(first.word, index) : known;
  return { ...spelled, meant: { typed: word, near } };
}

async function phraseScores(phrase: readonly string[], index: SearchIndex<unknown>): Promise<Scores> {
  const units: { word: string; at: number }[] = [];
  for (let at = 0; at < phrase.length; at++) {
    const word = phrase[at] as string;
    const next = phrase[at + 1];
    if (!isFrequent(word)) units.push({ word, at });
    else if (next !== undefined) {
      units.push({ word: `${word} ${next}`, at });
      if (!isFrequent(next)) at++;
    }
  }
  const found = await Promise.all(
    units.map(async ({ word, at }) => {
      const places = await index.places(word);
      // The first word of a phrase may carry particles.
      if (at > 0) return places;
      const behind = await index.places(`${word}+`);
      for (const [document, more] of behind) places.set(document, [...(places.get(document) ?? []), ...more]);
      return places;
    }),
  );
  const [first, ...rest] = found;
  const scores: Scores = new Map();
  for (const [document, places] of first ?? []) {
    const starts = places.filter((place) =>
      rest.every((other, i) =>
        other.get(document)?.includes(place - (units[0]?.at ?? 0) + (units[i + 1]?.at ?? 0)),
      ),
    );
    if (starts.length > 0) scores.set(document, Math.min(9, 4 + 2 * starts.length));
  }
  const worth = phrase.length * idf(scores, index);
  for (const [document, score] of scores) scores.set(document, score * worth);
  return scores;
}

/** For each filter of a query the documents that it allows, ascending. */
function filtersOf({ year, source, topic }: Query, index: SearchIndex<unknown>): Promise<number[][]> {
  const keys = (
    [
      ['year', year],
      ['source', source],
      ['topic', topic],
    ] as const
  ).flatMap(([kind, id]) => (id ? filterKey(kind, id) : []));
  return Promise.all(keys.map(async (key) => (await index.postings(key)).map(({ document }) => document)));
}

/** Whether all `filters` allow a document. */
function accepting(filters: readonly number[][]): (document: number) => boolean {
  const among = filters.map((documents) => new Set(documents));
  return (document) => among.every((documents) => documents.has(document));
}

/**
 * Looks up `query`: documents with every word and phrase (particles such as «في» are ignored beside other words). If
 * there are none, documents with some of the words (`isPartial`). Without words, all that match the filters.
 */
export async function search(query: Query, index: SearchIndex<unknown>): Promise<Found> {
  const parsed = parseQuery(query.text);
  if (parsed.words.length + parsed.phrases.length === 0) {
    // All that match the filters, newest first; none if there is no filter.
    const [first = [], ...rest] = query.text.trim() === '' ? await filtersOf(query, index) : [];
    const documents = first.filter(accepting(rest)).reverse();
    return { documents, needles: { words: [], phrases: [] }, isPartial: false, meant: [] };
  }
  const telling = parsed.words.filter((word) => !isFrequent(asKey(foldWord(word))));
  const wanted = telling.length + parsed.phrases.length > 0 ? telling : parsed.words;
  const [filters, words, phrases] = await Promise.all([
    filtersOf(query, index),
    Promise.all(wanted.map((word) => spelledKeys(word, index))),
    Promise.all(parsed.phrases.map((phrase) => phraseScores(phrase, index))),
  ]);
  const needles = { words: words.map(({ keys }) => keys), phrases: parsed.phrases };
  const all = [...words.map(({ scores }) => scores), ...phrases];
  const accepts = accepting(filters);
  const total = new Map<number, { score: number; having: number }>();
  for (const scores of all) {
    for (const [document, score] of scores) {
      if (!accepts(document)) continue;
      const sum = total.get(document) ?? { score: 0, having: 0 };
      total.set(document, { score: sum.score + score, having: sum.having + 1 });
    }
  }
  const whole = [...total].filter(([, { having }]) => having === all.length);
  const isPartial = whole.length === 0 && total.size > 0 && phrases.length === 0;
  const kept = isPartial ? [...total] : whole;
  kept.sort(([a, { score: x, having: n }], [b, { score: y, having: m }]) => m - n || y - x || b - a);
  const meant = words.flatMap((word) => word.meant ?? []);
  return { documents: kept.map(([document]) => document), needles, isPartial, meant };
}

/** `text` with misspelled names replaced by the archive's spelling. */
export function inSpellingOf(text: string, meant: readonly Meant[]): string {
  return meant.reduce(
    (all, { typed, near: [first] }) => (first?.isSameName ? all.replace(typed, first.word) : all),
    text,
  );
}

const MOST_NAMED = 4;

/** The pages whose name contains every word of `text`, at most four. */
export async function searchNames(text: string, { names }: SiteIndex): Promise<NamedPage[]> {
  if (!names) return [];
  const { documents, isPartial } = await search({ text }, names);
  return isPartial ? [] : Promise.all(documents.slice(0, MOST_NAMED).map((document) => names.id(document)));
}
