/**
 * Caches the answer of `pattern`, which matches one code point, for each code point: it is asked for every character of
 * every text.
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

/** The offset (UTF-16) of the first code point from `at` on for which `is` is false; looks no further than `most`. */
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
