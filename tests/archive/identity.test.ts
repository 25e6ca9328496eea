import { describe, expect, test } from 'vitest';
import { COLOURS, contrast, readIdentity } from '../../src/archive/identity.ts';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem, type Problem } from '../../src/archive/problem.ts';
import { contentFolder } from './content-folder.ts';

/** The output of `check` for a folder whose `site.yaml` is `text`, without the folder's name. */
function said(text: string): string[] {
  const root = contentFolder({ 'site.yaml': text });
  return loadArchive(root).problems.map((problem) => formatProblem(problem).replace(`${root}/`, ''));
}

describe('site.yaml sets a site’s identity', () => {
  test('name, tagline, language and colours are read; the rest is Mahdar’s own', () => {
    const problems: Problem[] = [];
    const root = contentFolder({
      'site.yaml':
        'name: مسار\nlang: en-GB\nmonths: egypt\ncolours:\n  accent: { light: "#7a1f1f", dark: "#f0a0a0" }\n',
    });
    expect(readIdentity(root, problems)).toEqual({
      name: 'مسار',
      tagline: 'The news on the record, with its sources',
      lang: 'en-GB',
      months: 'egypt',
      colours: { ...COLOURS, accent: { light: '#7a1f1f', dark: '#f0a0a0' } },
    });
    expect(problems).toEqual([]);
  });

  test('without it a folder is sound', () => {
    expect(loadArchive(contentFolder({})).problems).toEqual([]);
  });

  test.each([
    ['nam: مسار\n', 'site.yaml:1: nam: is not a known key. Did you mean "name"?'],
    [
      'lang: fa\n',
      'site.yaml:1: lang: "fa" has no words of the interface: there are "ar", "en". Use one of them; docs/content.md says how to add a language.',
    ],
    ['months: cairo\n', 'site.yaml:1: months: "cairo" is not known.'],
    ['name: مسار\nlang: arabic_\n', 'site.yaml:2: lang: "arabic_" is not a BCP 47 language tag.'],
    [
      'colours:\n  ink: { light: black, dark: "#e7e1d5" }\n',
      'site.yaml:2: colours.ink.light: is not a colour. Write it as "#1f1b16".',
    ],
    [
      'colours:\n  accent: { light: "#8fc9bf", dark: "#8fc9bf" }\n',
      'site.yaml:2: colours.accent.light: has a contrast of 1.7 to 1 with paper, and text needs 4.5. Make it darker.',
    ],
  ])('%j is reported with its line', (text, problem) => {
    expect(said(text)).toEqual([expect.stringContaining(problem)]);
  });

  test('contrast is computed as in WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
