import { codePointTest, endOf } from '../arabic/script/code-points.ts';

const isOfWord = codePointTest(/[\p{L}\p{M}\p{N}]/u);
/** How far a span is widened at most, in UTF-16 units. */
const REACH = 40;

/** The code point that ends at offset `at` of `text`; `at` is 1 or more. */
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

/** Widens a span (UTF-16 offsets) to whole words: Arabic letters do not join across elements. */
export function wholeWords(text: string, start: number, end: number): { start: number; end: number } {
  const isCut = end > 0 && isOfWord(before(text, end));
  return {
    start: startOfWord(text, start),
    end: isCut ? endOf(text, end, isOfWord, Math.min(text.length, end + REACH)) : end,
  };
}
