import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import type { Timeline, TimelineEvent } from '../../src/archive/types.ts';
import { asCsv } from '../../src/publish/forms/timeline-csv.ts';
import { asTimelineJson } from '../../src/publish/forms/timeline-json.ts';
import { claimPage } from '../../src/publish/page/structured-data.ts';
import {
  ARTICLE as A,
  type Content,
  contentFolder,
  edited,
  problemsOf,
  sound,
  TIMELINE as T,
} from './content-folder.ts';

const LATER = 'articles/2024-05-03-port-later.md';
/** A second dispatch, dated the next day. */
const later = (body: string, date = '2024-05-03'): Content => ({
  [LATER.replace('2024-05-03', date)]:
    `---\ntitle: برقية لاحقة\ndate: ${date}\nsource: sahifa\nwire: wafq\n---\n\n${body}\n`,
});
/** The timeline with one more event, `lines` indented as a list item. */
const withEvent = (lines: string): Content => ({
  [T]: `${sound[T]}  - ${lines.trim().replace(/\n/g, '\n    ')}\n`,
});
const MEETING = `id: second
date: 2024-05-04
claim: scheduled
title: لقاء
evidence:
  - article: 2024-05-02-port-talks
    quote: يبدأ في المدينة يوم 4 أيار/مايو 2024`;

describe('an event must match its words', () => {
  test.each<[string, Content, string[]]>([
    [
      'another day',
      edited(T, 'date: 2024-05-04', 'date: 2024-05-05'),
      [
        `${T}:16: events.meeting.date: the quoted words say 4 May 2024, the event says 2024-05-05. Correct the date, or quote the words that say it.`,
      ],
    ],
    [
      'finer than the words',
      {
        ...edited(
          T,
          'quote: اللقاء يبدأ في المدينة يوم 4 أيار/مايو 2024',
          'quote: اللقاء يبدأ في المدينة في أيار/مايو 2024',
        ),
        ...edited(A, 'المدينة يوم 4 أيار', 'المدينة في أيار'),
      },
      [
        `${T}:16: events.meeting.date: the quoted words say May 2024, the event says 2024-05-04. Write 2024-05, or quote words that name the day.`,
      ],
    ],
    ['coarser than the words', edited(T, 'date: 2024-05-04', 'date: 2024-05'), []],
    [
      'no date in the words',
      edited(T, 'quote: اللقاء يبدأ في المدينة يوم 4 أيار/مايو 2024', 'quote: اللقاء يبدأ في المدينة'),
      [
        `${T}:16: events.meeting.date: the quoted words say no date, the event says 2024-05-04. Quote words that name it, or the dateline where it alone does.`,
      ],
    ],
    [
      'a quote that cuts the date',
      edited(T, 'المدينة يوم 4 أيار/مايو 2024', 'المدينة يوم 4 أيار'),
      [
        `${T}:16: events.meeting.date: the quoted words say no date, the event says 2024-05-04. The quote cuts "4 أيار/مايو 2024": quote it whole.`,
      ],
    ],
    [
      'a party named nowhere',
      edited(T, 'first: { name: الوفدان }', 'first: { name: الوفد, also: [المفاوضون] }'),
      [
        `${T}:11: events.arrival.parties: "first" is not in the quoted words: they hold none of "الوفد", "المفاوضون". Quote words that name it, add the word they use to its "also", or take it out.`,
      ],
    ],
    [
      'a place named nowhere',
      edited(T, 'city: { name: المدينة }', 'city: { name: دين }'),
      [
        `${T}:19: events.meeting.place: "city" is not in the quoted words: they hold none of "دين". Quote words that name it, add the word they use to its "also", or take it out.`,
      ],
    ],
    [
      'scheduled by a dispatch after the day',
      edited(T, 'claim: held', 'claim: scheduled'),
      [
        `${T}:9: events.arrival.claim: scheduled needs a dispatch of 2024-05-01 or earlier; the oldest quoted here is of 2024-05-02. Claim what it reports, or quote the dispatch that announced it.`,
      ],
    ],
    [
      'postponed without words that say so',
      edited(T, 'claim: scheduled', 'claim: postponed'),
      [
        `${T}:17: events.meeting.claim: postponed needs words that say so («أُرجئ», «تأجيل» …) in the newest dispatch quoted, of 2024-05-02. Quote them, or claim what the words say.`,
      ],
    ],
    [
      'an end before the start',
      edited(T, 'date: 2024-05-04', 'date: 2024-05-04/2024-05-01'),
      [
        `${T}:16: events.meeting.date: "2024-05-04/2024-05-01" ends before it begins. Write 2024-05-01/2024-05-04 if the two were swapped.`,
      ],
    ],
    [
      'a timeline without events',
      { [T]: 'title: x\nevents: []\n' },
      [`${T}:2: events: is empty. A timeline has at least one event: npm run timeline:draft writes some.`],
    ],
  ])('%s', (_what, changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems);
  });

  test('by the day of the dispatch that is quoted', () => {
    const second = MEETING.replace('2024-05-02-port-talks', '2024-05-03-port-later').replace(
      /quote: .*/,
      'quote: يلتقي الوفدان غدا السبت',
    );
    expect(
      problemsOf({ ...later('قال الناطق: يلتقي الوفدان غدا السبت في الميناء.'), ...withEvent(second) }),
    ).toEqual([]);
  });

  test('a range by its two ends, and a day by the end of a range', () => {
    const body = 'تستمر المحادثات من 4 إلى 6 أيار/مايو في الميناء.';
    const event = (date: string): string =>
      MEETING.replace('2024-05-04', date)
        .replace('2024-05-02-port-talks', '2024-05-03-port-later')
        .replace(/quote: .*/, 'quote: المحادثات من 4 إلى 6 أيار/مايو');
    for (const date of ['2024-05-04/2024-05-06', '2024-05-04'])
      expect(problemsOf({ ...later(body), ...withEvent(event(date)) })).toEqual([]);
    expect(problemsOf({ ...later(body), ...withEvent(event('2024-05-05')) })).toHaveLength(1);
  });

  test('problems of date, place and party all at once', () => {
    const found = problemsOf({
      [T]: sound[T]
        .replace('date: 2024-05-04', 'date: 2024-05-05')
        .replace('place: city', 'place: city\n    parties: [first]')
        .replace('city: { name: المدينة }', 'city: { name: القرية }'),
    });
    expect(found.map((line) => line.split(': ')[1])).toEqual([
      'events.meeting.date',
      'events.meeting.place',
      'events.meeting.parties',
    ]);
  });
});

describe('several dispatches of one event', () => {
  const both = (quote: string, more = ''): string =>
    `${MEETING}\n  - article: 2024-05-03-port-later\n    quote: ${quote}${more}`;
  const body = 'قالت مصادر إن اللقاء يُعقد يوم 5 أيار/مايو 2024 في الميناء.';

  test('that agree', () => {
    const agreeing = later('اللقاء يُعقد غدا السبت.');
    expect(problemsOf({ ...agreeing, ...withEvent(both('اللقاء يُعقد غدا السبت')) })).toEqual([]);
  });
  test('that differ without `says`', () => {
    expect(problemsOf({ ...later(body), ...withEvent(both('اللقاء يُعقد يوم 5 أيار/مايو 2024')) })).toEqual([
      `${T}:31: events.second.evidence.quote: these words say 5 May 2024, the event says 2024-05-04. If the dispatches differ, add says: 2024-05-05 here; else quote fewer words.`,
    ]);
  });
  test('that differ, with `says`', () => {
    const content = {
      ...later(body),
      ...withEvent(both('اللقاء يُعقد يوم 5 أيار/مايو 2024', '\n    says: 2024-05-05')),
    };
    const { archive, problems } = loadArchive(contentFolder(content));
    expect(problems).toEqual([]);
    const event = archive.timelines[0]?.events.find(({ id }) => id === 'second');
    expect(event?.evidence.map(({ says, article }) => [article.date, says?.text])).toEqual([
      ['2024-05-02', undefined],
      ['2024-05-03', '2024-05-05'],
    ]);
    // Every form gives the differing date, for exactly the words that state it.
    const timeline = archive.timelines[0] as Timeline;
    const { appearance } = claimPage(event as TimelineEvent) as { appearance: object[] };
    const told = (pieces: readonly object[], key: string): unknown[] =>
      pieces.map((piece) => (piece as Record<string, unknown>)[key]);
    expect(told(appearance, 'temporalCoverage')).toEqual([undefined, '2024-05-05']);
    const data = JSON.parse(asTimelineJson(timeline)).events.find(
      ({ id }: { id: string }) => id === 'second',
    );
    expect(told(data.evidence, 'says')).toEqual([null, '2024-05-05']);
    const rows = parse(asCsv(timeline), { bom: true, columns: true }) as Record<string, string>[];
    const ofSecond = rows.filter((row) => row.event === 'second');
    expect(told(ofSecond, 'says')).toEqual(['', '2024-05-05']);
  });
  test('with a wrong `says`', () => {
    const says = (date: string): string[] =>
      problemsOf({
        ...later(body),
        ...withEvent(both('اللقاء يُعقد يوم 5 أيار/مايو 2024', `\n    says: ${date}`)),
      });
    expect(says('2024-05-06')).toEqual([
      `${T}:32: events.second.evidence.says: the quoted words say 5 May 2024, says is 2024-05-06. Correct it, or quote the words that say it.`,
    ]);
    expect(says('2024-05-04')).toEqual([
      `${T}:32: events.second.evidence.says: is the event's own date. Delete it: it is for dispatches that give another.`,
    ]);
  });
  test.each([
    ['postponed', 'أُرجئ اللقاء إلى أجل غير مسمى'],
    ['postponed', 'تقرر تأجيل اللقاء'],
    ['cancelled', 'ألغى الطرفان اللقاء'],
    ['cancelled', 'أعلن الناطق إلغاء اللقاء'],
  ])('%s: %s', (claim, quote) => {
    const event = both(quote).replace('claim: scheduled', `claim: ${claim}`);
    expect(problemsOf({ ...later(`${quote}.`), ...withEvent(event) })).toEqual([]);
    const other = event.replace(
      `claim: ${claim}`,
      `claim: ${claim === 'postponed' ? 'cancelled' : 'postponed'}`,
    );
    expect(problemsOf({ ...later(`${quote}.`), ...withEvent(other) })).toHaveLength(1);
  });
  test('a newer dispatch that says it takes place after all ends a postponement', () => {
    const event = `${both('تقرر تأجيل اللقاء').replace('claim: scheduled', 'claim: postponed')}
  - article: 2024-05-04-port-later
    quote: اللقاء قائم اليوم السبت`;
    const content = {
      ...later('تقرر تأجيل اللقاء.'),
      ...later('اللقاء قائم اليوم السبت.', '2024-05-04'),
      ...withEvent(event),
    };
    expect(problemsOf(content)).toHaveLength(1);
  });
});
