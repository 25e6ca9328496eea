/**
 * The file format for what is known of a key: one item for each document that has it. Plain text, so that any host can compress
 * it. An item is the step from the last document's number, in base 36 (omitted if 1), so that a frequent key takes little space;
 * then a weight or positions, which begin with none of the digits.
 */

/** A document that contains a key, and the key's weight in it, at most 9. */
export interface Posting {
  document: number;
  weight: number;
}

/** The weights that are told apart: of a word in most documents they take more room than the documents do. */
export const WEIGHTS = [3.5, 5.2, 6.8, 8.2] as const;

/** Their letters, in the same order. */
export const LETTERS = 'ABCD';

const stepOf = (text: string): number => (text === '' ? 1 : Number.parseInt(text, 36));

/** Reads items that are weights: `3AD10B` is `[{2,3.5}, {3,8.2}, {39,5.2}]`. */
export function readPostings(text: string): Posting[] {
  let document = -1;
  return [...text.matchAll(/([0-9a-z]*)([A-D])/g)].map(([, step = '', weight = 'A']) => {
    document += stepOf(step);
    return { document, weight: WEIGHTS[LETTERS.indexOf(weight)] as number };
  });
}

/** Reads items that are positions: `3.5.3,` is 5 and 8 in document 2. */
export function readPlaces(text: string): Map<number, number[]> {
  const places = new Map<number, number[]>();
  let document = -1;
  for (const item of text.split(',').slice(0, -1)) {
    const [step = '', ...steps] = item.split('.');
    document += stepOf(step);
    let place = 0;
    places.set(
      document,
      steps.map((n) => (place += stepOf(n))),
    );
  }
  return places;
}

/** Files in the order of their keys, with the first key of each. Where they are many, they are tables of more. */
export type Table = [first: string, file: string][];

/** The index's table of contents, the first file that a browser loads. */
export interface Contents {
  version: 4;
  documents: number;
  /** For each key its documents, with weights. */
  keys: Table;
  /** For each word, and pair of words, its positions: for phrases. */
  words: Table;
  /** What is shown for each document, by `idKey`. */
  ids: Table;
  /** Words by their consonants, forwards and backwards, with their counts: for finding other spellings. */
  sounds: Table;
  /** The index of named pages: topics, agencies, timelines, events. */
  names?: Contents;
}

/** A page with a name, as a search shows it. */
export interface NamedPage {
  /** A path from the origin. */
  href: string;
  name: string;
  /** BCP 47, of the name. */
  lang: string;
  /** Its kind: «موضوع», «حدث · 10 كانون الثاني/يناير 2022». */
  kind: string;
}

/** The two keys of a word with these consonants, forwards and backwards: most typing errors leave one end unchanged. */
export function soundKeys(consonants: string): [front: string, back: string] {
  return [`<${consonants}`, `>${[...consonants].reverse().join('')}`];
}

const MOST_OF_A_SOUND = 6;

/**
 * The most frequent words of a sound, each in its most frequent spelling. As they are written, `أنباء12انباء3 نبأ7`, words are
 * apart, each with its spellings and the number of documents that have them, and the most frequent comes first.
 */
export function mostHeard(text: string): string[] {
  return text.split(' ', MOST_OF_A_SOUND).map((word) => word.split(/\d/, 1)[0] as string);
}

/** The key that a document is shown by: as text in the order of the numbers. */
export function idKey(document: number): string {
  return document.toString(36).padStart(7, '0');
}

/** The key of the documents of a year, an agency or a topic. */
export function filterKey(kind: 'year' | 'source' | 'topic', id: string): string {
  return `@${kind}:${id}`;
}

// Positions of these words would fill most of the index, so a phrase looks them up together with the next word.
const FREQUENT = new Set('في من علي الي ان عن مع التي الذي لا ما هذا هذه و او the of to in and a'.split(' '));

/** Whether phrases look up a folded word only together with the word after it. */
export function isFrequent(word: string): boolean {
  return FREQUENT.has(word);
}
