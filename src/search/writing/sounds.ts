import { consonantsOf, hasSound, soundOf } from '../../arabic/search/sound.ts';
import { asKey, foldWord } from '../../arabic/search/spelling.ts';
import { soundKeys } from '../postings.ts';
import { Mismatch } from './items.ts';

/** For each spelling the number of documents that have it, or by how many more have it than had. */
export type SpellingCounts = Map<string, number>;

/** A word as the archive spells it, if it can be found by its sound. */
export function heardAs(word: string): string | undefined {
  const spelling = word.replace(/[\p{M}\u0640]/gu, '');
  return hasSound(spelling) ? spelling : undefined;
}

/** Notes that so many more documents have a spelling. */
export function countSpelling(counts: SpellingCounts, spelling: string, more: number): void {
  const count = (counts.get(spelling) ?? 0) + more;
  if (count === 0) counts.delete(spelling);
  else counts.set(spelling, count);
}

/** The spellings of each sound. */
export function bySound(counts: SpellingCounts): Map<string, SpellingCounts> {
  const sounds = new Map<string, SpellingCounts>();
  for (const [spelling, count] of counts)
    for (const key of soundKeys(consonantsOf(soundOf(spelling))))
      sounds.set(key, (sounds.get(key) ?? new Map<string, number>()).set(spelling, count));
  return sounds;
}

/** For each sound, in order, its spellings as one part of an entry. */
export function spellingParts(counts: SpellingCounts): [key: string, part: string][] {
  return [...bySound(counts)]
    .map(([key, counted]): [string, string] => [key, [...counted].map((pair) => pair.join('')).join('')])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function readSpellings(text: string): SpellingCounts {
  return new Map(
    [...text.matchAll(/([^\d ]+)(\d+)/g)].map(([, spelling = '', count]) => [spelling, Number(count)]),
  );
}

/** The spellings of a sound as `mostHeard` reads them; empty without any. */
function soundText(counts: SpellingCounts): string {
  const words = Map.groupBy(
    [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
    ([spelling]) => asKey(foldWord(spelling)),
  );
  return [...words.values()]
    .map((spellings) => ({
      text: spellings.map((counted) => counted.join('')).join(''),
      count: spellings.reduce((sum, [, count]) => sum + count, 0),
    }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .map(({ text }) => text)
    .join(' ');
}

/** The spellings of all `parts`, of `spellingParts`. */
export function joinedSpellings(parts: readonly string[]): string {
  const all: SpellingCounts = new Map();
  for (const [spelling, count] of parts.flatMap((part) => [...readSpellings(part)]))
    countSpelling(all, spelling, count);
  return soundText(all);
}

/** The spellings of a sound with `changes`. Throws a `Mismatch` if fewer documents had one than no longer have it. */
export function patchedSpellings(text: string, changes: SpellingCounts): string {
  const all = readSpellings(text);
  for (const [spelling, more] of changes) {
    countSpelling(all, spelling, more);
    if ((all.get(spelling) ?? 0) < 0) throw new Mismatch(`no document with ${spelling}`);
  }
  return soundText(all);
}
