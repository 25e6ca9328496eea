import { codePointTest, endOf } from '../arabic/script/code-points.ts';

const isOfWord = codePointTest(/[\p{L}\p{M}\p{N}]/u);
/** How far a span is widened at most, in UTF-16 units. */
const REACH = 40;

/** The code point that ends at offset `at`, from 1, of `text`. */
function before(text: string, at: number): number {
  const pair = at > 1 ? (text.codePointAt(at - 2) as number) : 0;
  return pair > 0xffff ? pair : text.charCodeAt(at - 1);
}

function startOfWord(text: string, at: number): number {
  if (!isOfWord(text.codePointAt(at) ?? 0)) return at;
  let start = at;
  while (start > 0 && at - start < REACH && isOfWord(before(text, start)))
    start -= before(text, start) > 0xffff ? 2 : 1;
  return start;
}

/** The span, in UTF-16 offsets, widened to whole words and whole foreign runs: a word cut in two elements would lose its joining. */
export function wholeWords(
  text: string,
  start: number,
  end: number,
  runs: readonly { start: number; end: number }[] = [],
): { start: number; end: number } {
  const from = startOfWord(text, start);
  const to =
    end > 0 && isOfWord(before(text, end))
      ? endOf(text, end, isOfWord, Math.min(text.length, end + REACH))
      : end;
  return { start: runAround(runs, from)?.start ?? from, end: runAround(runs, to)?.end ?? to };
}

/** The run that holds offset `at` inside itself; `runs` are in order and do not overlap. */
function runAround<Run extends { start: number; end: number }>(
  runs: readonly Run[],
  at: number,
): Run | undefined {
  let low = 0;
  for (let high = runs.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as Run).start < at) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run && run.end > at ? run : undefined;
}
