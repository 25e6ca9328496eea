/** Sentences of one kind, one per line, with dates labelled `[words|EDTF]`. */
export interface Kind {
  kind: string;
  /** Day of the dispatch, `YYYY-MM-DD`; 2022-01-09, a Sunday, by default. */
  ref?: string;
  sentences: string;
}

export interface Marked {
  kind: string;
  ref: string;
  text: string;
  dates: { start: number; end: number; edtf: string }[];
}

/** The sentences of `kinds` without labels, and the labelled dates. */
export function readMarked(kinds: readonly Kind[]): Marked[] {
  return kinds.flatMap(({ kind, ref = '2022-01-09', sentences }) =>
    sentences
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const dates: Marked['dates'] = [];
        let text = '';
        let from = 0;
        for (const mark of line.matchAll(/\[([^\]|]+)\|([^\]]+)\]/g)) {
          text += line.slice(from, mark.index);
          dates.push({
            start: text.length,
            end: text.length + (mark[1] as string).length,
            edtf: mark[2] as string,
          });
          text += mark[1];
          from = mark.index + mark[0].length;
        }
        return { kind, ref, text: text + line.slice(from), dates };
      }),
  );
}

export interface Figures {
  found: number;
  wanted: number;
  right: number;
}

type Find = (text: string, ref: string) => { start: number; end: number; edtf: string }[];

/**
 * The result of `find` on `sentences`: right means exact span and exact EDTF. `miss` is called for every difference.
 */
export function measure(
  find: Find,
  sentences: readonly Marked[],
  miss: (sentence: Marked, found: ReturnType<Find>) => void = () => {},
): Map<string, Figures> {
  const figures = new Map<string, Figures>();
  for (const sentence of sentences) {
    const found = find(sentence.text, sentence.ref);
    const right = found.filter((date) =>
      sentence.dates.some(
        ({ start, end, edtf }) => date.start === start && date.end === end && date.edtf === edtf,
      ),
    ).length;
    if (right !== found.length || right !== sentence.dates.length) miss(sentence, found);
    for (const kind of [sentence.kind, 'all']) {
      const sum = figures.get(kind) ?? { found: 0, wanted: 0, right: 0 };
      sum.found += found.length;
      sum.wanted += sentence.dates.length;
      sum.right += right;
      figures.set(kind, sum);
    }
  }
  return figures;
}

/** Precision, recall and F1; a kind without dates is right if nothing is found. */
export function rates({ found, wanted, right }: Figures): { precision: number; recall: number; f1: number } {
  const precision = found === 0 ? 1 : right / found;
  const recall = wanted === 0 ? 1 : right / wanted;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}
