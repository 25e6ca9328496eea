import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import {
  ARTICLE as A,
  type Content,
  contentFolder,
  edited,
  problemsOf,
  sound,
  TIMELINE as T,
} from './content-folder.ts';

const cases: [what: string, changes: Content, problems: string[]][] = [
  [
    'a missing key',
    edited(A, 'title: وصول الوفدين إلى الميناء\n', ''),
    [`${A}:2: title: is missing. Add it: Headline, verbatim.`],
  ],
  [
    'an unknown key',
    edited(A, 'wire: wafq', 'wire: wafq\nsumary: x'),
    [`${A}:6: sumary: is not a known key. Did you mean "summary"?`],
  ],
  [
    'text for a list',
    edited(A, 'wire: wafq', 'wire: wafq\ntopics: one'),
    [`${A}:6: topics: is "one", and must be a list. Write it as [one, two], or a line "- one" for each.`],
  ],
  [
    'a number for text',
    edited(A, 'وصول الوفدين إلى الميناء\nd', '2024\nd'),
    [`${A}:2: title: is 2024, and must be text. Put it in quotation marks.`],
  ],
  [
    'a key without a value',
    edited(A, 'وصول الوفدين إلى الميناء\nd', '\nd'),
    [`${A}:2: title: is empty. Fill it in, or delete it.`],
  ],
  [
    'an impossible day',
    edited(A, 'date: 2024-05-02', 'date: 2024-02-30'),
    [`${A}:3: date: "2024-02-30" is not a real day. Write it as YYYY-MM-DD.`],
  ],
  [
    'an impossible month',
    edited(T, 'date: 2024-05-01', 'date: 2024-13'),
    [
      `${T}:8: events.arrival.date: "2024-13" is not a date that exists. Write 2019, 2022-01, 2022-01-10 or 2022-01-10/2022-01-13, the earlier first.`,
    ],
  ],
  [
    'a day in another form',
    edited(A, 'date: 2024-05-02', 'date: 2/5/2024'),
    [`${A}:3: date: "2/5/2024" is not a real day. Write it as YYYY-MM-DD.`],
  ],
  [
    'a year for a day',
    edited(A, 'date: 2024-05-02', 'date: 2024'),
    [`${A}:3: date: "2024" is not a real day. Write it as YYYY-MM-DD.`],
  ],
  [
    'an unknown agency, mistyped',
    edited(A, 'wire: wafq', 'wire: wafk'),
    [`${A}:5: wire: "wafk" is not in agencies.yaml. Did you mean "wafq"?`],
  ],
  [
    'an unknown agency',
    edited(A, 'wire: wafq', 'wire: reuters'),
    [`${A}:5: wire: "reuters" is not in agencies.yaml. Use one of: wafq, sahifa.`],
  ],
  [
    'an agency of another kind',
    edited(A, 'wire: wafq', 'wire: sahifa'),
    [
      `${A}:5: wire: "sahifa" is a source in agencies.yaml. Name a wire here, or make its kind "both".`,
      `${A}:8: dateline: names "وكالة وفق", which is not a name of source "sahifa" or wire "sahifa". Correct source or wire, or add the name to agencies.yaml.`,
    ],
  ],
  [
    'an unknown article',
    edited(T, 'article: 2024-05-02-port-talks', 'article: 2024-05-02-port-talk'),
    [
      `${T}:13: events.arrival.evidence.article: "2024-05-02-port-talk" is not in articles/. Did you mean "2024-05-02-port-talks"?`,
    ],
  ],
  [
    'an unknown party',
    edited(T, 'parties: [first]', 'parties: [frist]'),
    [`${T}:11: events.arrival.parties: "frist" is not among this timeline's parties. Did you mean "first"?`],
  ],
  [
    'an unknown place',
    edited(T, 'place: city', 'place: town'),
    [`${T}:19: events.meeting.place: "town" is not among this timeline's places. Use one of: city.`],
  ],
  [
    'an event id twice',
    edited(T, 'id: meeting', 'id: arrival'),
    [`${T}:15: events.arrival.id: "arrival" is the id of an earlier event too. Give each its own.`],
  ],
  [
    'an event that would stand at the address of another page of its timeline',
    edited(T, 'id: arrival', 'id: newest'),
    [`${T}:7: events.newest.id: "newest" is kept for the timeline's own addresses. Choose another.`],
  ],
  [
    'an agency twice',
    edited('agencies.yaml', 'sahifa:', 'wafq:'),
    [
      'agencies.yaml:5: wafq: is here twice. Keep one.',
      `${A}:4: source: "sahifa" is not in agencies.yaml. Use one of: wafq.`,
      `${A}:5: wire: "wafq" is a source in agencies.yaml. Name a wire here, or make its kind "both".`,
    ],
  ],
  [
    'a party twice',
    edited(T, 'parties:\n', 'parties:\n  first: { name: س }\n'),
    [`${T}:4: parties.first: is here twice. Keep one.`],
  ],
  [
    'a bad file name',
    { [A]: undefined, [T]: undefined, 'articles/Port Talks.md': sound[A] },
    [
      'articles/Port Talks.md:1: file: "Port Talks.md" is not a name for an article. Name it YYYY-MM-DD-handle.md, the handle in lower-case ASCII.',
    ],
  ],
  [
    'a foreign file',
    { 'articles/notes.txt': 'x' },
    ['articles/notes.txt:1: file: does not end in .md. Rename it, or move it out of the content folder.'],
  ],
  [
    'an empty body',
    { [T]: undefined, [A]: sound[A].slice(0, sound[A].indexOf('(')) },
    [`${A}:8: body: is empty. Put the words of the dispatch below the frontmatter.`],
  ],
  [
    'no frontmatter',
    { [T]: undefined, [A]: 'نص' },
    [
      `${A}:1: file: has no frontmatter. Begin it with a line ---, then title, date, source and wire, then a line ---.`,
    ],
  ],
  [
    'frontmatter without an end',
    { [T]: undefined, [A]: '---\ntitle: x\n' },
    [
      `${A}:1: file: has no frontmatter. Begin it with a line ---, then title, date, source and wire, then a line ---.`,
    ],
  ],
  [
    'empty frontmatter',
    { [T]: undefined, [A]: '---\n---\nنص' },
    [`${A}:2: file: is empty. Fill it in, or delete it.`],
  ],
  [
    'empty files',
    { [T]: '', [A]: '', 'agencies.yaml': '' },
    [
      'agencies.yaml:1: file: must be a mapping of ids to agencies. Write id: { kind, lang, names }.',
      `${A}:1: file: has no frontmatter. Begin it with a line ---, then title, date, source and wire, then a line ---.`,
      `${T}:1: file: is empty. Fill it in, or delete it.`,
    ],
  ],
  [
    'invalid UTF-8',
    { [A]: Buffer.concat([Buffer.from(sound[A]), Buffer.from([0x0a, 0xd9])]) },
    [`${A}:12: file: is not valid UTF-8 from here on. Save the file as UTF-8.`],
  ],
  [
    'a byte-order mark',
    { [A]: `\ufeff${sound[A]}` },
    [`${A}:1: file: begins with a byte-order mark, U+FEFF. Save it as UTF-8 without one.`],
  ],
  [
    'bidi controls in the body',
    edited(A, 'وأضاف أن', 'وأضاف \u202e123\u202c أن'),
    [
      `${A}:10: body: holds a direction control, U+202E, at column 7. Delete it: the site isolates directions itself.`,
      `${A}:10: body: holds a direction control, U+202C, at column 11. Delete it: the site isolates directions itself.`,
    ],
  ],
  [
    'a direction mark in a title',
    edited(A, 'title: وصول', 'title: وصول\u200e'),
    [
      `${A}:2: title: holds a direction mark, U+200E, at column 12. Delete it: the site isolates directions itself.`,
    ],
  ],
  [
    'an escaped direction mark',
    edited(A, 'title: وصول الوفدين إلى الميناء', 'title: "وصول\\u200e الوفدين"'),
    [`${A}:2: title: spells the invisible character U+200E with an escape. Delete it.`],
  ],
  [
    'a quote with another word',
    edited(T, 'quote: وصل الوفدان إلى الميناء في 1', 'quote: وصل الوفدان إلى المرفأ في 1'),
    [
      `${T}:14: events.arrival.evidence.quote: is not in 2024-05-02-port-talks. The nearest sentence: (الصحيفة / وكالة وفق - 02 أيار 2024) وصل الوفدان إلى الميناء في 1 أيار/مايو 2024.`,
    ],
  ],
  [
    'a quote of nothing',
    edited(T, 'quote: وصل الوفدان إلى الميناء في 1 أيار/مايو 2024', 'quote: xyz'),
    [
      `${T}:14: events.arrival.evidence.quote: is not in 2024-05-02-port-talks. No sentence there is like it: check the article.`,
    ],
  ],
  [
    'a quote that is there twice',
    edited(T, 'quote: وصل الوفدان إلى الميناء في 1 أيار/مايو 2024', 'quote: جدول الأعمال طويل'),
    [
      `${T}:14: events.arrival.evidence.quote: stands 2 times in 2024-05-02-port-talks (p2). Quote more words around it.`,
    ],
  ],
  [
    'a quote over two paragraphs',
    edited(
      T,
      'quote: اللقاء يبدأ في المدينة يوم 4 أيار/مايو 2024',
      'quote: يوم 4 أيار/مايو 2024. وأضاف أن جدول',
    ),
    [
      `${T}:22: events.meeting.evidence.quote: runs over more than one paragraph or line of 2024-05-02-port-talks. Quote words of one paragraph, as they stand, and add the rest as a second quote.`,
    ],
  ],
  [
    'a dateline of another agency and day',
    edited(A, 'الصحيفة / وكالة وفق - 02', 'الصحيفة / رويترز - 03'),
    [
      `${A}:8: dateline: names "رويترز", which is not a name of source "sahifa" or wire "wafq". Correct source or wire, or add the name to agencies.yaml.`,
      `${A}:8: dateline: says 2024-05-03, the frontmatter says 2024-05-02. Correct date, and the file name with it.`,
    ],
  ],
  [
    'a dateline of no real day',
    edited(A, '02 أيار', '31 شباط'),
    [`${A}:8: dateline: "31 شباط 2024" is not a real day. Correct it if it was mistyped.`],
  ],
  [
    'held before its day',
    edited(T, 'claim: scheduled', 'claim: held'),
    [
      `${T}:17: events.meeting.claim: held needs a dispatch of 2024-05-04 or later; the newest quoted here is of 2024-05-02. Claim "scheduled", or quote a dispatch that reports it.`,
    ],
  ],
  [
    'a mistyped claim',
    edited(T, 'claim: scheduled', 'claim: sheduled'),
    [`${T}:17: events.meeting.claim: "sheduled" is not known. Did you mean "scheduled"?`],
  ],
  [
    'a character of private use',
    edited(A, 'وأضاف أن', 'وأضاف \ue000 أن'),
    [`${A}:10: body: holds U+E000, a character of private use, which means nothing to a reader. Replace it.`],
  ],
  [
    'characters that our fonts do not have: they are the agency’s',
    edited(A, 'وأضاف أن', 'وأضاف 中国, Путин, שלום, 👩‍🚒 🏴󠁧󠁢󠁳󠁣󠁴󠁿 2\u2009م أن'),
    [],
  ],
  [
    'the same in a timeline',
    edited(T, 'title: وصول', 'title: \ue000 وصول'),
    [
      `${T}:10: events.arrival.title: holds U+E000, a character of private use, which means nothing to a reader. Replace it.`,
    ],
  ],
  [
    'several in two files, sorted',
    {
      ...edited(A, 'wire: wafq', 'wire: wafk\nsumary: x\nurl: ftp'),
      ...edited(T, 'place: city', 'place: town'),
    },
    [
      `${A}:5: wire: "wafk" is not in agencies.yaml. Did you mean "wafq"?`,
      `${A}:6: sumary: is not a known key. Did you mean "summary"?`,
      `${A}:7: url: "ftp" is not a web address. Write it in full, from https://.`,
      `${T}:19: events.meeting.place: "town" is not among this timeline's places. Use one of: city.`,
    ],
  ],
  [
    'a key that would poison',
    edited(A, 'wire: wafq', 'wire: wafq\n__proto__: { x: 1 }'),
    [`${A}:6: __proto__: cannot be used as a key. Choose another.`],
  ],
  [
    'an alias',
    edited(A, 'wire: wafq', 'wire: wafq\ntopics: &a [a, b]\nreplaces: *a'),
    [
      `${A}:6: topics: has an anchor (&a). Delete it, or put the value in quotation marks.`,
      `${A}:7: replaces: is an alias (*a). Write the value out.`,
    ],
  ],
  [
    'a tag',
    edited(A, 'title: وصول', 'title: !!str وصول'),
    [`${A}:2: title: has a tag (!). Delete the tag, and write the value plainly.`],
  ],
  [
    'brackets without end',
    { [T]: '['.repeat(100000) },
    [`${T}:1: yaml: is nested too deep. Write plainer YAML.`],
  ],
  [
    'a colon in a bare title',
    edited(A, 'title: وصول', 'title: بلينكن: وصول'),
    [`${A}:2: yaml: this line has a second ": ", or a wrong indent. Put the value in quotation marks.`],
  ],
  [
    'an open quotation',
    edited(A, 'title: وصول', 'title: "وصول'),
    [`${A}:2: yaml: a quotation mark is not closed. Close it.`],
  ],
  [
    'an event without evidence',
    edited(
      T,
      '    evidence:\n      - article: 2024-05-02-port-talks\n        quote: وصل الوفدان إلى الميناء في 1 أيار/مايو 2024\n',
      '    evidence: []\n',
    ),
    [`${T}:12: events.arrival.evidence: is empty. Quote the words of a dispatch that support the event.`],
  ],
  [
    'events as a mapping',
    { [T]: 'title: x\nevents: {a: 1}\n' },
    [`${T}:2: events: is {"a":1}, and must be a list. Write it as [one, two], or a line "- one" for each.`],
  ],
  [
    'events that are none',
    { [T]: 'title: x\nevents: [1, null]\n' },
    [
      `${T}:2: events: is 1, and must be a mapping. Write it as key: value.`,
      `${T}:2: events: is empty. Fill it in, or delete it.`,
    ],
  ],
  [
    'dates before the dispatch',
    edited(
      A,
      'wire: wafq',
      'wire: wafq\nupdated: 2024-05-01\ncorrections:\n  - date: 2024-04-01\n    note: x\n    by: me',
    ),
    [
      `${A}:6: updated: 2024-05-01 is before the dispatch, 2024-05-02. Correct one of them.`,
      `${A}:10: corrections.by: is not a known key. Use one of: date, note.`,
    ],
  ],
  [
    'takes that are none',
    edited(A, 'wire: wafq', 'wire: wafq\nreplaces: [2024-05-02-port-talks, x]'),
    [
      `${A}:6: replaces: names the article itself. Name its earlier take.`,
      `${A}:6: replaces: "x" is not in articles/. Use one of: 2024-05-02-port-talks.`,
    ],
  ],
];

describe('messages to an editor', () => {
  test.each(cases)('%s', (_what, changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems);
  });

  test('none for sound content', () => {
    expect(problemsOf()).toEqual([]);
    expect(problemsOf({ 'articles/.DS_Store': 'x' })).toEqual([]);
  });

  test('none for Windows line ends', () => {
    const windows = Object.fromEntries(
      Object.entries(sound).map(([name, text]) => [name, text.replace(/\n/g, '\r\n')]),
    );
    expect(problemsOf(windows)).toEqual([]);
  });

  test('a missing folder', () => {
    expect(loadArchive('/nowhere/content').problems.map(formatProblem)).toEqual([
      '/nowhere/content:1: file: is not a folder. Set CONTENT_DIR to the folder that holds articles/ and agencies.yaml.',
    ]);
  });

  test('a link out of the folder, and a folder with the name of a file', () => {
    const root = contentFolder({ [T]: undefined });
    const outside = join(mkdtempSync(join(tmpdir(), 'mahdar-outside-')), 'secret.md');
    writeFileSync(outside, sound[A]);
    symlinkSync(outside, join(root, 'articles/2024-05-03-linked.md'));
    mkdirSync(join(root, 'articles/2024-05-04-folder.md'));
    expect(loadArchive(root).problems.map(formatProblem)).toEqual([
      `${root}/articles/2024-05-03-linked.md:1: file: is a link that leaves the content folder. Put the file itself here.`,
      `${root}/articles/2024-05-04-folder.md:1: file: is not a file. Move it out of the content folder.`,
    ]);
  });
});

describe('on the command line', () => {
  const run = (script: string, env: Record<string, string>) =>
    spawnSync(process.execPath, [script], {
      env: { ...process.env, SITE_URL: 'https://news.example', ...env },
      encoding: 'utf8',
    });

  test('check prints every problem and their number, and fails without a stack trace', () => {
    const root = contentFolder({
      ...edited(A, 'wire: wafq', 'wire: wafk'),
      ...edited(T, 'place: city', 'place: town'),
    });
    const { status, stdout, stderr } = run('src/cli/check.ts', { CONTENT_DIR: root });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      `${root}/${A}:5: wire: "wafk" is not in agencies.yaml. Did you mean "wafq"?`,
      `${root}/${T}:19: events.meeting.place: "town" is not among this timeline's places. Use one of: city.`,
      '2 problems in 2 files',
      '',
    ]);
  });

  test.each(['1', '2'])('a failed build leaves the previous one untouched (THREADS=%s)', (threads) => {
    const out = join(mkdtempSync(join(tmpdir(), 'mahdar-dist-')), 'dist');
    mkdirSync(out);
    writeFileSync(join(out, 'index.html'), 'the last good one');
    const root = contentFolder(edited(A, 'wire: wafq', 'wire: wafk'));
    const { status, stderr } = run('src/cli/build.ts', {
      CONTENT_DIR: root,
      OUT_DIR: out,
      THREADS: threads,
    });
    expect(status).toBe(1);
    expect(stderr.split('\n')).toEqual([
      `${root}/${A}:5: wire: "wafk" is not in agencies.yaml. Did you mean "wafq"?`,
      'Nothing was built: 1 problem in the content.',
      '',
    ]);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('the last good one');
    expect(readdirSync(dirname(out))).toEqual(['dist']);
  });

  test.each([
    ['SITE_URL', 'x.example', 'Write a web address in full, such as https://news.example.'],
    ['BASE_PATH', '../up', 'Write a path in ASCII letters, digits and hyphens, such as /mahdar/.'],
  ])('%s as %s is refused in one line', (name, value, remedy) => {
    const { status, stderr } = run('src/cli/build.ts', { [name]: value, OUT_DIR: '/nowhere/dist' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `${name}: "${value}" cannot be used. ${remedy}\n`,
    });
  });

  test('check counts what it verified', () => {
    const printed = execFileSync(process.execPath, ['src/cli/check.ts'], { encoding: 'utf8' });
    expect(printed).toBe('tests/fixtures/first: 1 article, 1 timeline, 6 events, 7 quotes verified\n');
  });
});
