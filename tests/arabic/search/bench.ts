/**
 * Prints how well typed words find the sentences with a form of the same lemma: `npm run bench:search`;
 * with `-- --misses` also each query that misses or finds too much. For comparison: words that are only
 * folded, and a Snowball stemmer.
 */
import { foldWord, wordsOf } from '../../../src/arabic/search/spelling.ts';
import { search } from '../../../src/search/look-up.ts';
import { indexOfTexts } from '../../search/index-of.ts';
import {
  type Figures,
  figures,
  type Judged,
  type MarkedSentence,
  queriesOf,
  readSentences,
} from './sentences.ts';

type Find = (typed: string) => Promise<Set<number>>;

async function ours(sentences: readonly MarkedSentence[]): Promise<Find> {
  const index = await indexOfTexts(sentences.map(({ text }) => text));
  return async (typed) => {
    const { documents } = await search({ text: typed }, index);
    return new Set(await Promise.all(documents.map(async (found) => Number(await index.id(found)))));
  };
}

/** A search in which two words match if `reduce` makes them equal. */
function reduced(sentences: readonly MarkedSentence[], reduce: (word: string) => string): Find {
  const words = sentences.map(({ text }) => new Set(wordsOf(text).map((word) => reduce(word.text))));
  return async (typed) => new Set([...words.keys()].filter((n) => words[n]?.has(reduce(typed))));
}

async function snowball(): Promise<(word: string) => string> {
  const { default: stemmers } = await import('snowball-stemmers');
  const stemmer = stemmers.newStemmer('arabic');
  return (word) => stemmer.stem(foldWord(word));
}

const row = (name: string, of: Record<string, Figures>): string =>
  `${name.padEnd(22)}${Object.entries(of)
    .map(
      ([kind, { queries, recall, precision, f1 }]) =>
        `${kind} (${queries}) ${[recall, precision, f1].map((n) => n.toFixed(1)).join(' / ')}`,
    )
    .join('   ')}`;

async function run(list: string, isTold: boolean): Promise<void> {
  const sentences = readSentences(list);
  const judged = queriesOf(sentences);
  console.log(
    `\n${list}: ${sentences.length} sentences, ${judged.length} queries; recall / precision / F1, %`,
  );
  const stem = await snowball();
  const folded = (word: string): string => foldWord(word).replaceAll('ة', 'ه');
  const finds: [string, Find][] = [
    ['words only folded', reduced(sentences, folded)],
    ['a Snowball stemmer', reduced(sentences, stem)],
    ['ours', await ours(sentences)],
  ];
  for (const [name, find] of finds) {
    const found = await Promise.all(judged.map(({ typed }) => find(typed)));
    console.log(row(name, figures(judged, found)));
    if (isTold && name === 'ours') tell(judged, found, sentences);
  }
}

function tell(
  judged: readonly Judged[],
  found: readonly Set<number>[],
  sentences: readonly MarkedSentence[],
): void {
  for (const [i, { typed, of, relevant }] of judged.entries()) {
    const hits = found[i] as Set<number>;
    const missed = [...relevant].filter((n) => !hits.has(n));
    const wrong = [...hits].filter((n) => !relevant.has(n));
    const texts = (numbers: number[]): string => numbers.map((n) => sentences[n]?.text).join(' | ');
    if (missed.length > 0) console.log(`  ${typed}/${of} misses: ${texts(missed)}`);
    if (wrong.length > 0) console.log(`  ${typed}/${of} also finds: ${texts(wrong)}`);
  }
}

const isTold = process.argv.includes('--misses');
await run('sentences-dev.txt', isTold);
await run('sentences-held-out.txt', false);
