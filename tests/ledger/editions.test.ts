import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { writeLedger } from '../../src/archive/permalinks/folder.ts';
import type { LedgerOptions } from '../../src/archive/permalinks/open.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { redirectRules } from '../../src/publish/hosts/redirects.ts';
import { ARTICLE, contentFolder, sound, TIMELINE } from '../archive/content-folder.ts';

const ID = '2024-05-02-port-talks';
const LEDGER = `permalinks/articles/${ID}.txt`;
const EVENTS = 'permalinks/timelines/port.txt';
const THIRD = 'ورفض المتحدث باسم النقابة التعليق على أجور العمال قبل نشر نتائج التحقيق.';
const FOURTH = 'وكانت أعمال الترميم في رصيف الحاويات قد توقفت منذ الشتاء الماضي بسبب العواصف.';
const [, FRONT = '', BODY = ''] = /^(---\n.*?\n---\n\n)(.*)$/s.exec(sound[ARTICLE]) ?? [];
const [FIRST = '', SECOND = ''] = BODY.trim().split('\n\n');

let root: string;
const write = (name: string, text: string): void => writeFileSync(join(root, name), text);
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const publish = (paragraphs: string[], front = FRONT): void =>
  write(ARTICLE, `${front}${paragraphs.join('\n\n')}\n`);
const load = (options: LedgerOptions = {}) => loadArchive(root, options);
/** The present paragraphs' anchors with the first word of each, tombstones in their places. */
const anchors = (): string[] =>
  read(LEDGER)
    .split('\n')
    .filter((line) => /^p\d/.test(line));
const told = (options: LedgerOptions = {}): string[] =>
  load(options).permalinks.problems.map((problem) => formatProblem(problem).replaceAll(`${root}/`, ''));
const record = (options: LedgerOptions = {}): string[] => {
  const { permalinks } = load(options);
  expect(permalinks.problems).toEqual([]);
  writeLedger(permalinks.writes);
  return permalinks.changes.map(({ address, what }) => `${address} ${what}`);
};
const decide = (paragraphs: [number, number | 'gone'][] = []) => ({
  paragraphs: new Map([[ID, new Map(paragraphs)]]),
  moved: [] as { from: string; to: string }[],
  gone: [] as { address: string; reason: string }[],
});

beforeEach(() => {
  root = contentFolder();
  publish([FIRST, SECOND, THIRD, FOURTH]);
});

describe('the anchors of an article', () => {
  test('begin as ordinals, are written once, and reading alone writes nothing', () => {
    expect(load().permalinks.changes.map(({ address, what }) => `${address} ${what}`)).toEqual([
      `/a/${ID}/ is new: p1 to p4`,
      '/timeline/port/ is new',
    ]);
    expect(existsSync(join(root, 'permalinks'))).toBe(false);
    record();
    expect(anchors()).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(load().permalinks).toMatchObject({ problems: [], changes: [], writes: [] });
    expect(load({ isThorough: true }).permalinks.writes).toEqual([]);
  });

  test('stay with their paragraphs when one is put before them', () => {
    record();
    publish(['وأعلنت إدارة المرفأ فتح باب التسجيل للسائقين.', FIRST, SECOND, THIRD, FOURTH]);
    expect(record()).toEqual([`/a/${ID}/#p5 is new`]);
    expect(anchors()).toEqual(['p5', 'p1', 'p2', 'p3', 'p4']);
    expect(load().archive.evidenceIn(ID)[0]?.evidence.paragraph).toMatchObject({ id: 'p1', position: 1 });
  });

  test('follow an edit, a swap and a rewrite of a third of the words', () => {
    record();
    const rewritten = FOURTH.replace('أعمال', 'ورشة').replace('توقفت', 'تعطلت').replace('الشتاء', 'الخريف');
    publish([FIRST, rewritten, SECOND, THIRD.replace('النقابة', 'النقاابة')]);
    expect(record()).toEqual([
      `/a/${ID}/#p3 follows its paragraph to an edited text`,
      `/a/${ID}/#p4 follows its paragraph to an edited text`,
    ]);
    expect(anchors()).toEqual(['p1', 'p4', 'p2', 'p3']);
  });

  test('of a deleted paragraph lead to a note of the day that the article gives, and come back with it', () => {
    record();
    const updated = FRONT.replace('wire:', 'updated: 2024-05-06\nwire:');
    publish([FIRST, SECOND, FOURTH], updated);
    expect(record()).toEqual([`/a/${ID}/#p3 is deleted, and leaves a note of 2024-05-06`]);
    expect(anchors()).toEqual(['p1', 'p2', 'p3 deleted 2024-05-06', 'p4']);
    expect(load().archive.article(ID)?.anchors).toMatchObject({
      leads: [{ id: 'p3s1', to: 'p3' }],
      tombstones: [{ id: 'p3', number: 3, date: '2024-05-06', after: 2 }],
    });
    publish([FIRST, SECOND, 'وقال شاهد إن الشاحنات عادت إلى الدوران ليلا.', FOURTH, THIRD], updated);
    expect(record()).toEqual([`/a/${ID}/#p5 is new`, `/a/${ID}/#p3 is back`]);
    expect(anchors()).toEqual(['p1', 'p2', 'p5', 'p4', 'p3']);
  });

  test('are not deleted by the clock of a build', () => {
    record();
    publish([FIRST, SECOND, FOURTH]);
    expect(told()).toEqual([
      `${ARTICLE}:1: updated: is missing, and says when p3 was deleted. Add it, or run npm run permalinks, which takes today.`,
    ]);
    expect(record({ date: '2024-05-07' })).toEqual([
      `/a/${ID}/#p3 is deleted, and leaves a note of 2024-05-07`,
    ]);
  });

  test('of a split paragraph stay with the longer piece, its sentences with their words', () => {
    record();
    const [first = '', second = ''] = FIRST.split(/(?<=2024\.) /);
    publish([first, second, SECOND, THIRD, FOURTH]);
    expect(record()[0]).toMatch(/#p5 is new$/);
    expect(anchors()).toEqual(['p1', 'p5', 'p2', 'p3', 'p4']);
    expect(read(LEDGER)).toMatch(/^p5\n p1s2 /m);
    publish([FIRST, SECOND, THIRD, FOURTH]);
    expect(record()).toContain(`/a/${ID}/#p5 leads to p1, which took in its words`);
    expect(load().archive.article(ID)?.anchors?.leads).toEqual([{ id: 'p5', to: 'p1s1' }]);
  });

  test('of sentences are assigned once too: one that is gone leads to its paragraph', () => {
    record();
    publish([FIRST, SECOND, `${THIRD} وقالت البلدية إن الممر مفتوح للمشاة.`, FOURTH]);
    record();
    publish([
      FIRST,
      SECOND,
      'وقالت البلدية إن الممر مفتوح للمشاة. وسيصدر بيان لاحق عن غرفة التجارة.',
      FOURTH,
    ]);
    record({ decided: decide([[3, 3]]) });
    expect(load().archive.article(ID)?.anchors).toMatchObject({
      paragraphs: [{}, {}, { number: 3, sentences: ['p3s2', 'p3s3'] }, {}],
      leads: [{ id: 'p3s1', to: 'p3' }],
    });
  });
});

/** A row of a table of prices. */
const row = (who: string, where: string, part: number, sum: number): string =>
  `وارتفع سهم ${who} في ${where} بنسبة ${part} في المئة عند الإغلاق مقارنة بجلسة أمس، في تداولات بلغت ${sum} مليونا.`;
const REVISED = FRONT.replace('wire:', 'updated: 2024-05-06\nwire:');
const ROWS = [FIRST, row('المرفأ', 'صور', 38, 761), SECOND, row('المصنع', 'جنيف', 55, 124), FOURTH];
const ANOTHER = row('الحزب', 'جنيف', 12, 300);

describe('where two are too close', () => {
  beforeEach(() => {
    publish(ROWS);
    record();
    publish([FIRST, SECOND, ANOTHER, FOURTH]);
  });

  test('nothing is recorded, and the message names the commands that decide', () => {
    const choices = (number: number) =>
      `${ARTICLE}:12: p${number}: may be paragraph 3 "${ANOTHER.slice(0, 60)}", or may be deleted: too close to tell. Say which it is: npm run permalinks -- --keep ${ID}#p${number}=3 | --gone ${ID}#p${number}`;
    // When p2 was deleted is not asked before it is known whether it was.
    expect(told()).toEqual([choices(2), choices(4)]);
  });

  test('a person decides, once', () => {
    publish([FIRST, SECOND, ANOTHER, FOURTH], REVISED);
    record({
      decided: decide([
        [4, 3],
        [2, 'gone'],
      ]),
    });
    expect(anchors()).toEqual(['p1', 'p2 deleted 2024-05-06', 'p3', 'p4', 'p5']);
    expect(load().permalinks).toMatchObject({ problems: [], writes: [] });
  });
});

test('a decision on a paragraph or a place that is not there is refused: nothing is deleted by a slip', () => {
  record();
  publish([FIRST, SECOND, THIRD]);
  const decided = decide([
    [3, 9],
    [12, 1],
    [77, 'gone'],
  ]);
  decided.paragraphs.set('2024-01-01-nothing', new Map([[1, 1]]));
  expect(told({ decided, date: '2024-05-09' })).toEqual([
    'npm run permalinks:1: option: --keep, --gone: "2024-01-01-nothing" was never published. Check its spelling.',
    `npm run permalinks:1: option: --keep ${ID}#p3=9: the text has 3 paragraphs. Give the place of one of them, from 1.`,
    `npm run permalinks:1: option: --keep ${ID}#p12=1: p12 was never published there. Check its number.`,
    `npm run permalinks:1: option: --gone ${ID}#p77: p77 was never published there. Check its number.`,
  ]);
});

describe('of paragraphs that read the same', () => {
  test('one of several side by side is cut: who looks for it reads the same in the one that is left', () => {
    publish([FIRST, SECOND, THIRD, THIRD, FOURTH]);
    record();
    publish([FIRST, SECOND, THIRD, FOURTH]);
    expect(record()).toEqual([`/a/${ID}/#p4 leads to p3, which took in its words`]);
    expect(anchors()).toEqual(['p1', 'p2', 'p3', 'p5']);
  });

  test('one is edited in its place, and nothing else: it is that one', () => {
    publish([FIRST, THIRD, SECOND, THIRD, FOURTH]);
    record();
    publish([FIRST, THIRD, SECOND, THIRD.replace('النقابة', 'النقاابة'), FOURTH]);
    expect(record()).toEqual([`/a/${ID}/#p4 follows its paragraph to an edited text`]);
    expect(anchors()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
  });

  test('rows of a table: one whose numbers are corrected is itself, one that has become another is asked about', () => {
    const rows = [
      row('المرفأ', 'صور', 38, 761),
      row('المصنع', 'جنيف', 55, 124),
      row('المصرف', 'تونس', 26, 593),
    ];
    const swapped = (n: number, other: string) => rows.map((text, at) => (at === n ? other : text));
    publish([FIRST, SECOND, ...rows]);
    record();
    publish([FIRST, SECOND, ...swapped(1, row('المصنع', 'جنيف', 56, 124))]);
    expect(record()).toEqual([`/a/${ID}/#p4 follows its paragraph to an edited text`]);
    publish([FIRST, SECOND, ...swapped(1, row('الحزب', 'جنيف', 12, 300))]);
    expect(told({ date: '2024-05-09' }).map((problem) => problem.split(': ')[1])).toEqual(['p4']);
  });
});

const REFRAIN = 'ولم يصدر تعليق رسمي من الجانب الآخر حتى وقت نشر هذا الخبر.';
const SLIP = REFRAIN.replace('رسمي', 'رمي');

// All editions but the last are recorded; of the last the paragraphs with these numbers are asked about.
test.each<[string, string[][], number[]]>([
  [
    'a row of a table in the place of another, when the other rows are deleted',
    [
      [FIRST, row('المرفأ', 'صور', 38, 761), row('المصنع', 'جنيف', 55, 124)],
      [FIRST, row('المرفأ', 'صور', 38, 761)],
      [FIRST, ANOTHER],
    ],
    [2],
  ],
  [
    'a short paragraph in the place of another',
    [
      [FIRST, 'رأى باحث في معهد المناخ في الأشهر الأخيرة.', SECOND],
      [FIRST, 'رأى باحث في معهد المناخ في سوق الجملة.', SECOND],
    ],
    [2],
  ],
  [
    'one of two that differ by a slip went into the next paragraph',
    [
      [FIRST, REFRAIN, SLIP, FOURTH, REFRAIN],
      [FIRST, `${REFRAIN} ${FOURTH}`, REFRAIN],
    ],
    [3, 4],
  ],
  [
    'two halves become what stands elsewhere, which gets a slip',
    [
      [FIRST, REFRAIN, FOURTH, 'ولم يصدر تعليق رسمي من', 'الجانب الآخر حتى وقت نشر هذا الخبر.', REFRAIN],
      [FIRST, SLIP, FOURTH, REFRAIN, REFRAIN],
    ],
    [4, 5],
  ],
  [
    'a slip of a text that is rewritten stands in another place',
    [
      [FIRST, THIRD, FOURTH, SLIP],
      [FIRST, REFRAIN, THIRD, FOURTH, 'ولم النقابة تعليق ولم من الجانب الحزب حتى البلدية نشر هذا الخبر.'],
    ],
    [4],
  ],
  [
    'a text is split far from where it stood, beside others of its words',
    [
      [REFRAIN, FIRST, `${REFRAIN} ${REFRAIN}`, THIRD, REFRAIN, REFRAIN, FOURTH],
      [
        REFRAIN,
        FIRST,
        THIRD,
        `${REFRAIN} ولم يصدر تعليق رسمي من`,
        'الجانب الآخر حتى وقت نشر هذا الخبر.',
        FOURTH,
      ],
    ],
    [3],
  ],
])('%s: a person is asked', (_, editions, asked) => {
  for (const paragraphs of editions.slice(0, -1)) {
    publish(paragraphs, REVISED);
    record();
  }
  publish(editions.at(-1) ?? [], REVISED);
  expect(told().map((problem) => problem.split(': ')[1])).toEqual(asked.map((number) => `p${number}`));
});

describe('of a paragraph that went into another', () => {
  const merged = `${FIRST} ${THIRD}`;
  beforeEach(() => {
    publish([FIRST, THIRD, FOURTH]);
    record();
    publish([merged, FOURTH]);
    record();
    expect(anchors()).toEqual(['p1', 'p3']);
  });

  test('stay there while that reads the same, whatever is written like it elsewhere', () => {
    publish([merged, FOURTH, THIRD]);
    record();
    expect(anchors()).toEqual(['p1', 'p3', 'p4']);
    expect(load().archive.article(ID)?.anchors?.leads).toEqual([{ id: 'p2', to: 'p2s1' }]);
  });

  test('cannot be kept in a place that is not there', () => {
    expect(told({ decided: decide([[2, 9]]), date: '2024-05-09' })).toEqual([
      `npm run permalinks:1: option: --keep ${ID}#p2=9: the text has 2 paragraphs. Give the place of one of them, from 1.`,
    ]);
  });

  test('are asked about where what took it in is deleted, and its words stand elsewhere', () => {
    publish([FOURTH, THIRD], REVISED);
    expect(told().map((problem) => problem.split(': ')[1])).toEqual(['p2']);
  });

  test('come back with it where it is cut out again, and are asked about where its words are gone', () => {
    publish([FIRST, THIRD, FOURTH]);
    expect(record()).toEqual([
      `/a/${ID}/#p2 is back`,
      `/a/${ID}/#p1 follows its paragraph to an edited text`,
    ]);
    publish([merged, FOURTH]);
    record();
    publish([FIRST, FOURTH]);
    expect(told({ date: '2024-05-09' }).map((problem) => problem.split(': ')[1])).toEqual(['p2']);
    record({ decided: decide([[2, 'gone']]), date: '2024-05-09' });
    expect(anchors()).toEqual(['p1', 'p2 deleted 2024-05-09', 'p3']);
    publish([FIRST, THIRD, FOURTH]);
    expect(record()).toEqual([`/a/${ID}/#p2 is back`]);
  });
});

describe('addresses', () => {
  const moved = (from: string, to: string) => ({ ...decide(), moved: [{ from, to }] });
  const NEW = '2024-05-02-harbour';
  const rename = (): void => {
    renameSync(join(root, ARTICLE), join(root, `articles/${NEW}.md`));
    write(TIMELINE, sound[TIMELINE].replaceAll(ID, NEW));
  };
  beforeEach(() => {
    record();
  });

  test('a renamed article asks for where it moved, and takes its anchors along', () => {
    rename();
    expect(told()).toEqual([
      `${LEDGER}:1: article: articles/${ID}.md is gone, and /a/${ID}/ was published. If it was renamed: npm run permalinks -- --moved ${ID}=${NEW}. If it was removed: npm run permalinks -- --gone ${ID}="why". Or put it back.`,
    ]);
    record({ decided: moved(ID, NEW) });
    expect(read(LEDGER)).toBe(`moved ${NEW}\n`);
    expect(read(`permalinks/articles/${NEW}.txt`)).toContain('\np4\n');
    expect(redirectRules(load().archive, '/base/')).toBe(
      `/base/a/${ID}/ /base/a/${NEW}/ 301!\n/base/a/${ID}/ /base/a/${NEW}/ 301\n`,
    );
  });

  test('a moved entry may be written by hand, and moves follow each other', () => {
    rename();
    write(LEDGER, read(LEDGER).replace(/^live .*/, `moved ${NEW}`));
    record();
    expect(anchorsOf(NEW)).toEqual(['p1', 'p2', 'p3', 'p4']);
    renameSync(join(root, `articles/${NEW}.md`), join(root, 'articles/2024-05-02-quay.md'));
    write(TIMELINE, sound[TIMELINE].replaceAll(ID, '2024-05-02-quay'));
    record({ decided: moved(NEW, '2024-05-02-quay') });
    expect(load().archive.retired.map(({ path, standing }) => [path[1], standing])).toEqual([
      [NEW, { kind: 'moved', to: ['a', '2024-05-02-quay'] }],
      [ID, { kind: 'moved', to: ['a', '2024-05-02-quay'] }],
    ]);
  });
  const anchorsOf = (id: string): string[] =>
    read(`permalinks/articles/${id}.txt`)
      .split('\n')
      .filter((line) => /^p\d/.test(line));

  test('a removed article and its timeline say when and why, and their addresses are never used again', () => {
    rmSync(join(root, ARTICLE));
    rmSync(join(root, TIMELINE));
    const decided = {
      ...decide(),
      gone: [
        { address: ID, reason: 'سُحب' },
        { address: 'timeline/port', reason: 'سُحبت برقيته' },
      ],
    };
    record({ decided, date: '2024-06-01' });
    expect(load().archive.retired).toMatchObject([
      { path: ['a', ID], standing: { kind: 'gone', date: '2024-06-01', reason: 'سُحب' } },
      { path: ['timeline', 'port'], standing: { kind: 'gone' } },
      { path: ['timeline', 'port', 'embed'], standing: { kind: 'gone' } },
      { path: ['timeline', 'port', 'arrival'], standing: { kind: 'gone' } },
      { path: ['timeline', 'port', 'meeting'], standing: { kind: 'gone' } },
    ]);
    publish([FIRST]);
    expect(told()).toEqual([
      `${LEDGER}:1: gone: articles/${ID}.md is there again. An address is never used twice: give the new one another name, or delete this line if it was a mistake.`,
    ]);
  });

  test('a renamed event asks too; its anchors lead to its new ones', () => {
    write(TIMELINE, sound[TIMELINE].replace('id: meeting', 'id: city-meeting'));
    expect(told()).toEqual([
      `${EVENTS}:3: meeting: event meeting is gone from timelines/port.yaml, and /timeline/port/meeting/ was published. If it was renamed: npm run permalinks -- --moved timeline/port/meeting=timeline/port/city-meeting. If it was removed: npm run permalinks -- --gone timeline/port/meeting="why". Or put it back.`,
    ]);
    record({ decided: moved('timeline/port/meeting', 'timeline/port/city-meeting') });
    expect(read(EVENTS)).toBe('live\n arrival\n meeting moved port/city-meeting\n city-meeting\n');
    expect(load().archive.leadsIn(ID)).toEqual([{ id: 'ev-meeting', to: 'ev-city-meeting' }]);
  });

  test('an article that is published cannot take in another: its anchors are its own', () => {
    rename();
    record({ decided: moved(ID, NEW) });
    expect(told({ decided: moved(NEW, ID) })[0]).toContain('is published with anchors of its own');
    expect(told({ decided: moved('2024-01-01-nothing', 'x') })[0]).toContain('was never published');
  });

  test('evidence keeps its anchor however the event lists its quotes, and leads to its paragraph when it is gone', () => {
    const two = sound[TIMELINE].replace(
      '        quote: اللقاء',
      '        quote: جدول الأعمال طويل. وأضاف\n      - article: 2024-05-02-port-talks\n        quote: اللقاء',
    );
    write(TIMELINE, two);
    record();
    const named = (): Record<string, string> =>
      Object.fromEntries(
        load()
          .archive.evidenceIn(ID)
          .map(({ evidence }) => [evidence.anchor, evidence.quote.slice(0, 6)]),
      );
    expect(named()).toMatchObject({ 'ev-meeting': 'اللقاء', 'ev-meeting-2': 'جدول ا' });
    write(
      TIMELINE,
      sound[TIMELINE].replace(
        'quote: اللقاء يبدأ في المدينة يوم 4 أيار/مايو 2024',
        'quote: جدول الأعمال طويل. وأضاف',
      ),
    );
    expect(named()).toMatchObject({ 'ev-meeting-2': 'جدول ا' });
    expect(load().archive.leadsIn(ID)).toEqual([{ id: 'ev-meeting', to: 'p1' }]);
  });
});

describe('of evidence', () => {
  const OTHER = 'timelines/quay.yaml';
  const event = (id: string, quotes: string[]): string =>
    `  - id: ${id}
    date: 2024-05-01
    claim: held
    title: وصول
    evidence:
${quotes.map((quote) => `      - { article: ${ID}, quote: ${quote} }\n`).join('')}`;
  const timeline = (...events: string[]): string => `title: خط\nevents:\n${events.join('')}`;
  const ARRIVAL = 'في 1 أيار/مايو 2024';
  const problems = (): string[] =>
    load().problems.map((problem) => formatProblem(problem).replaceAll(`${root}/`, ''));
  const anchorsOf = (): Record<string, string> =>
    Object.fromEntries(
      load()
        .archive.evidenceIn(ID)
        .map(({ evidence, event: { id } }) => [`${id} ${evidence.quote}`, evidence.anchor]),
    );

  test('an event never takes the anchor of one whose name looks like its second quote', () => {
    write(TIMELINE, timeline(event('visit-2', [ARRIVAL]), event('visit', ['الميناء في 1 أيار/مايو 2024'])));
    expect(problems()).toEqual([]);
    record();
    write(TIMELINE, timeline(event('visit-2', [ARRIVAL]), event('visit', [`إلى الميناء ${ARRIVAL}`])));
    expect(problems()).toEqual([]);
    expect(anchorsOf()).toEqual({
      [`visit-2 ${ARRIVAL}`]: 'ev-visit-2',
      [`visit إلى الميناء ${ARRIVAL}`]: 'ev-visit',
    });
    write(TIMELINE, timeline(event('visit-2', [ARRIVAL]), event('visit', [ARRIVAL])));
    expect(anchorsOf()).toEqual({ [`visit-2 ${ARRIVAL}`]: 'ev-visit-2', [`visit ${ARRIVAL}`]: 'ev-visit' });
  });

  test.each(['published or not', 'published'])(
    'two events may not claim one anchor, in two timelines either: %s',
    (when) => {
      write(TIMELINE, timeline(event('visit', [ARRIVAL, 'وصل الوفدان'])));
      if (when === 'published') record();
      write(OTHER, timeline(event('visit-2', [`الميناء ${ARRIVAL}`])));
      expect(problems()).toEqual([
        `${OTHER}:3: events.visit-2.id: "visit-2" and "visit" of ${TIMELINE} both quote ${ID}, so #ev-visit-2 would name two places there. Choose another id.`,
      ]);
      write(OTHER, timeline(event('visit', [`الميناء ${ARRIVAL}`])));
      expect(problems()).toEqual([
        `${OTHER}:3: events.visit.id: "visit" is also an event of ${TIMELINE} that quotes ${ID}, so #ev-visit would name two places there. Choose another id.`,
      ]);
    },
  );
});

test.each([
  ['p1\n', 'p1\n', /ledger: p1 is on line 2 too\. Keep the one/, 'p2\n'],
  [
    'live ',
    'alive ',
    /:1: ledger: "alive .*" is not a line of the ledger\. Take the line from the last commit/,
    'live ',
  ],
  [
    'p2\n',
    '<<<<<<< HEAD\np2\n',
    /ledger: holds the lines of two branches, as a merge leaves them\. Run npm run permalinks/,
    'p2\n',
  ],
  ['p2\n', 'p2 deleted 2024-02-30\n', /ledger: "2024-02-30" is not a real day/, 'p2\n'],
  [' p1s1 ', ' p1s1 x', /ledger: " p1s1 x.*" is not a line of the ledger/, ' p1s1 '],
])('a ledger with %j made %j says so', (from, to, message, kept) => {
  record();
  const text = read(LEDGER);
  write(LEDGER, kept === 'p2\n' && from === 'p1\n' ? text.replace('p2\n', to) : text.replace(from, to));
  expect(told().join('\n')).toMatch(message);
  expect(load().permalinks.writes.map(({ file }) => file)).not.toContain(join(root, LEDGER));
});

// Each starts several processes, a second each on an idle machine.
describe('on the command line', { timeout: 300_000 }, () => {
  const run = (script: string, args: string[] = [], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [`src/cli/${script}.ts`, ...args], {
      env: {
        ...process.env,
        CI: '',
        SITE_URL: 'https://news.example',
        CONTENT_DIR: root,
        OUT_DIR: join(root, '../dist'),
        ...env,
      },
      encoding: 'utf8',
    });

  test('with CI=true what is not recorded fails, with its address and the remedy', () => {
    record();
    publish([FIRST, SECOND, THIRD, FOURTH, 'وأعلنت إدارة المرفأ فتح باب التسجيل للسائقين.']);
    const message = `${root}/${ARTICLE}:16: permalinks: /a/${ID}/#p5 is new, and the ledger does not hold that. Run npm run permalinks, and commit permalinks/.`;
    for (const script of ['check', 'build']) {
      const { status, stderr } = run(script, [], { CI: 'true' });
      expect({ status, first: stderr.split('\n')[0] }).toEqual({ status: 1, first: message });
    }
    expect(anchors()).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(run('permalinks').stdout).toBe(
      `/a/${ID}/#p5 is new\n1 file of ${root}/permalinks/ written: commit with the content.\n`,
    );
    expect(run('check', [], { CI: 'true' }).status).toBe(0);
  });

  test('options decide, and what cannot be understood is said without a stack trace', () => {
    record();
    publish([FIRST, SECOND, FOURTH]);
    const { stdout } = run('permalinks', ['--gone', `${ID}#p3`, '--date', '2024-05-09']);
    expect(stdout).toContain(`/a/${ID}/#p3 is deleted, and leaves a note of 2024-05-09`);
    const wrong = run('permalinks', ['--keep', 'x', '--gone', 'y', '--moved', 'z']);
    expect(wrong.stderr.split('\n').slice(0, 3)).toEqual([
      '--keep x: is not understood. Write --keep <article>#p4=5.',
      '--gone y: says no reason. Write --gone <address>="why", or --gone <article>#p4.',
      '--moved z: is not understood. Write --moved <old>=<new>.',
    ]);
    expect(wrong.status).toBe(1);
    expect(readdirSync(join(root, 'permalinks/articles'))).toEqual([`${ID}.txt`]);
  });

  test('a command that a message names does what it says when it is pasted', () => {
    publish(ROWS);
    run('permalinks');
    publish([FIRST, SECOND, ANOTHER, FOURTH], REVISED);
    const said: string[] = [];
    for (let stops = 0; stops < 5; stops++) {
      const { status, stderr } = run('permalinks', said);
      if (status === 0) break;
      const [, option = '', value = ''] =
        /Say which it is: npm run permalinks -- (?:--keep \S+ \| )*?(--\w+) (\S+)/.exec(stderr) ?? [];
      expect(value).not.toBe('');
      said.push(option, value);
    }
    expect(said[0]).toBe('--keep');
    expect(said[1]).toBe(`${ID}#p2=3`);
    expect(run('check', [], { CI: 'true' }).status).toBe(0);
  });

  test('the shipped ledger holds every shipped address', () => {
    const printed = execFileSync(process.execPath, ['src/cli/check.ts'], {
      env: { ...process.env, CI: 'true' },
      encoding: 'utf8',
    });
    expect(printed).toContain('quotes verified');
  });
});
