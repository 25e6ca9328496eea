/**
 * How the index writes down where a key stands. Text, so that any host compresses it; figures in base 36, documents as
 * the step from the one before, so that a frequent key costs little.
 */

/** A document that has a key, and how much the key weighs in it, 1 to 9. */
export interface Posting {
  document: number;
  weight: number;
}

const WEIGHTS = 'ABCDEFGHI';

/** `[{3,1}, {4,9}, {40,2}]` is `3AI10B`: a step, left out where it is 1, and the weight as a letter. Ascending. */
export function writePostings(postings: readonly Posting[]): string {
  let last = -1;
  return postings
    .map(({ document, weight }) => {
      const step = document - last;
      last = document;
      return `${step === 1 ? '' : step.toString(36)}${WEIGHTS[weight - 1]}`;
    })
    .join('');
}

/** Reads what `writePostings` wrote. */
export function readPostings(text: string): Posting[] {
  let document = -1;
  return [...text.matchAll(/([0-9a-z]*)([A-I])/g)].map(([, step = '', weight = 'A']) => {
    document += step === '' ? 1 : Number.parseInt(step, 36);
    return { document, weight: WEIGHTS.indexOf(weight) + 1 };
  });
}

/** Places of a word, ascending: per document its step, then each place as a step: `0.5.3,2.7`. */
export function writePlaces(places: ReadonlyMap<number, readonly number[]>): string {
  let last = 0;
  return [...places]
    .map(([document, at]) => {
      const step = document - last;
      last = document;
      return [step, ...at.map((place, i) => place - (at[i - 1] ?? 0))].map((n) => n.toString(36)).join('.');
    })
    .join(',');
}

/** Reads what `writePlaces` wrote. */
export function readPlaces(text: string): Map<number, number[]> {
  const places = new Map<number, number[]>();
  let document = 0;
  for (const entry of text === '' ? [] : text.split(',')) {
    const [step = 0, ...steps] = entry.split('.').map((n) => Number.parseInt(n, 36));
    document += step;
    let place = 0;
    places.set(
      document,
      steps.map((n) => (place += n)),
    );
  }
  return places;
}

/** The index's table of contents: what a reader's browser loads first. */
export interface Contents {
  version: 2;
  documents: number;
  /** The first key of each file of keys, in code-unit order, and the file's name. */
  keys: [first: string, file: string][];
  /** The same of the places of words, for phrases. */
  words: [first: string, file: string][];
  /** Files of document ids, each with as many as `idsPerFile`. */
  ids: string[];
  idsPerFile: number;
  /** Each year and its documents: the first, and the one after the last. */
  years: [year: string, from: number, to: number][];
  /** Words by their consonants, from the front and from the back: for a word that is not in the archive. */
  sounds: [first: string, file: string][];
  /** The index of the pages that have a name: topics, agencies, timelines, events. */
  names?: Contents;
}

/** A page that has a name, as a search shows it. */
export interface NamedPage {
  /** A path from the origin. */
  href: string;
  name: string;
  /** BCP 47, of the name. */
  lang: string;
  /** What it is: «موضوع», «حدث · 10 كانون الثاني/يناير 2022». */
  kind: string;
}

/** The two keys under which a word of these consonants stands: most slips leave its front or its back as it was. */
export function soundKeys(consonants: string): [front: string, back: string] {
  return [`<${consonants}`, `>${[...consonants].reverse().join('')}`];
}

/** The key under which the documents of an agency or a topic stand. */
export function filterKey(kind: 'source' | 'topic', id: string): string {
  return `@${kind}:${id}`;
}

// So frequent that their places would be the most of the index: a phrase looks them up with the word that follows.
const FREQUENT = new Set('في من علي الي ان عن مع التي الذي لا ما هذا هذه و او the of to in and a'.split(' '));

/** Whether a folded word is looked up in phrases only together with the word after it. */
export function isFrequent(word: string): boolean {
  return FREQUENT.has(word);
}
