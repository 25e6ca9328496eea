/**
 * The file format for postings: in which documents a key occurs. Plain text, so that any host can compress it; numbers
 * in base 36, documents as the difference to the previous one, so that a frequent key takes little space.
 */

/** A document that contains a key, and the key's weight in it, 1 to 9. */
export interface Posting {
  document: number;
  weight: number;
}

const WEIGHTS = 'ABCDEFGHI';

/**
 * `[{3,1}, {4,9}, {40,2}]` is `3AI10B`: the step from the last document (omitted if 1), the
 * weight as a letter. Ascending.
 */
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

/** Positions of a word, ascending. Per document its step, then each position as a step: `0.5.3,2.7`. */
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

/** The index's table of contents, the first file that a browser loads. */
export interface Contents {
  version: 2;
  documents: number;
  /** The first key of each key file (in code-unit order) and the file's name. */
  keys: [first: string, file: string][];
  /** The same for the positions of words, for phrases. */
  words: [first: string, file: string][];
  /** Files of document ids, `idsPerFile` in each. */
  ids: string[];
  idsPerFile: number;
  /** For each year its first document, and the one after its last. */
  years: [year: string, from: number, to: number][];
  /** Words by their consonants, forwards and backwards: for finding other spellings. */
  sounds: [first: string, file: string][];
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

/** The key of an agency's or a topic's documents. */
export function filterKey(kind: 'source' | 'topic', id: string): string {
  return `@${kind}:${id}`;
}

// Positions of these words would fill most of the index, so a phrase looks them up together with the next word.
const FREQUENT = new Set('في من علي الي ان عن مع التي الذي لا ما هذا هذه و او the of to in and a'.split(' '));

/** Whether phrases look up a folded word only together with the word after it. */
export function isFrequent(word: string): boolean {
  return FREQUENT.has(word);
}
