import { anchorsIn, type LedgerParagraph } from './file.ts';

/** Gives ids that nothing of `old` ever had: of paragraphs, `p`, or of the sentences of one, `p4s`. */
export function numbersAfter(old: readonly LedgerParagraph[]): (series: string) => string {
  const last = new Map<string, number>();
  const note = (series: string, number: number): void => {
    last.set(series, Math.max(last.get(series) ?? 0, number));
  };
  for (const id of anchorsIn({ paragraphs: old })) {
    const [, paragraph, sentence] = /^p(\d+)(?:s(\d+))?$/.exec(id) ?? [];
    note('p', Number(paragraph ?? 0));
    if (sentence !== undefined) note(`p${paragraph}s`, Number(sentence));
  }
  return (series) => {
    note(series, (last.get(series) ?? 0) + 1);
    return `${series}${last.get(series)}`;
  };
}
