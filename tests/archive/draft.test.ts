import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { draftTimeline } from '../../src/archive/evidence/draft.ts';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { first } from '../arabic/dates/first.set.ts';
import { readMarked } from '../arabic/dates/marked.ts';
import { second } from '../arabic/dates/second.set.ts';
import { third } from '../arabic/dates/third.set.ts';
import { type Content, contentFolder, TIMELINE } from './content-folder.ts';

const article = (day: string, body: string): Content => ({
  [`articles/${day}-draft.md`]: `---\ntitle: برقية\ndate: ${day}\nsource: sahifa\nwire: wafq\n---\n\n${body}\n`,
});
const KNOWN: Content = {
  [TIMELINE]: `title: محادثات
parties:
  north: { name: الوفد الشمالي, also: [الشماليون] }
  south: { name: الوفد الجنوبي }
places:
  port: { name: الميناء }
  city: { name: المدينة }
events:
  - id: arrival
    date: 2024-05-01
    claim: held
    title: وصول
    evidence:
      - { article: 2024-05-02-port-talks, quote: وصل الوفدان إلى الميناء في 1 أيار/مايو 2024 }
`,
};

/** Drafts the article, fills in the titles, and returns the events with all problems that the check then finds. */
function drafted(day: string, body: string, content: Content = {}) {
  const root = contentFolder({ ...KNOWN, ...content, ...article(day, body) });
  const { archive, problems: before } = loadArchive(root);
  const subject = archive.article(`${day}-draft`);
  if (!subject) throw new Error(before.map(formatProblem).join('\n'));
  const yaml = draftTimeline(archive, subject);
  mkdirSync(join(root, 'timelines'), { recursive: true });
  if (yaml) writeFileSync(join(root, 'timelines/draft.yaml'), yaml.replaceAll('title: ""', 'title: عنوان'));
  const after = loadArchive(root);
  const events = after.archive.timelines.find(({ id }) => id === 'draft')?.events ?? [];
  return { yaml, events, problems: after.problems.map(formatProblem) };
}

describe('a draft', () => {
  test('has the date, the words, a claim, and known parties and places', () => {
    const { yaml, events, problems } = drafted(
      '2024-05-02',
      '(الصحيفة / وكالة وفق - 02 أيار 2024) وصل الوفد الشمالي إلى الميناء أمس. ومن المقرر أن يلتقي الشماليون بالوفد الجنوبي في المدينة يوم 4 أيار/مايو، ثم يُعقد لقاء آخر في 6 أيار/مايو. وانتهت الجولة السابقة عام 2022.',
    );
    expect(problems).toEqual([]);
    expect(
      events.map(({ id, date, claim, parties, place, evidence }) => [
        ...[id, date.text, claim, parties.map((one) => one.id).join(), place?.id],
        evidence[0].quote,
      ]),
    ).toEqual([
      ['year-2022', '2022', 'held', '', undefined, 'وانتهت الجولة السابقة عام 2022'],
      ['day-2024-05-01', '2024-05-01', 'held', 'north', 'port', 'وصل الوفد الشمالي إلى الميناء أمس'],
      [
        ...['day-2024-05-04', '2024-05-04', 'scheduled', 'north,south', 'city'],
        'ومن المقرر أن يلتقي الشماليون بالوفد الجنوبي في المدينة يوم 4 أيار/مايو',
      ],
      [...['day-2024-05-06', '2024-05-06', 'scheduled', '', undefined], 'ثم يُعقد لقاء آخر في 6 أيار/مايو'],
    ]);
    expect(yaml).toContain('claim: scheduled # a guess: «المقرر»');
  });

  test.each([
    ['قال الناطق اليوم إن الطريق طويل.', 'stated'],
    ['سيُعقد اللقاء اليوم في القاعة.', 'scheduled'],
    ['أُرجئ اللقاء الذي كان يوم 4 أيار/مايو.', 'postponed'],
    ['أُرجئ اللقاء إلى 9 أيار/مايو.', 'scheduled'],
    ['أُلغيت جلسة 5 أيار/مايو بطلب منهم.', 'cancelled'],
    ['تستمر الورشة من 4 إلى 9 أيار/مايو.', 'scheduled'],

    ['يبدأ المشروع في 2026.', 'scheduled'],
    ['قال وزير الخارجية سيرغي لافروف اليوم إن الرد ينتظر.', 'stated'],
    ['قال إن السنوات الست، أي ست سنوات، تنتهي اليوم.', 'stated'],
  ])('%s %s', (body, claim) => {
    const { events, problems } = drafted('2024-05-02', body);
    expect(problems).toEqual([]);
    expect(events.map((event) => event.claim)).toEqual([claim]);
  });

  test('has unique ids, and quotes words that occur once', () => {
    const body = 'اجتمعوا أمس. ثم اجتمعوا أمس. وعادوا أمس، واجتمعوا أمس.\n\nاجتمعوا أمس.';
    const { events, problems } = drafted('2024-05-02', body);
    expect(problems).toEqual([]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  test('copes with quotation marks, colons, line ends, markup and dashes', () => {
    const body =
      'قال: "اللقاء غدا" # ملاحظة\nوأضاف أن **الموعد** 7 أيار - كما في `البيان` - نهائي.\n\n- بند 8 أيار: [رابط](https://a.example/)';
    const { events, problems } = drafted('2024-05-02', body);
    expect(problems).toEqual([]);
    expect(events.length).toBe(3);
  });

  test('is empty if no date is written or none can be read', () => {
    expect(drafted('2024-05-02', 'مارس ضغوطا على الوفد.').yaml).toBe('');
  });

  test('from every sentence of the sets passes the check', () => {
    const days = Map.groupBy(readMarked([...first, ...second, ...third]), ({ ref }) => ref);
    for (const [day, sentences] of days) {
      const { events, problems } = drafted(
        day,
        ['(وكالة وفق) متفرقات.', ...sentences.map(({ text }) => text), 'انتهى.'].join('\n\n'),
      );
      expect(problems).toEqual([]);
      expect(events.length).toBeGreaterThan(sentences.length / 3);
    }
  });
});

describe('on the command line', () => {
  const run = (root: string, ...args: string[]) =>
    spawnSync(process.execPath, ['src/cli/timeline-draft.ts', ...args], {
      env: { ...process.env, CONTENT_DIR: root },
      encoding: 'utf8',
    });
  const root = contentFolder({ ...KNOWN, ...article('2024-05-02', 'وصلوا أمس.') });
  test('prints only the draft', () => {
    const { status, stdout, stderr } = run(root, '2024-05-02-draft');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^# yaml-language-server: \S+\ntitle: ""\nevents:\n {2}- id: day-2024-05-01 /);
    expect(run(root, '2024-05-02-draft', '--into', 'port').stdout).toMatch(/^ {2}- id: /);
  });
  test.each([
    [['2024-05-02-drafd'], '"2024-05-02-drafd" is not a sound article in'],
    [[], 'Usage: npm run timeline:draft'],
    [['2024-05-02-draft', '--into', 'prot'], 'Use one of: port.'],
    [['--what'], 'Usage: npm run timeline:draft'],
  ])('%j: says what is wrong', (args, message) => {
    const { status, stdout, stderr } = run(root, ...args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
