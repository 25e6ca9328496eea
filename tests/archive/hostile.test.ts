import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

const G = 'agencies.yaml';
const quote = 'quote: وصل الوفدان إلى الميناء في 1 أيار/مايو 2024';

const cases: [what: string, changes: Content, problems: string[]][] = [
  [
    'no agencies.yaml: the articles are not blamed',
    { [G]: undefined },
    [`${G}:1: file: is missing. Add it.`],
  ],
  [
    'agencies.yaml as a list',
    { [G]: '- a\n' },
    [`${G}:1: file: must be a mapping of ids to agencies. Write id: { kind, lang, names }.`],
  ],
  [
    'one faulty name: the others still sign datelines',
    edited(G, 'en: Wafq', 'en: 12'),
    [`${G}:4: wafq.names.en: is 12, and must be text. Put it in quotation marks.`],
  ],
  ...(
    [
      ['with another kaf', 'ar: وکالة وفق', 'names.ar', 'وکالة وفق', 'ک (U+06A9) where that has ك (U+0643)'],
      ['with heh', 'ar: وكاله وفق', 'names.ar', 'وكاله وفق', 'ه (U+0647) where that has ة (U+0629)'],
      [
        'with a joiner',
        'ar: وكا\u200cلة وفق',
        'names.ar',
        'وكا<U+200C>لة وفق',
        'U+200C where that has ل (U+0644)',
      ],
    ] as const
  ).map(([what, names, field, name, difference]): [string, Content, string[]] => [
    `an agency that is called as another is, ${what}`,
    { [G]: `${sound[G]}spoof:\n  kind: wire\n  lang: ar\n  names:\n    ${names}\n` },
    [
      `${G}:13: spoof.${field}: "${name}" looks like "وكالة وفق" of "wafq" (line 4): it has ${difference}. Give it a name that a reader can tell apart, or make the two one agency.`,
    ],
  ]),
  [
    'a Latin name in Cyrillic, among other names',
    { [G]: `${sound[G]}spoof:\n  kind: wire\n  lang: ar\n  names: { ar: وكالة }\n  also: [س, Wаfq]\n` },
    [
      `${G}:13: spoof.also: "Wаfq" looks like "Wafq" of "wafq" (line 4): it has а (U+0430) where that has a (U+0061). Give it a name that a reader can tell apart, or make the two one agency.`,
    ],
  ],
  [
    'two agencies of one name, and other spellings of its own in an agency',
    {
      [G]: `${sound[G]}also-wafq:\n  kind: source\n  lang: ar\n  names: { ar: وكالة وفق }\n  also: [أ ف ق, ا ف ق]\n`,
    },
    [],
  ],
  [
    'an agency’s id with a letter that looks like one of its own',
    edited(A, 'wire: wafq', 'wire: wаfq'),
    [
      `${A}:5: wire: "wаfq" is not an id: а (U+0430) only looks like one of its letters. Write "wafq". Use lower-case ASCII letters, digits and single hyphens.`,
    ],
  ],
  [
    'a dateline whose name looks like the agency’s',
    edited(A, '(الصحيفة / وكالة وفق - ', '(الصحيفة / Wаfq - '),
    [
      `${A}:8: dateline: names "Wаfq", which looks like "Wafq" but has а (U+0430) where that has a (U+0061): it is not a name of source "sahifa" or wire "wafq". Correct source or wire, or add the name to agencies.yaml.`,
    ],
  ],
  [
    'an article of more than 256 KiB',
    { [T]: undefined, [A]: `${sound[A]}${'كلمة '.repeat(30_000)}` },
    [`${A}:1: file: is larger than 256 KiB. A dispatch is a few pages: split it, one dispatch each.`],
  ],
  [
    'an article of 5,001 list items',
    {
      [T]: undefined,
      [A]: `${sound[A]}\n${'- ب\n'.repeat(4_999)}`,
    },
    [
      `${A}:5010: body: has 5001 paragraphs, headings and cells, and may have 5000. A dispatch is a few pages: split it, one dispatch each.`,
    ],
  ],
  [
    'one faulty party: the events that name it are not blamed',
    edited(T, 'first: { name: الوفدان }', 'first: { name: الوفدان, also: x }'),
    [
      `${T}:3: parties.first.also: is "x", and must be a list. Write it as [one, two], or a line "- one" for each.`,
    ],
  ],
  [
    'a party whose id is none',
    edited(T, 'places:\n', '  Second_One: { name: س }\nplaces:\n'),
    [
      `${T}:4: parties.Second_One: "Second_One" is not an id. Use lower-case ASCII letters, digits and single hyphens.`,
    ],
  ],
  [
    'a party that stands twice in an event',
    edited(T, 'parties: [first]', 'parties: [first, first]'),
    [`${T}:11: events.arrival.parties: "first" stands twice. Delete one.`],
  ],
  [
    'an event whose id the page itself uses',
    edited(T, 'id: arrival', 'id: party'),
    [`${T}:7: events.party.id: "party" is kept for the timeline's own addresses. Choose another.`],
  ],
  [
    'an event whose anchor is that of the second quote of another',
    {
      [T]: sound[T].replace('id: meeting', 'id: arrival-2').replace(
        quote,
        `quote: وصل الوفدان إلى الميناء
      - article: 2024-05-02-port-talks
        quote: في 1 أيار/مايو 2024`,
      ),
    },
    [
      `${T}:17: events.arrival-2.id: "arrival-2" and "arrival" of timelines/port.yaml both quote 2024-05-02-port-talks, so #ev-arrival-2 would name two places there. Choose another id.`,
    ],
  ],
  [
    'a statement that is yet to come',
    edited(T, 'claim: scheduled', 'claim: stated'),
    [
      `${T}:17: events.meeting.claim: stated needs a dispatch of 2024-05-04 or later; the newest quoted here is of 2024-05-02. Claim "scheduled", or quote a dispatch that reports it.`,
    ],
  ],
  [
    'held in a month that has not begun',
    {
      [T]: sound[T].replace('claim: scheduled', 'claim: held').replace('date: 2024-05-04', 'date: 2024-06'),
    },
    [
      `${T}:16: events.meeting.date: the quoted words say 4 May 2024, the event says 2024-06. Correct the date, or quote the words that say it.`,
      `${T}:17: events.meeting.claim: held needs a dispatch of 2024-06-01 or later; the newest quoted here is of 2024-05-02. Claim "scheduled", or quote a dispatch that reports it.`,
    ],
  ],
  [
    'a quote with other spaces',
    edited(T, quote, quote.replace('وصل الوفدان', 'وصل  الوفدان')),
    [
      `${T}:14: events.arrival.evidence.quote: stands in 2024-05-02-port-talks (p1) with other spaces between its words. Copy the words from there as they are.`,
    ],
  ],
  [
    'a language that is a word',
    edited(A, 'wire: wafq', 'wire: wafq\nlang: Arabic'),
    [`${A}:6: lang: "Arabic" is not a BCP 47 language tag. Write "ar", "en", "ur" …`],
  ],
  [
    'a headline of two lines',
    edited(A, 'title: وصول', 'title: |\n  سطر\n  وصول'),
    [`${A}:2: title: holds a line break or a tab. Write it on one line.`],
  ],
  [
    'a hashtag that YAML takes for a comment',
    edited(A, 'title: وصول الوفدين', 'title: وصول #الوفدين'),
    [`${A}:2: title: ends before #الوفدين إلى الميناء. Put the value in quotation marks.`],
  ],
  ['a comment that is one', edited(A, 'wire: wafq', 'wire: wafq # the agency'), []],
  [
    'a word that YAML takes for an anchor',
    edited(A, 'title: وصول', 'title: &وصول'),
    [`${A}:2: title: has an anchor (&وصول). Delete it, or put the value in quotation marks.`],
  ],
  [
    'a quotation inside a quoted headline',
    edited(A, 'title: وصول الوفدين إلى الميناء', 'title: "قال "وصلنا" أمس"'),
    [
      `${A}:2: yaml: words follow where the value has ended. Put the whole value in quotation marks, in ' where it holds ".`,
    ],
  ],
  [
    'a colon without a space',
    edited(A, 'date: 2024-05-02', 'date:2024-05-02'),
    [
      `${A}:3: yaml: this line is not "key: value". Write a colon and a space after its key, or put a value of several lines in quotation marks.`,
    ],
  ],
  [
    'an open bracket: told where it opens',
    edited(T, 'parties: [first]', 'parties: [first'),
    [`${T}:11: yaml: a bracket [ is not closed. Close it with ].`],
  ],
  [
    'a list for text',
    edited(A, 'title: وصول الوفدين إلى الميناء', 'title: [a, b]'),
    [`${A}:2: title: is ["a","b"], and must be text. Write one value, without - or brackets.`],
  ],
  [
    'direction controls spelt as entities',
    edited(A, 'وأضاف أن', 'وأضاف &#x202e;&rlm; أن'),
    [
      `${A}:10: body: spells the invisible character U+202E as &#x202e;. Delete it.`,
      `${A}:10: body: spells the invisible character U+200F as &rlm;. Delete it.`,
    ],
  ],
  [
    'a picture in the text',
    edited(A, 'وأضاف أن', 'وأضاف ![خريطة](map.png) و\\![نص](x) أن'),
    [
      `${A}:10: body: pictures are not shown in the text. Remove "![خريطة]", and name the picture under pictures in the frontmatter.`,
    ],
  ],
  [
    'a body of rules only',
    { [T]: undefined, [A]: `${sound[A].slice(0, sound[A].indexOf('('))}***\n` },
    [`${A}:8: body: is empty. Put the words of the dispatch below the frontmatter.`],
  ],
  ...['agencies.yml', 'timeline/x.yaml', 'Articles/x.md'].map((name): [string, Content, string[]] => {
    const [stray = ''] = name.split('/');
    const near = { a: 'agencies.yaml', t: 'timelines', A: 'articles' }[stray[0] ?? ''];
    return [
      `${stray}, which nobody reads`,
      { [name]: 'x' },
      [`${stray}:1: file: is not read. Name it "${near}", or move it out of the content folder.`],
    ];
  }),
  ...(['UTF-16 with its mark', 'UTF-16 without'] as const).map((what): [string, Content, string[]] => [
    what,
    { [T]: Buffer.from(`${what.endsWith('mark') ? '\ufeff' : ''}${sound[T]}`, 'utf16le') },
    [`${T}:1: file: is UTF-16. Save the file as UTF-8.`],
  ]),
];

describe('messages about hostile files', () => {
  test.each(cases)('%s', (_what, changes, problems) => {
    expect(problemsOf(changes)).toEqual(problems);
  });

  test('no hidden character of a spoofed name reaches the terminal', () => {
    for (const line of problemsOf(edited(T, 'id: arrival', 'id: "arr\u202eival"')))
      expect(line).toContain('events.arr<U+202E>ival.id: ');
    expect(formatProblem({ file: 'a\nb.md', line: 1, field: 'x\u0000', message: 'ok' })).toBe(
      'a b.md:1: x<U+0000>: ok',
    );
  });

  test.each(['a file', 'a link to nowhere'])('articles as %s', (what) => {
    const root = contentFolder({ [A]: undefined, [T]: undefined });
    if (what === 'a file') writeFileSync(join(root, 'articles'), 'x');
    else symlinkSync('/nowhere', join(root, 'articles'));
    const code = what === 'a file' ? 'ENOTDIR' : 'ENOENT';
    expect(loadArchive(root).problems.map(formatProblem)).toEqual([
      `${root}/articles:1: file: cannot be read as a folder (${code}). Make it a readable folder.`,
    ]);
  });

  test.each(['articles', 'timelines', 'permalinks'])('%s as a link out of the content folder', (name) => {
    const root = contentFolder({ [A]: undefined, [T]: undefined });
    symlinkSync(join(contentFolder(), 'articles'), join(root, name));
    expect(loadArchive(root).problems.map(formatProblem)).toContain(
      `${root}/${name}:1: file: is a link that leaves the content folder. Put the folder itself here.`,
    );
  });

  test('agencies.yaml as a folder', () => {
    const root = contentFolder({ [G]: undefined });
    mkdirSync(join(root, G));
    expect(loadArchive(root).problems.map(formatProblem)).toEqual([
      `${root}/${G}:1: file: is not a file. Move it out of the content folder.`,
    ]);
  });
});

test('every quoted article marks the words with the event’s own anchor', () => {
  const second = 'articles/2024-05-03-port-talks-go-on.md';
  const root = contentFolder({
    [second]: sound[A].replace('2024-05-02', '2024-05-03').replace('02 أيار', '03 أيار'),
    [T]: sound[T].replace(
      quote,
      `${quote}\n      - article: 2024-05-03-port-talks-go-on\n        ${quote}\n      - article: 2024-05-03-port-talks-go-on\n        quote: يبدأ في المدينة`,
    ),
  });
  const { archive, problems } = loadArchive(root);
  expect(problems).toEqual([]);
  expect(
    archive.timelines[0]?.events[0]?.evidence.map(({ article, anchor }) => [article.id, anchor]),
  ).toEqual([
    ['2024-05-02-port-talks', 'ev-arrival'],
    ['2024-05-03-port-talks-go-on', 'ev-arrival'],
    ['2024-05-03-port-talks-go-on', 'ev-arrival-2'],
  ]);
});
