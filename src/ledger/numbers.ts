import type { LedgerParagraph } from './file.ts';

/** Gives numbers that no paragraph, and no sentence of a paragraph, of `old` ever had. */
export function numbersAfter(old: readonly LedgerParagraph[]): {
  nextParagraph(): number;
  nextSentence(paragraph: number): string;
} {
  let paragraph = 0;
  const sentence = new Map<number, number>();
  for (const { number, lines } of old) {
    paragraph = Math.max(paragraph, number);
    for (const { id } of lines) {
      const [, p, s] = /^p(\d+)(?:s(\d+))?$/.exec(id) ?? [];
      if (p === undefined) continue;
      paragraph = Math.max(paragraph, Number(p));
      sentence.set(Number(p), Math.max(sentence.get(Number(p)) ?? 0, Number(s ?? 0)));
    }
  }
  return {
    nextParagraph: () => ++paragraph,
    nextSentence: (number) => {
      const next = (sentence.get(number) ?? 0) + 1;
      sentence.set(number, next);
      return `p${number}s${next}`;
    },
  };
}
