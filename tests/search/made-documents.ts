import { readFileSync } from 'node:fs';
import { addDays } from '../../src/arabic/calendar.ts';
import { wordsOf } from '../../src/arabic/search/spelling.ts';
import type { IndexedDocument } from '../../src/search/writing/entries.ts';

/** Articles of 350 words out of 60,000, few of them frequent and most rare (Zipf), over ten years; from a fixed seed. */
export function articles(count: number): IndexedDocument[] {
  let state = 20_220_109;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const real = ['gold.txt', 'held-out.txt'].flatMap((file) =>
    wordsOf(
      readFileSync(new URL(`../arabic/search/${file}`, import.meta.url), 'utf8').replace(/^#.*$/gm, ''),
    ).map(({ text }) => text),
  );
  const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
  const made = Array.from({ length: 60_000 - real.length }, () =>
    Array.from(
      { length: 3 + Math.floor(random() * 5) },
      () => letters[Math.floor(random() * letters.length)],
    ).join(''),
  );
  const frequent = 'في من على أن إلى عن التي مع الذي قال هذا بين بعد لا ما كان خلال أو كما قد'.split(' ');
  const vocabulary = [...frequent, ...real.sort(() => random() - 0.5), ...made];
  const word = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1] as string;
  const text = (length: number): string => Array.from({ length }, word).join(' ');
  const day = (n: number): string => addDays('2015-01-01', Math.floor((n * 3_650) / count));
  return Array.from({ length: count }, (_, n) => ({
    id: `${day(n)}-article-number-${n}`,
    date: day(n),
    lang: 'ar',
    title: text(10),
    blocks: Array.from({ length: 7 }, () => text(50)),
    agencies: [`outlet-${n % 7}`, `wire-${n % 3}`],
    topics: [`topic-${n % 12}`],
  }));
}
