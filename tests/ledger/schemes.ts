import { distance } from 'fastest-levenshtein';
import { sentences } from '../../src/arabic/sentences.ts';
import { sketch } from '../../src/ledger/sketch.ts';
import type { Scheme, Target } from './play.ts';

/** What others do, to hold the ledger beside: an anchor is made from the present text, and nothing is remembered. */
class MadeFromText implements Scheme {
  private present: string[] = [];
  private readonly make: (paragraph: string, place: number) => string;
  private readonly find: (anchor: string, present: readonly string[]) => number;

  constructor(
    make: (paragraph: string, place: number) => string,
    find: (anchor: string, present: readonly string[]) => number = (anchor, present) =>
      present.indexOf(anchor),
  ) {
    this.make = make;
    this.find = find;
  }

  edition(paragraphs: readonly string[]): number {
    this.present = paragraphs.map(this.make);
    return 0;
  }

  anchorAt(place: number): string {
    return this.present[place] as string;
  }

  target(anchor: string): Target {
    const at = this.find(anchor, this.present);
    return at < 0 ? 'missing' : at;
  }
}

/**
 * The key of a paragraph as NYT Emphasis is described to make it: the first characters of the first three words of the
 * first sentence, then of the last (M. Donohoe, open.blogs.nytimes.com, 2011; as retold in iefbr14.blogspot.com).
 * `letters` are the characters that count as those of words.
 */
function emphasisKey(paragraph: string, letters: RegExp): string {
  const found = sentences(paragraph).map(({ start, end }) => paragraph.slice(start, end));
  const initials = (sentence = ''): string =>
    (sentence.match(letters) ?? [])
      .slice(0, 3)
      .map((word) => word.charAt(0))
      .join('');
  return initials(found[0]) + initials(found.at(-1));
}

/** The paragraph of a key: the same key; else one whose first or last half is the same; else one less than three edits away. */
function emphasisFind(key: string, present: readonly string[]): number {
  if (key === '') return -1;
  const half = (text: string, at: 0 | 1): string => (at === 0 ? text.slice(0, 3) : text.slice(3));
  const same = present.indexOf(key);
  if (same >= 0) return same;
  const halves = present.findIndex(
    (other) =>
      other !== '' &&
      ([0, 1] as const).some((at) => half(key, at) !== '' && half(key, at) === half(other, at)),
  );
  if (halves >= 0) return halves;
  const near = present
    .map((other, at) => ({ at, edits: other === '' ? 9 : distance(key, other) }))
    .sort((a, b) => a.edits - b.edits)[0];
  return near && near.edits < 3 ? near.at : -1;
}

/** The other schemes, by the name they are printed under. */
export const others: Readonly<Record<string, () => Scheme>> = {
  'NYT Emphasis, as described': () =>
    new MadeFromText((paragraph) => emphasisKey(paragraph, /[A-Za-z]+/g), emphasisFind),
  'NYT Emphasis, Arabic letters let in': () =>
    new MadeFromText((paragraph) => emphasisKey(paragraph, /\p{L}+/gu), emphasisFind),
  'folded hash only': () => new MadeFromText((paragraph) => sketch(paragraph)),
  'ordinals only': () => new MadeFromText((_, place) => `p${place + 1}`),
};
