const WORD_BEFORE = /[\p{L}\p{M}\p{N}]+$/u;
const WORD_AFTER = /^[\p{L}\p{M}\p{N}]+/u;
const SPACE = /^\s?$/;

/** The span, in UTF-16 offsets, widened to whole words and whole foreign runs: a word cut in two elements would lose its joining. */
export function wholeWords(
  text: string,
  start: number,
  end: number,
  runs: readonly { start: number; end: number }[] = [],
): { start: number; end: number } {
  // Most spans begin and end beside a space, or with the text.
  if (!SPACE.test(text[start - 1] ?? '')) {
    const before = WORD_BEFORE.exec(text.slice(Math.max(0, start - 40), start + 1));
    if (before && WORD_BEFORE.test(text.slice(0, start).slice(-40))) start -= before[0].length - 1;
  }
  if (!SPACE.test(text[end] ?? '') && WORD_BEFORE.test(text.slice(0, end).slice(-40)))
    end += WORD_AFTER.exec(text.slice(end, end + 40))?.[0].length ?? 0;
  return { start: runAround(runs, start)?.start ?? start, end: runAround(runs, end)?.end ?? end };
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
