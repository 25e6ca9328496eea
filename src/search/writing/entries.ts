import { indexKeys, withoutParticles } from '../../arabic/search/keys.ts';
import { asBefore, type Before } from '../../arabic/search/particles.ts';
import { asKey, foldWord, wordsOf } from '../../arabic/search/spelling.ts';
import { filterKey, isFrequent, type NamedPage, WEIGHTS } from '../postings.ts';
import { heardAs } from './sounds.ts';

/** An article as the index needs it. */
export interface IndexedDocument {
  id: string;
  /** What a search shows for it; its id if omitted. */
  shown?: NamedPage;
  /** `YYYY-MM-DD` */
  date: string;
  /** BCP 47 */
  lang: string;
  title: string;
  /** Its paragraphs and headings, in order. A phrase lies within one of them. */
  blocks: readonly string[];
  agencies: readonly string[];
  topics: readonly string[];
}

/** A key of the index, or a word of a phrase, that was met. */
export interface Key {
  text: string;
  /** Its own, and small. */
  id: number;
  /** How often it occurred in the document at hand. */
  count: number;
}

/** Who wants to know what is in a document. */
export interface Reader {
  /** The place of its weight among `WEIGHTS`, from 1; once for each key. */
  key(key: Key, weight: number): void;
  /** A position of a word, ascending; perhaps twice. */
  word(word: Key, place: number): void;
  /** A word as it is spelled, for finding other spellings; once for each. */
  spelling(spelling: string): void;
}

/** A word in the headline counts as much as this many in the text. */
const HEADLINE = 4;
/** The usual length of a dispatch in words: longer ones score lower (BM25 with b = 0.5, k = 1.2). */
const USUAL_LENGTH = 300;

/** The weight, at most 9, of a word that occurs `count` times among `length` words, before it is rounded. */
export function exactWeight(count: number, length: number): number {
  return (9 * count) / (count + 1.2 * (0.5 + (0.5 * length) / USUAL_LENGTH));
}

/** The place, from 1, of the weight that is nearest to it. */
function weight(count: number, length: number): number {
  const exact = exactWeight(count, length);
  let place = 0;
  for (const [i, weight] of WEIGHTS.entries())
    if (Math.abs(weight - exact) < Math.abs((WEIGHTS[place] as number) - exact)) place = i;
  return place + 1;
}

/** An indexed word: its keys, and how phrases look it up, with and without its particles. */
interface Forms {
  keys: readonly Key[];
  surface: string;
  /** What it shows about the word after it. */
  before: Before;
  /** Where it can be found by its sound. */
  spelling: Key | undefined;
  /** A frequent word's position is stored with the word after it: then `word` has no key of its own. */
  places: readonly { word: string; mark: string; key: Key | undefined }[];
}

/** So many keys are known at once: pairs of words, names and errors among them. */
const MOST_KNOWN = 800_000;

/** Analyses documents; words that it has met it knows. */
export interface Analyser {
  /** Tells `reader` what is in `document`, and gives what is shown for it. */
  read(document: IndexedDocument, reader: Reader): string;
  /** Forgets what it knows, if that is much: then nobody may hold a `Key`. */
  forget(): void;
}

/** Opens an analyser. */
export function openAnalyser(): Analyser {
  let keys = new Map<string, Key>();
  let spellings = new Map<string, Key>();
  // By language, and by what the word before shows.
  let known = new Map<string, Map<Before, Map<string, Forms>>>();
  const keyOf = (text: string): Key => keyIn(keys, text);
  const spellingOf = (spelling: string): Key => keyIn(spellings, spelling);
  const knownIn = (lang: string, before: Before): Map<string, Forms> => {
    const byBefore = known.get(lang) ?? new Map<Before, Map<string, Forms>>();
    const alike = byBefore.get(before) ?? new Map<string, Forms>();
    known.set(lang, byBefore.set(before, alike));
    return alike;
  };
  const formsIn = (text: string, lang: string): Forms[] => {
    let before: Before = 'start';
    return wordsOf(text).map(({ text, follows }) => {
      const behind = follows ? before : 'start';
      const alike = knownIn(lang, behind);
      let forms = alike.get(text);
      if (!forms) {
        forms = formsOf(text, lang, behind, keyOf, spellingOf);
        alike.set(text, forms);
      }
      before = forms.before;
      return forms;
    });
  };
  return {
    read(document, reader) {
      const { id, shown, date, lang, title, blocks, agencies, topics } = document;
      const met: Key[] = [];
      const spelled: Key[] = [];
      let place = 1;
      for (const [i, block] of [title, ...blocks].entries()) {
        const words = formsIn(block, lang);
        for (const { keys, spelling } of words) {
          for (const key of keys) {
            if (key.count === 0) met.push(key);
            key.count += i === 0 ? HEADLINE : 1;
          }
          if (spelling?.count === 0) spelled.push(spelling);
          if (spelling) spelling.count = 1;
        }
        readPlaces(words, place, keyOf, reader);
        place += words.length + 1;
      }
      for (const key of met) {
        reader.key(key, weight(key.count, place));
        key.count = 0;
      }
      for (const spelling of spelled) {
        reader.spelling(spelling.text);
        spelling.count = 0;
      }
      reader.key(keyOf(filterKey('year', date.slice(0, 4))), 1);
      for (const agency of new Set(agencies)) reader.key(keyOf(filterKey('source', agency)), 1);
      for (const topic of new Set(topics)) reader.key(keyOf(filterKey('topic', topic)), 1);
      return shown ? JSON.stringify(shown) : id;
    },
    forget() {
      if (keys.size <= MOST_KNOWN) return;
      [keys, spellings, known] = [new Map(), new Map(), new Map()];
    },
  };
}

function keyIn(keys: Map<string, Key>, text: string): Key {
  let key = keys.get(text);
  if (!key) {
    key = { text, id: keys.size, count: 0 };
    keys.set(text, key);
  }
  return key;
}

function formsOf(
  word: string,
  lang: string,
  before: Before,
  keyOf: (text: string) => Key,
  spellingOf: (spelling: string) => Key,
): Forms {
  const folded = foldWord(word);
  const surface = asKey(folded);
  const spelling = heardAs(word);
  const place = (word: string, mark: string): Forms['places'][number] => ({
    word,
    mark,
    key: isFrequent(word) ? undefined : keyOf(`${word}${mark}`),
  });
  return {
    keys: [...indexKeys(word, lang, before)].map(keyOf),
    surface,
    before: asBefore(folded),
    spelling: isFrequent(surface) || spelling === undefined ? undefined : spellingOf(spelling),
    places: [place(surface, ''), ...withoutParticles(word).map((head) => place(asKey(head), '+'))],
  };
}

/** Tells the positions of `words`, the first of which is at `place`. */
function readPlaces(
  words: readonly Forms[],
  place: number,
  keyOf: (text: string) => Key,
  reader: Reader,
): void {
  for (let i = 0; i < words.length; i++) {
    const next = words[i + 1]?.surface;
    for (const { word, mark, key } of (words[i] as Forms).places) {
      if (key) reader.word(key, place + i);
      else if (next !== undefined) reader.word(keyOf(`${word} ${next}${mark}`), place + i);
    }
  }
}
