import { type Reading, readingsOf, type Token, tokensOf } from '../tokens.ts';

/**
 * Which particles a word may carry: `any` at the start of a date, `and` («و») for the next date of a list, or `none`.
 */
export type Carrying = 'any' | 'and' | 'none';

/** A tokenised text for reading dates; `ref` is the day of the dispatch, `YYYY-MM-DD`. */
export interface Reader {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly ref: string;
  /** The folded word at token `i`; empty if it is not a word, or if a paragraph ends before it. */
  word(i: number): string;
  /** The mark at token `i`, or the empty string. */
  mark(i: number): string;
  /** The number at token `i` as ASCII digits, or the empty string. */
  number(i: number): string;
  /** The reading of the word at `i` that `wanted` accepts, with the fewest particles. */
  read(i: number, carrying: Carrying, wanted: (word: string) => boolean): Reading | undefined;
  /** Whether the word at `i`, with any particles, is one of `words`. */
  isOneOf(i: number, words: ReadonlySet<string>): boolean;
}

/** Tokenises `text` for reading dates. */
export function createReader(text: string, ref: string): Reader {
  const tokens = tokensOf(text);
  const readings: Reading[][] = [];
  const at = (i: number, kind: Token['kind']): string => {
    const token = tokens[i];
    return token?.kind === kind ? token.text : '';
  };
  const read: Reader['read'] = (i, carrying, wanted) => {
    const token = tokens[i];
    if (token?.kind !== 'word') return undefined;
    readings[i] ??= readingsOf(token, text);
    return readings[i].find(
      ({ word, particles }) =>
        (carrying === 'any' || (carrying === 'none' ? particles === '' : particles.startsWith('و'))) &&
        wanted(word),
    );
  };
  return {
    text,
    tokens,
    ref,
    word: (i) => at(i, 'word'),
    mark: (i) => at(i, 'mark'),
    number: (i) => at(i, 'number'),
    read,
    isOneOf: (i, words) => read(i, 'any', (word) => words.has(word)) !== undefined,
  };
}
