/**
 * Prints how far rounded weights change the ten best documents of a query: `npm run bench:ranking`. Beside them nine weights, as they
 * were before, and exact ones, which are the measure. Generated articles, queries of random words.
 */
import { WEIGHTS } from '../../src/search/postings.ts';
import { exactWeight, openAnalyser } from '../../src/search/writing/entries.ts';
import { random } from '../made/random.ts';
import { articles } from './made-documents.ts';

const COUNT = 10_000;
const QUERIES = 300;
const BEST = 10;

interface Met {
  document: number;
  exact: number;
  rounded: number;
}

const documents = articles(COUNT);
const lengths = documents.map(({ title, blocks }) => [title, ...blocks].join(' ').split(' ').length);

const met = new Map<string, Met[]>();
const analyser = openAnalyser();
for (const [document, one] of documents.entries())
  analyser.read(one, {
    key({ text, count }, place) {
      const exact = exactWeight(count, lengths[document] as number);
      const all = met.get(text) ?? [];
      met.set(text, all);
      all.push({ document, exact, rounded: WEIGHTS[place - 1] as number });
    },
    word: () => undefined,
    spelling: () => undefined,
  });

/** The best documents that have all `words`, by `weigh`, newer ones first among equals; none where there are hardly more. */
function best(words: readonly string[], weigh: (met: Met) => number): number[] {
  const scores = new Map<number, { score: number; having: number }>();
  for (const word of words) {
    const all = met.get(word) ?? [];
    for (const one of all) {
      const { score, having } = scores.get(one.document) ?? { score: 0, having: 0 };
      const worth = Math.log(1 + COUNT / all.length) * weigh(one);
      scores.set(one.document, { score: score + worth, having: having + 1 });
    }
  }
  const whole = [...scores].filter(([, { having }]) => having === words.length);
  if (whole.length < 2 * BEST) return [];
  return whole
    .sort(([a, x], [b, y]) => y.score - x.score || b - a)
    .slice(0, BEST)
    .map(([document]) => document);
}

const next = random(7);
for (const [least, most] of [
  [200, 1_000],
  [1_000, 5_000],
] as const) {
  const words = [...met].filter(([, { length }]) => length >= least && length < most).map(([word]) => word);
  for (const count of [1, 2, 3]) {
    let [asked, four, nine] = [0, 0, 0];
    for (let tries = 0; tries < 4_000 && asked < QUERIES; tries++) {
      const query = Array.from({ length: count }, () => words[Math.floor(next() * words.length)] as string);
      const wanted = new Set(best(query, ({ exact }) => exact));
      if (wanted.size === 0) continue;
      asked++;
      four += best(query, ({ rounded }) => rounded).filter((one) => wanted.has(one)).length;
      nine += best(query, ({ exact }) => Math.round(exact)).filter((one) => wanted.has(one)).length;
    }
    const share = (hits: number): string => `${((100 * hits) / (BEST * asked)).toFixed(0)} %`;
    console.log(
      `${count} words of ${least} to ${most} documents, ${asked} queries: ${share(four)} of the ten best with ${WEIGHTS.length} weights, ${share(nine)} with nine`,
    );
  }
}
