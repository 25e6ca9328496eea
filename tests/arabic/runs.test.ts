import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignRuns } from '../../src/arabic/script/runs.ts';
import { FOREIGN_LINES, plainLine, wantedOrder } from './foreign-lines.ts';

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** `text` from left to right in UAX #9 order, without white space. Isolates are applied and then removed. */
function ordered(text: string, direction: 'rtl' | 'ltr'): string {
  const starts = new Map([...graphemes.segment(text)].map(({ segment, index }) => [index, segment]));
  return bidi
    .getReorderedIndices(text, bidi.getEmbeddingLevels(text, direction))
    .flatMap((at) => starts.get(at) ?? [])
    .join('')
    .replace(/[\s\u2066-\u2069]/g, '');
}

/** `text` with isolates around its foreign runs. */
function isolated(text: string, direction: 'rtl' | 'ltr', lang: string): string {
  let written = '';
  let at = 0;
  for (const { start, end, kind } of foreignRuns(text, direction, lang)) {
    if (kind === 'ur') continue;
    written += `${text.slice(at, start)}${kind === 'ltr' ? '\u2066' : '\u2067'}${text.slice(start, end)}\u2069`;
    at = end;
  }
  return written + text.slice(at);
}

describe.each(FOREIGN_LINES)('$kind ($lang)', ({ lang, lines }) => {
  const direction = lang === 'ar' ? 'rtl' : 'ltr';
  test.each(lines)('%s', (line) => {
    const text = plainLine(line);
    expect(ordered(isolated(text, direction, lang), direction)).toBe(wantedOrder(line, lang));
  });
});

// UAX #9, N1: marks and spaces between letters of one direction take that direction. So do all marks here.
test('a run includes the marks, digits and brackets between its words', () => {
  const foreign = fc.constantFrom(
    'Reuters',
    'Ltd',
    'NATO',
    'Ελλάδα',
    'Москва',
    '新华社',
    "O'Neil",
    'é',
    '𝒜b',
  );
  const arabic = fc.constantFrom('قال', 'وزير', 'و', 'في', 'أهداف', '٣', '،');
  const mark = fc.constantFrom(
    ' ',
    ' ',
    ' ',
    ', ',
    '. ',
    ': ',
    ' - ',
    '/',
    ' 14 ',
    ' (2) ',
    '? ',
    '! ',
    ' & ',
    ' 5% ',
  );
  const word = fc.oneof({ weight: 3, arbitrary: foreign }, { weight: 2, arbitrary: arabic });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, mark), { minLength: 1, maxLength: 12 }), (pieces) => {
      // First and last word are Arabic: the paragraph is Arabic.
      const text = `قال ${pieces.map(([word, mark]) => word + mark).join('')} وزير`;
      const runs = foreignRuns(text, 'rtl', 'ar');
      for (const { start, end } of runs) expect(text.slice(start, end)).not.toMatch(/[\u0600-\u06ff]/);
      for (let i = 1; i < runs.length; i++)
        expect(runs[i]?.start).toBeGreaterThanOrEqual(runs[i - 1]?.end ?? 0);
      const letters = [...text.matchAll(/(?![\u0600-\u06ff])\p{L}/gu)];
      for (const [i, { index }] of letters.entries()) {
        const run = runs.find(({ start, end }) => start <= index && index < end);
        expect(run, text).toBeDefined();
        const next = letters[i + 1];
        if (next && !/[\u0600-\u06ff]/.test(text.slice(index, next.index)))
          expect(run?.end, text).toBeGreaterThan(next.index);
      }
    }),
  );
});
