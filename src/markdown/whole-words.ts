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
  for (const run of runs) {
    if (run.start < start && run.end > start) start = run.start;
    if (run.start < end && run.end > end) end = run.end;
  }
  return { start, end };
}
