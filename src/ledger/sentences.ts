import type { LedgerLine, LedgerParagraph } from './file.ts';
import { matchPieces } from './match.ts';

/** A paragraph of the present text as the ledger sees it: its sentences' sketches. */
export type Piece = readonly string[];
type Sentence = Extract<LedgerLine, { kind: 'sentence' }>;

const textOf = ({ words }: { words: string }): string => words;

/** The sentences that an entry of the ledger records. */
function sentencesOf({ lines }: LedgerParagraph): Sentence[] {
  return lines.filter((line): line is Sentence => line.kind === 'sentence');
}

/** The words of an entry's sentences: one sketch. */
export function wordsOf(paragraph: LedgerParagraph): string {
  return sentencesOf(paragraph).map(textOf).join('');
}

/** The only item of `items` for each text; none for a text that stands twice. */
export function onlyOnes<Item>(items: readonly Item[], text: (item: Item) => string): Map<string, Item> {
  const groups = [...Map.groupBy(items, text)].filter(([, group]) => group.length === 1);
  return new Map(groups.map(([key, group]) => [key, group[0] as Item]));
}

/**
 * The old sentence that each present one is, by `<paragraph> <sentence>`, both from 0; `owners` says which old paragraph
 * each present one is. Inside its paragraph a sentence is followed like a paragraph in its article; one that was carried
 * into another paragraph only word for word. A sentence in doubt has no successor: its anchor leads to its paragraph.
 */
export function followSentences(
  old: readonly LedgerParagraph[],
  fresh: readonly Piece[],
  owners: ReadonlyMap<number, LedgerParagraph>,
): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  const all = old.flatMap(sentencesOf);
  const known = new Set(all.map(textOf));
  for (const [j, paragraph] of owners) {
    const [own, texts] = [sentencesOf(paragraph), fresh[j] as Piece];
    for (const [i, s] of matchPieces(own.map(textOf), texts).to) {
      const [sentence, words] = [own[i] as Sentence, texts[s] as string];
      // What another sentence said word for word is no edit of this one.
      if (words === sentence.words || !known.has(words)) found.set(`${j} ${s}`, sentence);
    }
  }
  const taken = new Set(found.values());
  const left = all.filter((sentence) => !taken.has(sentence));
  const sentences = onlyOnes(left, textOf);
  const open = fresh
    .flatMap((sentences, j) => sentences.map((words, s) => ({ key: `${j} ${s}`, words })))
    .filter(({ key }) => !found.has(key));
  for (const [words, { key }] of onlyOnes(open, textOf)) {
    const sentence = sentences.get(words);
    if (sentence) found.set(key, sentence);
  }
  return found;
}
