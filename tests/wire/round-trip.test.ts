import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { renderDocument } from '../../src/markdown/render.ts';
import { shownParagraphs } from '../markdown/shown.ts';
import { wirePieces } from '../markdown/wire-pieces.ts';
import { imported, importer, wireFolder } from './wire-folder.ts';

const SAID = { date: '2024-05-03', source: 'sahifa', wire: 'wafq', isSingle: true, id: 'copy' };

// Long enough that no mixture of marks and letters below reads as another language.
const HEADLINE =
  'وصول الوفد إلى المدينة بعد انتهاء الجلسة الأولى من المحادثات في المقر القديم، والناطق يعلن المواعيد الجديدة، '
    .repeat(3)
    .trim();

describe('text, imported and rendered', () => {
  test('stays the same, apart from its blank lines', () => {
    const root = wireFolder();
    const { agencies } = loadArchive(root).archive;
    expect(agencies.size).toBeGreaterThan(0);
    const rehearse = importer(root);
    const blank = fc.constantFrom('\n\n', '\n\n\n', '\n \t\n', '\n\n\n\n');
    fc.assert(
      fc.property(fc.array(wirePieces, { minLength: 1, maxLength: 4 }), blank, (marks, gap) => {
        // A body without a word is not valid.
        const paragraphs = [...marks, 'نص'];
        const copy = `${HEADLINE}\n${gap}${paragraphs.join(gap)}\n`;
        const [outcome] = rehearse.import(Buffer.from(copy), 'copy.txt', { ...SAID, isRehearsal: true });
        // A dry run is remembered, so the same text is refused the second time as already seen.
        if (!outcome.isImported && /already here|--replaces/.test(JSON.stringify(outcome.faults))) return;
        if (!outcome.isImported) throw new Error(JSON.stringify(outcome.faults));
        // Of the file's own only the line ends: a space that does not break is the agency's.
        const body = outcome.text.slice(outcome.text.indexOf('\n---\n') + 5).replace(/^\n+/, '');
        const html = renderDocument(body.replace(/\n$/, ''), { lang: 'ar', markLabel: String });
        expect(shownParagraphs(html).join('\n\n')).toBe(paragraphs.join('\n\n'));
      }),
      { numRuns: 400, examples: [[['\u00a0# »+'], '\n\n']] },
    );
  });

  test('of the fixture gives the article used by the browser tests', () => {
    const root = wireFolder();
    writeFileSync(join(root, 'agencies.yaml'), readFileSync('tests/fixtures/content/agencies.yaml'));
    const [outcome] = importer(root).import(readFileSync('tests/fixtures/wire/marks.txt'), 'marks.txt', {
      date: '2023-02-25',
      source: 'gazette',
      id: 'marks',
      isRehearsal: true,
    });
    expect(outcome).toMatchObject({
      isImported: true,
      notes: [],
      text: readFileSync('tests/fixtures/content/articles/2023-02-25-marks.md', 'utf8'),
    });
  });

  test('and reads so from the archive, down to the spaces at its ends', () => {
    const text = '  1. أولا\n\t- ثانيا  \n+ ثالثا\u00a0';
    expect(imported(`عنوان: "مقتبس" \\ و #\n\n${text}`, { ...SAID, isOneParagraph: true })).toMatchObject({
      title: 'عنوان: "مقتبس" \\ و #',
      paragraphs: [text],
      problems: [],
    });
  });
});
