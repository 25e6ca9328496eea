import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import type { Timeline } from '../../src/archive/types.ts';
import { asCalendar } from '../../src/publish/forms/calendar.ts';
import { asCsv } from '../../src/publish/forms/timeline-csv.ts';
import { asTimelineJson } from '../../src/publish/forms/timeline-json.ts';
import { claimPage } from '../../src/publish/page/structured-data.ts';
import { contentFolder } from './content-folder.ts';

const article = (id: string, day: string, body: string): [string, string] => [
  `articles/${id}.md`,
  `---\ntitle: ${id}\ndate: ${day}\nsource: sahifa\nwire: wafq\n---\n\n${body}\n`,
];
const event = (
  id: string,
  date: string,
  claim: string,
  quoted: string,
  quote: string,
  more = '',
): string => `  - id: ${id}
    date: ${date}
    claim: ${claim}
    title: توقيع المذكرة
${more}    evidence:
      - article: ${quoted}
        quote: ${quote}
`;
const FIRST = article(
  '2024-05-10-plan',
  '2024-05-10',
  'من المقرر أن توقع المذكرة في الخرطوم في 14 أيار/مايو 2024.',
);
const SECOND = article(
  '2024-05-13-delay',
  '2024-05-13',
  'أُرجئ توقيع المذكرة الذي كان مقررا في 14 أيار/مايو 2024. وسيتم التوقيع في 16 أيار/مايو 2024.',
);
const THIRD = article(
  '2024-05-17-end',
  '2024-05-17',
  'ألغي توقيع المذكرة الذي كان مقررا في 16 أيار/مايو 2024 في الخرطوم. ونفت الوزارة أن يكون الوفد قد وصل إلى جنيف في 13 أيار/مايو 2024.',
);
const PLAN = event(
  'plan',
  '2024-05-14',
  'scheduled',
  '2024-05-10-plan',
  'من المقرر أن توقع المذكرة في الخرطوم في 14 أيار/مايو 2024',
);
const DELAY = 'أُرجئ توقيع المذكرة الذي كان مقررا في 14 أيار/مايو 2024';
const CALLED_OFF = 'ألغي توقيع المذكرة الذي كان مقررا في 16 أيار/مايو 2024 في الخرطوم';
const DENIED = 'ونفت الوزارة أن يكون الوفد قد وصل إلى جنيف في 13 أيار/مايو 2024';

/** An archive with a timeline of `events`, and its problems. */
function archiveOf(...events: string[]) {
  const root = contentFolder({
    ...Object.fromEntries([FIRST, SECOND, THIRD]),
    'timelines/signing.yaml': `title: التوقيع\nevents:\n${events.join('')}`,
  });
  const { archive, problems } = loadArchive(root);
  return {
    timeline: archive.timeline('signing') as Timeline,
    problems: problems.map((problem) => formatProblem(problem).replace(`${root}/`, '')),
  };
}

describe('words that say the opposite contradict a claim', () => {
  test.each([
    [
      'held, of what was called off',
      '2024-05-16',
      'held',
      CALLED_OFF,
      /^timelines\/signing\.yaml:5: events\.x\.claim: held is not what the quoted words say: "ألغي" says that it was called off\. Claim cancelled, or quote words that report it; if they do report it, add because: "<why>" to the event\.$/,
    ],
    [
      'held, of what was denied',
      '2024-05-13',
      'held',
      DENIED,
      /"ونفت" says that it did not happen, or may not\. Quote words that report it; if/,
    ],
  ])('%s', (_, date, claim, quote, message) => {
    expect(archiveOf(event('x', date, claim, '2024-05-17-end', quote)).problems).toEqual([
      expect.stringMatching(message),
    ]);
  });

  test('the remedies work: another claim, or a reason', () => {
    expect(archiveOf(event('x', '2024-05-16', 'cancelled', '2024-05-17-end', CALLED_OFF)).problems).toEqual(
      [],
    );
    const because = '    because: "الوثيقة الموقعة منشورة"\n';
    const { problems, timeline } = archiveOf(
      event('x', '2024-05-16', 'held', '2024-05-17-end', CALLED_OFF, because),
    );
    expect(problems).toEqual([]);
    expect(JSON.parse(asTimelineJson(timeline)).events[0].because).toBe('الوثيقة الموقعة منشورة');
  });
});

describe('one story, several states', () => {
  const CONTINUED = event(
    'delay',
    '2024-05-14',
    'postponed',
    '2024-05-13-delay',
    DELAY,
    '    continues: plan\n',
  );
  const NEW_DAY = event(
    'new-day',
    '2024-05-16',
    'scheduled',
    '2024-05-13-delay',
    'وسيتم التوقيع في 16 أيار/مايو 2024',
    '    continues: delay\n',
  );
  const END = event(
    'end',
    '2024-05-16',
    'cancelled',
    '2024-05-17-end',
    CALLED_OFF,
    '    continues: new-day\n',
  );

  test('is one calendar entry, replaced with every step', () => {
    const entryOf = (...events: string[]) => {
      const { timeline, problems } = archiveOf(...events);
      expect(problems).toEqual([]);
      const entries = new ICAL.Component(ICAL.parse(asCalendar(timeline))).getAllSubcomponents('vevent');
      expect(entries).toHaveLength(1);
      const value = (name: string) => String(entries[0]?.getFirstPropertyValue(name));
      return [
        value('uid').split('@')[0],
        value('sequence'),
        value('dtstart'),
        value('status'),
        value('summary'),
      ];
    };
    expect(entryOf(PLAN)).toEqual(['plan.signing', '0', '2024-05-14', 'TENTATIVE', 'توقيع المذكرة']);
    expect(entryOf(PLAN, CONTINUED)).toEqual([
      'plan.signing',
      '1',
      '2024-05-14',
      'TENTATIVE',
      'أُرجئ: توقيع المذكرة',
    ]);
    expect(entryOf(PLAN, CONTINUED, NEW_DAY)).toEqual([
      'plan.signing',
      '2',
      '2024-05-16',
      'TENTATIVE',
      'توقيع المذكرة',
    ]);
    expect(entryOf(PLAN, CONTINUED, NEW_DAY, END)).toEqual([
      'plan.signing',
      '3',
      '2024-05-16',
      'CANCELLED',
      'أُلغي: توقيع المذكرة',
    ]);
  });

  test('is in the other forms too', () => {
    const { timeline } = archiveOf(PLAN, CONTINUED, NEW_DAY, END);
    const data = JSON.parse(asTimelineJson(timeline)).events.map(
      ({ id, continues, continuedBy }: Record<string, unknown>) => [id, continues, continuedBy],
    );
    expect(data).toContainEqual(['delay', 'plan', 'new-day']);
    expect(asCsv(timeline)).toContain('"","plan","new-day"\r\n');
    const newDay = timeline.events.find(({ id }) => id === 'new-day');
    expect(newDay && claimPage(newDay)).toMatchObject({
      about: {
        eventStatus: 'https://schema.org/EventRescheduled',
        previousStartDate: '2024-05-14',
        startDate: '2024-05-16',
      },
      mentions: [
        { '@id': 'http://localhost:4321/timeline/signing/delay/' },
        { '@id': 'http://localhost:4321/timeline/signing/end/' },
      ],
    });
    const end = timeline.events.find(({ id }) => id === 'end');
    expect(end && claimPage(end)).toMatchObject({
      about: { eventStatus: 'https://schema.org/EventCancelled' },
    });
  });

  test.each([
    [
      'an event that is not there',
      CONTINUED.replace('continues: plan', 'continues: plam'),
      /continues: "plam" is not an event of this timeline\. Did you mean "plan"\?$/,
    ],
    [
      'itself',
      CONTINUED.replace('continues: plan', 'continues: delay'),
      /continues: names the event itself\. Name the earlier one\.$/,
    ],
    [
      'one that is continued already',
      CONTINUED + NEW_DAY.replace('continues: delay', 'continues: plan'),
      /"plan" is continued by "delay" already\. Continue that one: continues: delay$/,
    ],
  ])('cannot continue %s', (_, events, message) => {
    expect(archiveOf(PLAN, events).problems).toEqual([expect.stringMatching(message)]);
  });

  test('cannot go round in a circle', () => {
    const plan = PLAN.replace('    evidence:', '    continues: delay\n    evidence:');
    expect(
      archiveOf(plan, CONTINUED).problems.some((problem) => problem.includes('goes round in a circle')),
    ).toBe(true);
  });
});
