import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { imported } from './wire-folder.ts';

const HEADLINE = 'الوفدان يتفقان على جدول الأعمال';
const REST = 'اتفق الوفدان على جدول الأعمال، وقال الناطق إن الجلسة تبدأ غدا في الميناء.';
const facts = (opening: string, said = {}, end = '') => {
  const { date, source, wire, faults, problems } = imported(
    `${HEADLINE}\n\n${opening}${opening.endsWith('\n') ? '' : ' '}${REST}${end}\n`,
    { isOneParagraph: true, ...said },
  ) as Record<string, unknown>;
  return faults ? { faults } : { date, source, wire, problems };
};

describe('the facts in a dateline', () => {
  const whole = { date: '2024-05-03', source: 'sahifa', wire: 'wafq', problems: [] };
  test.each([
    ['(الصحيفة / وكالة وفق - 03 أيار 2024ء)'],
    ['(الصحيفة / وكالة وفق - ٠٣ أيار/مايو ٢٠٢٤م)'],
    ['(الصحيفة / وفق - 3 مايو (أيار) 2024)'],
    ['(الصحيفة۔ وفق۔ 03 مايو2024ء)'],
    ['(الصحيفة / و.ف.ق - 3/5/2024)'],
    ['(3 ماي 2024 - الصحيفة / وفق) -'],
  ])('%s: all of it', (opening) => expect(facts(opening)).toEqual(whole));

  const dated = { date: '2024-05-03', source: 'sahifa', wire: 'wafq', problems: [] };
  test.each([
    ['المدينة في 3 مايو 2024 /وفق/'],
    ['المدينة فى ٣ مايو ٢٠٢٤ / و ف ق /'],
    ['المدينة 3 مايو أيار 2024 (وفق) -'],
    ['المدينة، 3 مايو 2024 (و ف ق) --'],
    ['الكويت - 3 - 5 - 2024 (وفق) -- '],
    ['رام الله 3-5-2024 وفق-'],
    ['المدينة 24 شوال 1445 هـ الموافق 03 مايو 2024 م وفق'],
    ['المدينة، 3 مايو 2024 - وفق.'],
    ['المدينة يوم الجمعة 3 مايو 2024 (وفق)'],
    ['المدينة (البلاد) 3-5-2024 (وفق) -'],
    ['المدينة (بلاد الشمال) 3 مايو أيار 2024 (و ف ق) -'],
    ['المدينة، 3 مايو/أيار 2024. /وفق/.'],
    ['من سلمى الراوي\nالمدينة 3 مايو 2024 (وفق) -'],
    ['من سلمى الراوي\n\nالمدينة 3 مايو 2024 (وفق) -'],
    ['(وفق) - 3 مايو 2024 -'],
  ])('%s: wire and day', (opening) => {
    const said = opening.startsWith('(وفق) -')
      ? { source: 'sahifa', date: '2024-05-03' }
      : { source: 'sahifa' };
    expect(facts(opening, said)).toEqual(dated);
  });

  test.each([
    ['(وفق)'],
    ['(و ف ق) -'],
    ['المدينة (وفق)'],
    ['المدينة (وفق) -'],
    ['المدينة - وفق'],
    ['المدينة – وفق:'],
    ['المدينة-وفق'],
    ['المدينة/ وفق\n'],
    ['المدينة /وفق/'],
    ['وفق -'],
    ['[وفق]'],
    ['(المدينة - وفق)'],
    ['المدينة (البلاد) (وفق) -'],
    ['المدينة / سليم عواد / وفق -'],
  ])('%s: wire alone, the day is asked for', (opening) => {
    expect(facts(opening, { source: 'sahifa', date: '2024-05-03' })).toEqual(dated);
    expect(facts(opening)).toEqual({
      faults: [
        '1: --date: is needed: nothing in the dispatch says its day. Say --date YYYY-MM-DD.',
        '1: --source: is needed: the dispatch does not say which outlet published it. Say --source with an id of agencies.yaml.',
      ],
    });
  });

  test('of a newspaper and a wire, on a line of its own', () =>
    expect(facts('الصحيفة - و ف ق\n', { date: '2024-05-03' })).toEqual(whole));
  test('of a newspaper alone: the editor is asked for the wire', () => {
    expect(facts('المدينة (الصحيفة)', { date: '2024-05-03' })).toEqual({
      faults: [
        '1: --wire: is needed: the dispatch does not say which service wrote it. Say --wire with an id of agencies.yaml.',
      ],
    });
  });
  test('of an agency that may be either: nothing is guessed', () => {
    const { faults } = facts('المدينة (المنارة)', { date: '2024-05-03' }) as { faults: string[] };
    expect(faults.map((fault) => fault.slice(0, 24))).toEqual([
      '1: --source: is needed: ',
      '1: --wire: is needed: th',
    ]);
    expect(facts('المدينة (المنارة)', { date: '2024-05-03', source: 'sahifa' })).toMatchObject({
      wire: 'manar',
    });
    expect(facts('(المنارة / وفق)', { date: '2024-05-03' })).toMatchObject({ source: 'manar', wire: 'wafq' });
  });
  test.each([['--(وفق)'], [' (وفق)'], ['\n\nالمصدر: وفق'], ['\n\n(المصدر: وكالة وفق)'], ['\n\n/وفق/']])(
    'a credit at the end, %j',
    (end) => expect(facts('', { source: 'sahifa', date: '2024-05-03' }, end)).toEqual(dated),
  );

  describe('of a wire whose datelines have no year', () => {
    const of = (opening: string, said = {}, head = '') => {
      const { date, notes, faults } = imported(`${head}${HEADLINE}\n\n${opening} ${REST}\n`, {
        isOneParagraph: true,
        source: 'sahifa',
        ...said,
      }) as { date?: string; notes: string[]; faults?: string[] };
      return faults ? { faults } : { date, notes };
    };
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date(2024, 4, 31, 12) }));
    afterEach(() => void vi.useRealTimers());

    test.each([
      ['31 مايو', '2024-05-31'],
      ['1 حزيران', '2023-06-01'],
      ['29 شباط', '2024-02-29'],
    ])('%s: the newest such day that is not after today, and a note', (day, date) =>
      expect(of(`المدينة في ${day} /نبأ/`)).toEqual({
        date,
        notes: [
          `date: ${date}: the dateline says "${day}", and wire "naba" writes no year (agencies.yaml). It is the newest such day as of today, 2024-05-31. Was it an earlier year: --year YYYY.`,
        ],
      }),
    );

    test('what the editor says, and what the copy itself says, come first', () => {
      expect(of('المدينة في 1 حزيران /نبأ/', { year: '2021' })).toEqual({ date: '2021-06-01', notes: [] });
      expect(of('المدينة في 1 حزيران 2020 /نبأ/')).toEqual({ date: '2020-06-01', notes: [] });
    });

    test('metadata of another day bound the year, with a day of leeway for their clock', () => {
      const ninjs = (day: string, written: string) =>
        imported(
          JSON.stringify({
            uri: 'urn:naba:1',
            type: 'text',
            language: 'ar',
            headline: HEADLINE,
            versioncreated: day,
            body_text: `المدينة في ${written} /نبأ/ ${REST}`,
          }),
          { source: 'sahifa' },
          'item.json',
        );
      expect(ninjs('2019-12-31T22:30:00Z', '1 كانون الثاني')).toMatchObject({
        date: '2020-01-01',
        notes: [expect.stringContaining('newest such day as of 2019-12-31'), expect.any(String)],
      });
      expect(ninjs('2019-03-02T10:00:00Z', '28 شباط')).toMatchObject({ date: '2019-02-28' });
    });

    test('another wire is asked for its year as before', () =>
      expect(of('المدينة في 31 مايو /وفق/')).toEqual({
        faults: [expect.stringContaining('Say --date YYYY-05-31, or --year YYYY.')],
      }));
  });

  test('without a year: the editor is asked for it, unless it is known', () => {
    const opening = 'موسكو في 31 مايو /وفق/';
    expect(facts(opening, { source: 'sahifa' })).toEqual({
      faults: [
        '1: --date: is needed: the dateline says "31 مايو" and no year. Say --date YYYY-05-31, or --year YYYY.',
      ],
    });
    expect(facts(opening, { source: 'sahifa', year: '2024' })).toMatchObject({ date: '2024-05-31' });
    expect(facts(opening, { source: 'sahifa', date: '2024-05-31' })).toMatchObject({ date: '2024-05-31' });
    expect(facts(opening, { source: 'sahifa', date: '2024-06-01' })).toEqual({
      faults: [
        '1: dateline: says "31 مايو", the frontmatter says 2024-06-01. Correct date, and the file name with it. (Found by the check of the article to be written.)',
      ],
    });
  });
  test('with an impossible day', () =>
    expect(facts('(الصحيفة / وفق - 31 شباط 2024)')).toEqual({
      faults: ['1: dateline: "31 شباط 2024" is not a real day. Check the dispatch, and say its --date.'],
    }));
  test('of an unknown agency', () => {
    const { faults } = facts('(الصحيفة / سراب - 3 أيار 2024)') as { faults: string[] };
    expect(faults).toEqual([
      '1: --wire: is needed: the dispatch does not say which service wrote it. It names "سراب", not known in agencies.yaml: add it there, or say --wire.',
    ]);
    expect(facts('(الصحيفة / سراب - 3 أيار 2024)', { wire: 'wafq' })).toEqual({
      faults: [
        '1: dateline: names "سراب", which is not a name of source "sahifa" or wire "wafq". Correct source or wire, or add the name to agencies.yaml. (Found by the check of the article to be written.)',
      ],
    });
  });
  test('of a mistyped flag', () =>
    expect(facts('(وفق)', { date: '2024-2-30', source: 'sahifo', wire: 'sahifa' })).toEqual({
      faults: [
        '1: --date: "2024-2-30" is not a real day. Write it as YYYY-MM-DD.',
        '1: --source: "sahifo" is not in agencies.yaml. Did you mean "sahifa"?',
        '1: --wire: "sahifa" is a source in agencies.yaml. Name a wire, or make its kind "both".',
      ],
    }));
});

describe('the formats of the wire', () => {
  const copy = (name: string) => readFileSync(`tests/fixtures/wire/${name}`);
  test('ninjs 3: paragraphs of the marked-up body, its day as written, its holder', () => {
    expect(imported(copy('harbour.ninjs.json'), { source: 'sahifa' }, 'harbour.ninjs.json')).toEqual({
      id: '2024-05-03-copy',
      title: 'الوفدان يتفقان على جدول أعمال & موعد <جديد>',
      date: '2024-05-03',
      time: '23:10+03:00',
      source: 'sahifa',
      wire: 'wafq',
      lang: 'ar',
      paragraphs: [
        'المدينة (وفق) - اتفق الوفدان على جدول الأعمال.',
        'وقال الناطق إن "الجلسة" تبدأ غدا\u00a0«في موعدها».\n2024. عام جديد',
        '- بند',
      ],
      notes: ['paragraph 2, line 2: removed U+200F, a direction mark, at column 10.'],
      problems: [],
    });
  });
  test('NewsML-G2', () => {
    expect(imported(copy('harbour.newsml.xml'), {}, 'harbour.newsml.xml')).toMatchObject({
      title: 'الوفدان يتفقان على جدول الأعمال',
      date: '2024-05-03',
      source: 'sahifa',
      wire: 'wafq',
      paragraphs: [
        'اتفق الوفدان على جدول الأعمال في المدينة.',
        'وقال الناطق: <b> و&amp; و*نجمة* كما هي.',
        'وأضاف أن 5 < 6.',
      ],
      notes: ['body: left out parts that are not text: img.'],
      problems: [],
    });
  });
  test('NITF', () => {
    expect(imported(copy('harbour.nitf.xml'), {}, 'harbour.nitf.xml')).toMatchObject({
      title: 'الوفدان يتفقان على جدول الأعمال',
      date: '2024-05-03',
      source: 'sahifa',
      wire: 'wafq',
      paragraphs: [
        'المدينة في 3 مايو /وفق/',
        'اتفق الوفدان على جدول الأعمال.',
        'عنوان داخلي',
        'وقال الناطق إن الجلسة تبدأ غدا.',
        'اليوم\tالساعة',
      ],
      problems: [],
    });
  });
  test('metadata with two days lead to a question', () => {
    const two = copy('harbour.newsml.xml').toString().replace('2024-05-03T08:30', '2024-05-02T08:30');
    expect(imported(two, {}, 'x.xml')).toMatchObject({
      faults: [
        '1: --date: is needed: contentCreated says 2024-05-02, versionCreated says 2024-05-03. Choose one with --date.',
      ],
    });
  });
  test('embargoed and withheld items are not published', () => {
    const withheld = copy('harbour.newsml.xml').toString().replace('stat:usable', 'stat:canceled');
    expect(imported(withheld, {}, 'x.xml')).toMatchObject({
      faults: ['10: pubStatus: is canceled: the agency does not let it be published.'],
    });
  });
});

describe('the language of a text', () => {
  const urdu =
    'جنیوا میں بات چیت شروع ہو گئی ہے اور ترجمان نے کہا کہ نتیجہ ابھی واضح نہیں۔ وفد کے ارکان کل شہر پہنچیں گے۔';
  const persian =
    'گفت‌وگوها روز سه‌شنبه در ژنو آغاز شد و سخنگو گفت که نتیجه هنوز روشن نیست. هیأت فردا به شهر می‌رسد و برنامه دیگری ندارد.';
  const said = { date: '2024-05-03', source: 'sahifa', wire: 'wafq' };
  test.each([
    ['ur', 'Urdu', urdu],
    ['fa', 'Persian', persian],
  ])('%s is refused of a service that writes Arabic', (lang, name, text) => {
    const { faults } = imported(`${text.slice(0, 30)}\n\n${text}`, said) as { faults: string[] };
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(
      new RegExp(`^1: lang: reads as ${name}: \\d+% of its words have a letter .*; wire "wafq" writes ar\\.`),
    );
    expect(imported(`${text.slice(0, 30)}\n\n${text}`, { ...said, lang })).toMatchObject({
      lang,
      problems: [],
      paragraphs: [text],
    });
  });
  test('English is refused from it, and Arabic from an agency that writes Persian', () => {
    expect(
      imported('Talks resume\n\nThe talks resumed today, the agency said in a short note.', said),
    ).toMatchObject({
      faults: [expect.stringMatching(/^1: lang: reads as Latin script: /)],
    });
    expect(imported(`${HEADLINE}\n\n${REST}`, { ...said, wire: 'sokhan' })).toMatchObject({
      faults: [expect.stringMatching(/^1: lang: reads as Arabic: .*; wire "sokhan" writes fa\./)],
    });
  });
  test('Arabic text with Urdu names or tashkeel still counts as Arabic', () => {
    expect(imported(`${HEADLINE}\n\n(اخبارِ آزما / وفق - 03 أيار 2024ء) ${REST}`)).toMatchObject({
      source: 'akhbar',
      lang: 'ar',
      problems: [],
    });
    expect(imported(`عنوان\n\nنَصٌّ مُشَكَّلٌ يُخْبِرُ عَنِ الوَفْدِ وَعَنْ جَلْسَةٍ أُولَى فِي المَدِينَةِ وَعَنْ چَلْسِي`, said)).toMatchObject({
      lang: 'ar',
    });
  });
});
