import { describe, expect, test } from 'vitest';
import { type Edtf, isRealDate, parseEdtf } from '../../src/arabic/calendar.ts';
import { arabicDates } from '../../src/arabic/date-labels.ts';
import { findCredit } from '../../src/arabic/dateline/credit.ts';
import { findDateline } from '../../src/arabic/dateline/find.ts';
import { findControls } from '../../src/arabic/script/controls.ts';
import { directionOf } from '../../src/arabic/script/direction.ts';
import { foreignRuns } from '../../src/arabic/script/runs.ts';
import { sentences } from '../../src/arabic/sentences.ts';
import type { Words } from '../../src/site/words/ar.ts';
import { en } from '../../src/site/words/en.ts';
import { words } from '../../src/site/words.ts';

const runs = (text: string, direction: 'rtl' | 'ltr' = 'rtl', lang = 'ar') =>
  foreignRuns(text, direction, lang).map(({ start, end }) => text.slice(start, end));

describe('foreign runs', () => {
  test.each([
    ['في 2022-01-09 مساء', ['2022-01-09']],
    ['هاتف +961-1-234567 اليوم', ['+961-1-234567']],
    ['هاتف (+20) 2 2795 0000، أو (+961) اليوم', ['(+20) 2 2795 0000', '+961']],
    ['قالت "Reuters"، "AP" إن', ['Reuters', 'AP']],
    ['سجل Real Madrid 3 أهداف', ['Real Madrid']],
    ['في U.S. أمس', ['U.S.']],
    ['على https://a.example/b/ اليوم', ['https://a.example/b/']],
    ['قال Why... ثم Really? وسكت', ['Why...', 'Really?']],
    ['عبر @SecBlinken و #NATO و C++', ['@SecBlinken', '#NATO', 'C++']],
    ['بلغ $100 ثم -5 درجات', ['$100', '-5']],
    ['نسبة 25% و 10:30 و 1,234.5 و 09/01/2022 و10-13', []],
    ['(پاکستان پوائنٹ نیوز / سبوتنيك)', ['پاکستان پوائنٹ نیوز']],
    ['سنة 1443ھ مضت', []],
  ])('%s', (text, expected) => {
    expect(runs(text)).toEqual(expected);
  });
  test('an Arabic name in an English text', () => {
    expect(runs('He said «مجلس الأمن» today', 'ltr', 'en')).toEqual(['مجلس الأمن']);
    expect(runs('He said: قال الوزير: متى؟ الآن. So', 'ltr', 'en')).toEqual(['قال الوزير: متى؟ الآن.']);
  });
  test('one megabyte of any one token takes linear time', () => {
    for (const token of ['a', 'a ', 'a.', '+1', 'http://', '- ', '"', 'ٹ '])
      expect(foreignRuns(token.repeat(1_000_000 / token.length), 'rtl', 'ar').length).toBeGreaterThanOrEqual(
        0,
      );
  });
});

describe('sentences', () => {
  const split = (text: string, lang = 'ar') =>
    sentences(text, lang).map(({ start, end }) => text.slice(start, end));
  test('ends at a full stop', () => {
    expect(split('قال هذا. فيما تؤكد موسكو ذاك.')).toEqual(['قال هذا.', 'فيما تؤكد موسكو ذاك.']);
  });
  test('not after a one-letter abbreviation', () => {
    expect(split('التقى د. أحمد الوفد. ثم غادر.')).toEqual(['التقى د. أحمد الوفد.', 'ثم غادر.']);
  });
  test('not inside an unfinished quotation', () => {
    expect(split('سأل "هل تأتي؟" ثم خرج. وعاد.')).toEqual(['سأل "هل تأتي؟" ثم خرج.', 'وعاد.']);
  });
  test('offsets cover every word of the text', () => {
    const text = ' أولى.  ثانية؟ ثالثة! رابعة۔ خامسة ';
    expect(split(text).join(' ')).toBe('أولى. ثانية؟ ثالثة! رابعة۔ خامسة');
  });
});

describe('direction', () => {
  test.each([
    ['ar', 'rtl'],
    ['fa', 'rtl'],
    ['ur', 'rtl'],
    ['he', 'rtl'],
    ['en', 'ltr'],
    ['ar-001', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['ur-Latn', 'ltr'],
    ['ku', 'ltr'],
    ['ckb', 'rtl'],
    ['az-Arab', 'rtl'],
    ['uz-Arab', 'rtl'],
    ['pa-Arab', 'rtl'],
    ['pa-PK', 'rtl'],
    ['syr', 'rtl'],
    ['ks', 'rtl'],
    ['dv', 'rtl'],
    ['ps', 'rtl'],
  ])('%s is %s, as CLDR has it', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction);
    const locale = new Intl.Locale(tag) as Intl.Locale & { getTextInfo(): { direction: string } };
    expect(locale.getTextInfo().direction).toBe(direction);
  });
  test('an empty or malformed tag is refused', () => {
    expect(() => directionOf('')).toThrow(RangeError);
    expect(() => directionOf('not a tag')).toThrow(RangeError);
  });
});

describe('dates', () => {
  test('a day in the double form, in Western digits', () => {
    expect(arabicDates('both').day('2022-01-09', { weekday: true })).toBe('الأحد 9 كانون الثاني/يناير 2022');
  });
  test.each([
    ['2019', 'خلال عام 2019'],
    ['2022-01', 'خلال كانون الثاني/يناير 2022'],
    ['2024-02-29', '29 شباط/فبراير 2024'],
    ['2022-01-10/2022-01-13', 'من 10 كانون الثاني/يناير 2022 إلى 13 كانون الثاني/يناير 2022'],
  ])('%s', (text, label) => {
    const date = parseEdtf(text);
    expect(date && arabicDates('both').date(date)).toBe(label);
  });
  test.each([
    '2022-02-30',
    '2022-13',
    '22',
    '2022-01-13/2022-01-10',
    '2022-1-1',
    '',
    '2022/',
    '2022-01-01T00:00',
  ])('%s is no date', (text) => {
    expect(parseEdtf(text)).toBeUndefined();
  });
  test('29 February of a common year is not real', () => expect(isRealDate('2023-02-29')).toBe(false));
});

describe('the dateline', () => {
  test('names and date of the first dispatch', () => {
    const text = '(پاکستان پوائنٹ نیوز / سبوتنيك - 09 كانون الثاني 2022ء) أكد';
    const dateline = findDateline(text);
    expect(dateline?.names.map(({ text }) => text)).toEqual(['پاکستان پوائنٹ نیوز', 'سبوتنيك']);
    expect(dateline?.date).toMatchObject({ text: '09 كانون الثاني 2022ء', iso: '2022-01-09' });
    expect(text.slice(dateline?.start, dateline?.end)).toBe(
      '(پاکستان پوائنٹ نیوز / سبوتنيك - 09 كانون الثاني 2022ء)',
    );
  });
  test.each([
    ['(رويترز - 9 كانون الثاني/يناير 2022) قال', '2022-01-09'],
    ['(رويترز - ٠٩ يناير ٢٠٢٢م) قال', '2022-01-09'],
    ['(رويترز - 2022-01-09) قال', '2022-01-09'],
  ])('%s', (text, iso) => expect(findDateline(text)?.date?.iso).toBe(iso));
  test('a bracket that is not a dateline', () => {
    expect(findDateline('(في الصورة) قال')).toBeUndefined();
    expect(findDateline('(أ ف ب) قال', ['أ ف ب'])?.names).toHaveLength(1);
  });

  const KNOWN = [
    'أ ف ب',
    'أ ش أ',
    'د ب أ',
    'رويترز',
    'وام',
    'واس',
    'الاتحاد',
    'اليوم',
    'سبوتنيك',
    'وفا',
    'كونا',
    'سانا',
  ];
  test.each([
    ['موسكو في 31 مايو /أ ش أ/ قال', 'موسكو في 31 مايو /أ ش أ/', ['أ ش أ'], '05-31'],
    ['القاهرة فى ٣١ مايو ٢٠٢٢ / أ.ش.أ / قال', 'القاهرة فى ٣١ مايو ٢٠٢٢ / أ.ش.أ /', ['أ.ش.أ'], '2022-05-31'],
    ['لندن 9 يناير كانون الثاني (رويترز) - قال', 'لندن 9 يناير كانون الثاني (رويترز) -', ['رويترز'], '01-09'],
    ['مانيلا، 3 ديسمبر (رويترز) - قال', 'مانيلا، 3 ديسمبر (رويترز) -', ['رويترز'], '12-03'],
    ['سان دوني (أ ف ب) - قال', 'سان دوني (أ ف ب) -', ['أ ف ب'], undefined],
    ['دبي (الاتحاد)\nقال', 'دبي (الاتحاد)', ['الاتحاد'], undefined],
    ['دبي - وام قال', 'دبي - وام', ['وام'], undefined],
    ['اليوم - د ب أ\nقال', 'اليوم - د ب أ', ['اليوم', 'د ب أ'], undefined],
    ['دمشق-سانا\nقال', 'دمشق-سانا', ['سانا'], undefined],
    ['الكويت - 9 - 1 (كونا) -- قال', 'الكويت - 9 - 1 (كونا) --', ['كونا'], '01-09'],
    ['رام الله 9-1-2022 وفا- قال', 'رام الله 9-1-2022 وفا-', ['وفا'], '2022-01-09'],
    [
      'دبي 18 صفر 1440 هـ الموافق 27 أكتوبر 2018 م واس قال',
      'دبي 18 صفر 1440 هـ الموافق 27 أكتوبر 2018 م واس',
      ['واس'],
      '2018-10-27',
    ],
    ['بكين أول سبتمبر 2008 (رويترز) قال', 'بكين أول سبتمبر 2008 (رويترز)', ['رويترز'], '2008-09-01'],
    ['من سليم عواد\nعمان 9 كانون الثاني (رويترز)- قال', 'عمان 9 كانون الثاني (رويترز)-', ['رويترز'], '01-09'],
    ['(دبي - وام) قال', '(دبي - وام)', ['وام'], undefined],
    ['القاهرة، 9 يناير - سبوتنيك. قال', 'القاهرة، 9 يناير - سبوتنيك.', ['سبوتنيك'], '01-09'],
  ])('%j', (text, whole, names, day) => {
    const dateline = findDateline(text, KNOWN);
    expect(dateline?.text).toBe(whole);
    expect(text.slice(dateline?.start, dateline?.end)).toBe(whole);
    expect(dateline?.names.map((name) => name.text)).toEqual(names);
    expect(dateline?.date?.iso ?? dateline?.date?.monthDay).toBe(day);
    for (const piece of [...(dateline?.names ?? []), ...(dateline?.date ? [dateline.date] : [])])
      expect(text.slice(piece.start, piece.end)).toBe(piece.text);
  });
  test.each([
    'ذكرت وكالة سبوتنيك - نقلا عن مصدر - أن',
    'قال الرئيس (بايدن) إن',
    'وصل الوفد في 9 يناير 2022 (الأحد) إلى',
    'أعلن الرئيس في بيان (مساء الأحد 9 يناير 2022) أن',
    'فاز الفريق 3-2 (بعد التمديد) على',
    'رويترز وأ ف ب تنقلان',
    'قال إن 3/4 الأموال / نعم / لا',
  ])('%j opens with none', (text) => expect(findDateline(text, KNOWN)).toBeUndefined());

  test.each([
    ['غدا.--(رويترز)', '--(رويترز)', ['رويترز']],
    ['غدا. (أ ف ب، رويترز)', '(أ ف ب، رويترز)', ['أ ف ب', 'رويترز']],
    ['المصدر: وكالات', 'المصدر: وكالات', ['وكالات']],
    ['غدا.\nالمصدر: رويترز + أ ف ب', 'المصدر: رويترز + أ ف ب', ['رويترز', 'أ ف ب']],
    ['// انتهى //22:34ت م', '// انتهى //22:34ت م', []],
  ])('a credit closes %j', (text, whole, names) => {
    expect(findCredit(text, KNOWN)).toMatchObject({
      text: whole,
      names: names.map((name) => ({ text: name })),
    });
  });
  test.each([
    'قال الوزير (السابق)',
    'غدا -- أو بعده',
    'صرح المصدر: لا تعليق على ذلك أبدا، وأضاف أن الأمر ينتهي غدا في المدينة الكبيرة وفي غيرها من المدن كلها',
  ])('no credit closes %j', (text) => expect(findCredit(text, KNOWN)).toBeUndefined());
});

describe('invisible characters', () => {
  test.each([
    ['a\u202eb', 'U+202E', 'override'],
    ['a\u2066b', 'U+2066', 'override'],
    ['a\u200fb', 'U+200F', 'mark'],
    ['a\u061cb', 'U+061C', 'mark'],
    ['\ufeffa', 'U+FEFF', 'invisible'],
    ['a\u200bb', 'U+200B', 'invisible'],
    ['a\u2060b', 'U+2060', 'invisible'],
    ['a\u200cb', 'U+200C', 'invisible'],
    ['a\u00adb', 'U+00AD', 'invisible'],
  ])('%j holds %s', (text, name, kind) => expect(findControls(text)).toMatchObject([{ name, kind }]));
  test('a zero-width non-joiner between Persian letters is part of the spelling', () =>
    expect(findControls('می\u200cخواهم')).toEqual([]));
});

describe('names of the months', () => {
  test.each([
    ['both', '9 كانون الثاني/يناير 2022', '9 كانون الثاني'],
    ['levant', '9 كانون الثاني 2022', '9 كانون الثاني'],
    ['egypt', '9 يناير 2022', '9 يناير'],
    ['morocco', '9 يناير 2022', '9 يناير'],
    ['algeria', '9 جانفي 2022', '9 جانفي'],
  ] as const)('of %s', (months, day, short) => {
    const { day: inFull, shortDay } = arabicDates(months);
    expect([inFull('2022-01-09'), shortDay('2022-01-09')]).toEqual([day, short]);
  });
  test('those of Rabat and of Algiers are no others', () => {
    expect(arabicDates('morocco').month('2022-08')).toBe('غشت 2022');
    expect(arabicDates('algeria').month('2022-08')).toBe('أوت 2022');
  });
});

describe('the words of the interface', () => {
  const site = { name: 'The Record', months: 'both' } as const;
  test.each([
    ['2019', '2019', 'Took place in 2019'],
    ['2022-01', 'January 2022', 'Took place in January 2022'],
    ['2022-01-09', '9 January 2022', 'Took place on 9 January 2022'],
    ['2022-01-10/2022-01-13', '10–13 January 2022', 'Took place from 10 to 13 January 2022'],
    [
      '2022-01-30/2022-02-02',
      '30 January – 2 February 2022',
      'Took place from 30 January to 2 February 2022',
    ],
    [
      '2021-12-30/2022-01-02',
      '30 December 2021 – 2 January 2022',
      'Took place from 30 December 2021 to 2 January 2022',
    ],
    ['2019/2021', '2019–2021', 'Took place from 2019 to 2021'],
    ['2022-01/2022-03', 'January–March 2022', 'Took place from January to March 2022'],
    ['2019/2021-03', '2019 – March 2021', 'Took place from 2019 to March 2021'],
  ])('English dates, alone and in a sentence: %s', (edtf, alone, inside) => {
    const date = parseEdtf(edtf) as Edtf;
    expect(en(site).date(date)).toBe(alone);
    expect(en(site).event.step('held', date)).toBe(inside);
  });
  test('English counts have one and other, and a word for none', () => {
    expect([0, 1, 2, 1234].map(en(site).browse.articleCount)).toEqual([
      'No articles',
      '1 article',
      '2 articles',
      '1,234 articles',
    ]);
  });
  test('a language that lacks a word does not compile', () => {
    const { skip: _, ...rest } = en(site);
    // @ts-expect-error: it has no `skip`.
    const lacking: Words = rest;
    expect(lacking.skip).toBeUndefined();
  });
  test('the English ones have no letter of another script', () => {
    const texts = (words: object): string[] =>
      Object.values(words).flatMap((word) =>
        typeof word === 'string' ? [word] : typeof word === 'object' ? texts(word) : [],
      );
    expect(
      texts(en(site)).filter((text) =>
        /\p{Script=Arabic}/u.test(text.replace(/<span lang="ar".*?<\/span>/, '')),
      ),
    ).toEqual([]);
  });
});

describe('plurals', () => {
  test.each([
    [0, 'أقل من دقيقة'],
    [1, 'دقيقة واحدة'],
    [2, 'دقيقتين'],
    [3, '3 دقائق'],
    [11, '11 دقيقة'],
    [100, '100 دقيقة'],
    [103, '103 دقائق'],
  ])('%i', (count, expected) => expect(words.readingTime(count)).toContain(expected));
});
