import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { uncovered } from '../../src/fonts/coverage.ts';
import { make } from '../../src/fonts/subset.ts';

const committed = (name: string): Buffer => readFileSync(new URL(`../../src/fonts/${name}`, import.meta.url));

describe('our font files', () => {
  test('are byte for byte what the script produces', async () => {
    const { files, css, lateCss, coverage } = await make();
    expect(files.size).toBeGreaterThan(5);
    for (const [name, bytes] of files) expect(bytes.equals(committed(name)), name).toBe(true);
    expect(css).toBe(committed('faces.css').toString());
    expect(lateCss).toBe(committed('late-faces.css').toString());
    expect(coverage).toBe(committed('coverage.json').toString());
  });

  test.each(['text', 'head'] as const)('cover the letters of Arabic, Persian and Urdu in %s', (face) => {
    const alphabets =
      'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي پچژگکی ٹڈڑںےۓہۂۃھ ًٌٍَُِّْ ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ،؛؟«»…–—"\'()[]!:./%-+';
    const ascii = Array.from({ length: 0x7e - 0x20 }, (_, i) => String.fromCodePoint(0x21 + i)).join('');
    expect(uncovered(alphabets + ascii, face)).toEqual([]);
    expect(uncovered('€£$¥¢−±°²³½¼¾™©®§„‚œ﴾﴿ﷺﷲ﷼كم²', face)).toEqual([]);
    expect(uncovered('中', face).map(({ char }) => char)).toEqual(['中']);
  });
});
