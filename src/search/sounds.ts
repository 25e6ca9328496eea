import { consonantsOf, hasSound, soundOf } from '../arabic/search/sound.ts';
import { soundKeys } from './postings.ts';

const MOST_OF_A_SOUND = 6;

/**
 * Words grouped by their consonants, most frequent first. `spelled` maps each folded word to its first spelling;
 * `countOf` gives the number of its occurrences in the archive.
 */
export function soundsOf(
  spelled: ReadonlyMap<string, string>,
  countOf: (surface: string) => number,
): Map<string, string> {
  const known = new Map<string, { word: string; count: number }[]>();
  for (const [surface, word] of spelled) {
    const count = countOf(surface);
    if (count === 0 || !hasSound(word)) continue;
    for (const key of soundKeys(consonantsOf(soundOf(word)))) {
      const alike = known.get(key);
      if (alike) alike.push({ word, count });
      else known.set(key, [{ word, count }]);
    }
  }
  return new Map(
    [...known].map(([key, words]) => {
      words.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
      const most = words.slice(0, MOST_OF_A_SOUND).map(({ word }) => word);
      return [key, most.join(' ')];
    }),
  );
}
