import { describe, expect, test } from 'vitest';
import { asAscii, lookAlike } from '../../src/arabic/script/look-alike.ts';

describe('names that a reader would confuse', () => {
  test.each([
    ['Cyrillic for Latin', 'Ѕputnik', 'Sputnik', 'Ѕ (U+0405) where that has S (U+0053)'],
    ['Greek for Latin', 'Ρeuters', 'Peuters', 'Ρ (U+03A1) where that has P (U+0050)'],
    ['fullwidth', 'ＡFP', 'AFP', 'Ａ (U+FF21) where that has A (U+0041)'],
    ['a digit for a letter', 'A1', 'Al', '1 (U+0031) where that has l (U+006C)'],
    ['Persian kaf', 'وکالة وفق', 'وكالة وفق', 'ک (U+06A9) where that has ك (U+0643)'],
    ['Persian yeh', 'سبوتنیک', 'سبوتنيك', 'ی (U+06CC) where that has ي (U+064A)'],
    ['alif maqsura', 'البترا ى', 'البترا ي', 'ى (U+0649) where that has ي (U+064A)'],
    ['heh for teh marbuta', 'وكاله وفق', 'وكالة وفق', 'ه (U+0647) where that has ة (U+0629)'],
    ['Kurdish heh', 'وكالە وفق', 'وكاله وفق', 'ە (U+06D5) where that has ه (U+0647)'],
    ['a letter that joins nothing', 'وكا\u200cلة', 'وكالة', 'U+200C where that has ل (U+0644)'],
    ['a space more', 'وكالة  وفق', 'وكالة وفق', 'U+0020 where that has و (U+0648)'],
    ['a space that does not break', 'وكالة\u00a0وفق', 'وكالة وفق', 'U+00A0 where that has U+0020'],
    ['a mark', 'وكالةٌ', 'وكالة', 'U+064C where that has nothing'],
    ['presentation forms', 'ﻭﻓﻖ', 'وفق', 'ﻭ (U+FEED) where that has و (U+0648)'],
    ['a mark less', 'وفق', 'وفقْ', 'nothing where that has U+0652'],
  ])('%s', (_what, name, other, difference) => {
    expect(lookAlike(name, other)).toBe(difference);
    expect(lookAlike(other, name)).toBeDefined();
  });

  test.each([
    ['رويترز', 'رويترز'],
    ['رويترز', 'سبوتنيك'],
    ['بترا', 'بترى ا'],
    ['Wafa', 'Wafq'],
    ['كونا', 'گونا'],
    ['جيم', 'چيم'],
    ['Известия', 'Izvestia'],
  ])('«%s» and «%s» are the same, or can be told apart', (name, other) => {
    expect(lookAlike(name, other)).toBeUndefined();
  });

  test('the ASCII that an id looks like', () => {
    expect(asAscii('sputnіk')).toEqual({ ascii: 'sputnik', char: 'і (U+0456)' });
    expect(asAscii('sputnik')).toBeUndefined();
    expect(asAscii('وفق')).toBeUndefined();
  });
});
