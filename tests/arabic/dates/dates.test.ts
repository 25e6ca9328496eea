import { describe, expect, test } from 'vitest';
import { findDates } from '../../../src/arabic/dates/find.ts';
import { first } from './first.set.ts';
import { fourth } from './fourth.set.ts';
import { readMarked } from './marked.ts';
import { second } from './second.set.ts';
import { third } from './third.set.ts';

const found = (text: string, ref: string): string[] =>
  findDates(text, ref).map(({ start, end, edtf }) => `${start}-${end} ${text.slice(start, end)} = ${edtf}`);

describe('dates in words', () => {
  const sentences = readMarked([...first, ...second, ...third, ...fourth]);
  test('the sets are large and varied enough for the figures to count', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(400);
    expect(sentences.filter(({ dates }) => dates.length === 0).length).toBeGreaterThanOrEqual(100);
  });
  test.each(sentences)('$text', ({ text, ref, dates }) => {
    expect(found(text, ref)).toEqual(
      dates.map(({ start, end, edtf }) => `${start}-${end} ${text.slice(start, end)} = ${edtf}`),
    );
  });

  test('gives the words with their offsets, in order and without overlap', () => {
    const text = 'من 28 ديسمبر إلى 3 يناير، ثم الأحد، وعام 2019';
    const dates = findDates(text, '2022-01-09');
    expect(dates.map(({ text: words }) => words)).toEqual(['28 ديسمبر إلى 3 يناير', 'الأحد', 'عام 2019']);
    for (const [i, date] of dates.entries()) {
      expect(text.slice(date.start, date.end)).toBe(date.text);
      expect(date.start).toBeGreaterThanOrEqual(dates[i - 1]?.end ?? 0);
    }
  });
  test('a day that does not exist is not a date', () => {
    expect(found('في 31 شباط 2022 وفي 29 فبراير 2023', '2022-01-09')).toEqual([]);
    expect(findDates('في 29 فبراير', '2022-01-09')).toMatchObject([{ edtf: '2020-02-29' }]);
  });
  test('no date continues across the end of a paragraph', () => {
    expect(findDates('وصل في 10\n\nيناير شهر بارد', '2022-01-09')).toMatchObject([{ text: 'يناير' }]);
    expect(findDates('وصل في 10\nيناير', '2022-01-09')).toMatchObject([{ text: '10\nيناير' }]);
  });
  test.each([
    ['التقيا في 10 كانون الثاني/يناير الجاري، ثم في 12 من الشهر نفسه', ['2022-01-10', '2022-01-12']],
    ['وُقّع في الثالث من ديسمبر 2015 ونُشر في العاشر من الشهر ذاته', ['2015-12-03', '2015-12-10']],
    ['من 5 شباط 2023 حتى 28 منه', ['2023-02-05/2023-02-28']],
    ['في 12 من الشهر نفسه، والثاني منه', []],
    ['زار المدينة في يناير، والفصل الثاني منه طويل', ['2022-01']],
  ])('%s: the month named before', (text, dates) => {
    expect(findDates(text, '2022-01-09').map(({ edtf }) => edtf)).toEqual(dates);
  });
  test.each(['2022-13-01', '', 'اليوم', '2022'])('%j is not a valid day to resolve against', (ref) => {
    expect(() => findDates('أمس', ref)).toThrow(RangeError);
  });
});

describe('a megabyte of one token', () => {
  const tokens = [
    ...['1', '1 ', '10 و', '1-', '2014 و', '2014-', '1/', 'يناير ', 'يناير/', 'يناير و', 'الأحد ', 'الأحد و'],
    ...[
      'الأحد، ',
      'العاشر من ',
      'الحادي و',
      'من 10 إلى ',
      'بين 1 و',
      'عام ',
      'ألف و',
      'وبال',
      'أمس (',
      '«',
      '"',
    ],
    ...['"اليوم ', 'أول من ', 'مارس و', 'ه ', '1443 هـ ', 'الماضي ', '\n', ' ', 'ا', 'و'],
  ];
  // Twice the text may take about twice the time; with quadratic work this much text would take minutes.
  test.each(tokens)('%j', (token) => {
    const text = token.repeat(Math.ceil(1_000_000 / token.length));
    expect(findDates(text, '2022-01-09').length).toBeGreaterThanOrEqual(0);
  });
});
