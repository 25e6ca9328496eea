import coverage from './coverage.json' with { type: 'json' };

function codePointsOf(ranges: string): number[] {
  return ranges.split(',').flatMap((range) => {
    const [from = 0, to = from] = range
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

// Headlines may use the text face's figures, marks and Latin, but need their own letters.
const text = new Set(
  Object.entries(coverage).flatMap(([file, ranges]) =>
    file.startsWith('naskh') ? codePointsOf(ranges) : [],
  ),
);
const head = new Set([...text].filter((code) => !/\p{Script=Arabic}/u.test(String.fromCodePoint(code))));
for (const [file, ranges] of Object.entries(coverage)) {
  if (file.startsWith('plex-700')) for (const code of codePointsOf(ranges)) head.add(code);
}

/** Matches a text that has only `covered` characters, tabs and line ends: a fast test that nearly every text passes. */
function onlyOf(covered: ReadonlySet<number>): RegExp {
  const codes = [0x09, 0x0a, 0x0d, ...covered].map((code) => `\\u{${code.toString(16)}}`);
  return new RegExp(`^[${codes.join('')}]*$`, 'u');
}
const ONLY = { text: onlyOf(text), head: onlyOf(head) };

/**
 * The characters of `text` that no file of the face covers, in order, with their UTF-16 offsets. Tabs and line ends
 * never count; letters are looked up in NFC, as browsers shape them.
 */
export function uncovered(
  content: string,
  face: 'text' | 'head',
): { index: number; char: string; codePoint: number }[] {
  if (ONLY[face].test(content)) return [];
  const covered = face === 'text' ? text : head;
  const missing: { index: number; char: string; codePoint: number }[] = [];
  let index = 0;
  for (const char of content) {
    const codePoint = char.codePointAt(0) as number;
    if (!covered.has(codePoint) && !/[\n\r\t]/.test(char)) missing.push({ index, char, codePoint });
    index += char.length;
  }
  return missing;
}
