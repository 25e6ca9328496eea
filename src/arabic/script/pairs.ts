/** The UTF-16 offsets of an opening mark and of the mark that closes it. */
export interface Pair {
  open: number;
  close: number;
}

const CLOSERS: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '»': '«',
  '›': '‹',
  '」': '「',
  '』': '『',
  '》': '《',
  '）': '（',
};
const OPENERS = new Set(Object.values(CLOSERS));
/** Double quotation marks are used inconsistently: the first opens, the next closes. */
const DOUBLE = /["“”„]/;
/** A single one opens only at the beginning of a word and closes only at its end; elsewhere it is an apostrophe. */
const SINGLE = /['‘’]/;
const MARK = /[()[\]{}«»‹›「」『』《》（）"“”„'‘’]/g;
const LETTER = /[\p{L}\p{N}]/u;

/** The matching brackets and quotation marks of `text`, in the order in which they open. */
export function pairsIn(text: string): Pair[] {
  const pairs: Pair[] = [];
  const open = new Map<string, number[]>();
  const close = (kind: string, at: number): void => {
    const opened = open.get(kind)?.pop();
    if (opened !== undefined) pairs.push({ open: opened, close: at });
  };
  const begin = (kind: string, at: number): void => {
    open.set(kind, [...(open.get(kind)?.slice(-DEEPEST) ?? []), at]);
  };
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    const [before = ' ', after = ' '] = [text[index - 1], text[index + 1]];
    if (DOUBLE.test(mark)) {
      if (open.get('"')?.length) close('"', index);
      // 5" is a length.
      else if (!/\d/.test(before)) begin('"', index);
    } else if (SINGLE.test(mark)) {
      if (!LETTER.test(before) && LETTER.test(after)) begin("'", index);
      else if (!LETTER.test(after)) close("'", index);
    } else if (OPENERS.has(mark)) begin(mark, index);
    else close(CLOSERS[mark] as string, index);
  }
  return pairs.sort((a, b) => a.open - b.open);
}

/** How many open brackets of one kind are remembered: nobody nests deeper, and it bounds the time for hostile text. */
const DEEPEST = 8;
