/**
 * Asks `pattern`, which matches one code point, of each code point once and remembers the answer in a table: texts ask
 * of every character they have.
 */
export function codePointTest(pattern: RegExp): (codePoint: number) => boolean {
  const NO = 1;
  const YES = 2;
  const known = new Uint8Array(0x110000);
  return (codePoint) => {
    if (!known[codePoint]) known[codePoint] = pattern.test(String.fromCodePoint(codePoint)) ? YES : NO;
    return known[codePoint] === YES;
  };
}

/** Where, from offset `at` on, `text` has the first code point that `is` is false of; at most `most`. UTF-16 offsets. */
export function endOf(
  text: string,
  at: number,
  is: (codePoint: number) => boolean,
  most = text.length,
): number {
  let end = at;
  while (end < most) {
    const codePoint = text.codePointAt(end) as number;
    if (!is(codePoint)) break;
    end += codePoint > 0xffff ? 2 : 1;
  }
  return end;
}
