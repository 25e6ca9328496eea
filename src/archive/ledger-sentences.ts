import type { LedgerLine, LedgerParagraph } from './ledger-file.ts';
import { matchPieces } from './ledger-match.ts';

/** A paragraph of the present text as the ledger sees it: its sentences' sketches. */
export type Piece = readonly string[];
export type Sentence = Extract<LedgerLine, { kind: 'sentence' }>;

/** The sentences that an entry of the ledger records. */
export function sentencesOf({ lines }: LedgerParagraph): Sentence[] {
  return lines.filter((line): line is Sentence => line.kind === 'sentence');
}

/** The words of an entry's sentences: one sketch. */
export function wordsOf(paragraph: LedgerParagraph): string {
  return sentencesOf(paragraph)
    .map(({ words }) => words)
    .join('');
}

// A sentence that left its paragraph keeps its anchor only where it is unmistakable.
const LEAST_ELSEWHERE = 0.5;

/**
 * The old sentence that each present one is, by `<paragraph> <sentence>`, both from 0; `owners` says which old paragraph
 * each present one is. Of a sentence in doubt nothing is said: its anchor then leads to its paragraph.
 */
export function followSentences(
  old: readonly LedgerParagraph[],
  fresh: readonly Piece[],
  owners: ReadonlyMap<number, LedgerParagraph>,
): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  const taken = new Set<string>();
  const known = new Set(old.flatMap(sentencesOf).map(({ words }) => words));
  const take = (key: string, sentence: Sentence): void => {
    found.set(key, sentence);
    taken.add(sentence.id);
  };
  for (const [j, paragraph] of owners) {
    const its = sentencesOf(paragraph);
    const { to } = matchPieces(
      its.map(({ words }) => words),
      fresh[j] as Piece,
    );
    for (const [i, s] of to) {
      const words = fresh[j]?.[s] as string;
      // What another sentence said word for word is no edit of this one.
      if (words === its[i]?.words || !known.has(words)) take(`${j} ${s}`, its[i] as Sentence);
    }
  }
  const left = old.flatMap(sentencesOf).filter(({ id }) => !taken.has(id));
  const open = fresh.flatMap((sentences, j) =>
    sentences.map((words, s) => ({ key: `${j} ${s}`, words })).filter(({ key }) => !found.has(key)),
  );
  const { to } = matchPieces(
    left.map(({ words }) => words),
    open.map(({ words }) => words),
    undefined,
    LEAST_ELSEWHERE,
  );
  for (const [i, at] of to) {
    const { key, words } = open[at] as { key: string; words: string };
    if (words === left[i]?.words || !known.has(words)) take(key, left[i] as Sentence);
  }
  return found;
}
