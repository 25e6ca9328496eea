import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/markdown/document.ts';
import { escapeParagraph, escapeParagraphs } from '../../src/markdown/escape.ts';
import { renderDocument } from '../../src/markdown/render.ts';
import { shownParagraphs } from './shown.ts';
import { wirePieces } from './wire-pieces.ts';

describe('wire copy as Markdown', () => {
  test.each([
    ['قال "نعم" (c) -- ثم... سكت', 'قال "نعم" (c) -- ثم... سكت'],
    ['snake_case و AT&T و 5 < 6 و [هامش] و a * b', 'snake_case و AT&T و 5 < 6 و [هامش] و a * b'],
    ['2022. عام', '2022\\. عام'],
    ['- قال', '\\- قال'],
    ['    أربع', '&#32;   أربع'],
    ['---', '\\---'],
    ['2*3*4', '2\\*3\\*4'],
    ['# عنوان', '\\# عنوان'],
    ['[x](y)', '[x](y)'],
    ['[x](https://a.example/)', '\\[x](https://a.example/)'],
    ['<https://a.example/>', '\\<https://a.example/>'],
    ['كذا &amp; كذا', 'كذا \\&amp; كذا'],
    ['<b>وسم</b>', '<b>وسم</b>'],
    ['سطر\n===', 'سطر\n\\==='],
    ['أ | ب\n--|--', 'أ | ب\n\\--|--'],
    ['~~~', '\\~\\~\\~'],
  ])('%j is written %j', (text, source) => {
    expect(escapeParagraph(text)).toBe(source);
  });

  test('always reads as it was sent', () => {
    fc.assert(
      fc.property(fc.array(wirePieces, { minLength: 1, maxLength: 4 }), (paragraphs) => {
        const body = escapeParagraphs(paragraphs);
        expect(parseDocument(body).paragraphs.map(({ text }) => text)).toEqual(paragraphs);
        const html = renderDocument(body, { lang: 'ar', markLabel: String });
        expect(shownParagraphs(html)).toEqual(paragraphs);
        expect(html).not.toMatch(/<(?:a href|h\d|li|ul|ol|hr|br|code|pre|em|strong|s|blockquote|table)[ >]/);
      }),
      { numRuns: 5000 },
    );
  });
});
