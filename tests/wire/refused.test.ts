import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, imported, wireFolder } from './wire-folder.ts';

const SAID = { date: '2024-05-03', source: 'sahifa', wire: 'wafq' };
const HEADLINE = 'الوفدان يتفقان على جدول الأعمال';
const TEXT = `${HEADLINE}\n\nاتفق الوفدان على جدول الأعمال، وقال الناطق إن الجلسة تبدأ غدا في الميناء.\n`;
const NINJS = readFileSync('tests/fixtures/wire/harbour.ninjs.json', 'utf8');
const NEWSML = readFileSync('tests/fixtures/wire/harbour.newsml.xml', 'utf8');
const LAUGHS = `<?xml version="1.0"?>\n<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<nitf><body><body.head><hedline><hl1>&b;</hl1></hedline></body.head><body.content><p>&b;</p></body.content></body></nitf>`;

const utf16 = (text: string, littleEndian: boolean, mark = true): Buffer => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
};
const letters = new Map<string, number>();
for (let byte = 0; byte < 256; byte++)
  letters.set(new TextDecoder('windows-1256').decode(Buffer.from([byte])), byte);
const windows1256 = (text: string): Buffer => Buffer.from([...text].map((char) => letters.get(char) ?? 63));

const hostile: [what: string, copy: string | Uint8Array, name: string, fault: string][] = [
  ['nothing', '', 'a.txt', '1: file: is empty. Give the text of a dispatch.'],
  ['white space', ' \n\t\n', 'a.txt', '1: file: is empty but for white space. Give the text of a dispatch.'],
  [
    'lines that may be paragraphs',
    `${HEADLINE}\n(الصحيفة / وفق - 3 أيار 2024) اتفق الوفدان.\nوغادر الوفد.\n`,
    'a.txt',
    '2: body: has 2 lines and no blank one. If each line is a paragraph, say --paragraphs lines; if all are one, --paragraphs blank.',
  ],
  [
    'a page',
    '<p>نص البرقية.</p>\n\n<p>نص آخر.</p>',
    'a.txt',
    '1: file: is marked-up text of a kind unknown, which is not read. Copy its words into a text file.',
  ],
  [
    'a list in JSON',
    '[{"headline": "x"}]',
    'a.txt',
    '1: headlines: must be an array, as in ninjs 3. Give a file that is.',
  ],
  [
    'binary',
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0xff, 0xfe, 0x90]),
    'a.txt',
    '1: file: is neither UTF-8 nor any encoding known here. Is it a text? Save it as UTF-8.',
  ],
  [
    'binary in UTF-8',
    Buffer.from(`${TEXT}\0\u0001\u0002`),
    'a.txt',
    '1: file: holds binary data, not text. Export its words as UTF-8 text.',
  ],
  ['a PDF', '%PDF-1.7\n…', 'a.pdf', '1: file: is a PDF, not text. Export its words as UTF-8 text.'],
  [
    'a Word document',
    Buffer.from('PK\u0003\u0004xx'),
    'a.docx',
    '1: file: is a ZIP archive or an Office document, not text. Export its words as UTF-8 text.',
  ],
  [
    'UTF-16 LE',
    utf16(TEXT, true),
    'a.txt',
    '1: encoding: is UTF-16 (little-endian). Say --encoding utf-16le to have it converted.',
  ],
  [
    'UTF-16 BE',
    utf16(TEXT, false),
    'a.txt',
    '1: encoding: is UTF-16 (big-endian). Say --encoding utf-16be to have it converted.',
  ],
  [
    'UTF-16 LE without a mark',
    utf16(TEXT, true, false),
    'a.txt',
    '1: encoding: is UTF-16 (little-endian). Say --encoding utf-16le to have it converted.',
  ],
  [
    'UTF-16 BE without a mark',
    utf16(TEXT, false, false),
    'a.txt',
    '1: encoding: is UTF-16 (big-endian). Say --encoding utf-16be to have it converted.',
  ],
  [
    'Windows-1256',
    windows1256(TEXT),
    'a.txt',
    '1: encoding: is not UTF-8; it reads as Windows-1256. Say --encoding windows-1256 to have it converted.',
  ],
  [
    'lost letters',
    TEXT.replace('الوفدان على', 'الوف\ufffdان على'),
    'a.txt',
    '3: file: holds U+FFFD, the mark of a letter that was lost before it came here. Fetch the dispatch again.',
  ],
  [
    'more than 1 MiB',
    `${HEADLINE}\n\n${'كلمة '.repeat(150_000)}`,
    'a.txt',
    '1: file: is larger than 1 MiB. A dispatch is a few pages: split the file, one dispatch each.',
  ],
  [
    'a headline of 10,000 characters',
    `${'أ'.repeat(10_000)}\n\nنص`,
    'a.txt',
    '1: headline: has 10000 characters, and a headline has at most 400. Put the headline on a line of its own.',
  ],
  [
    'a dateline for a headline',
    '(الصحيفة / وفق - 3 أيار 2024) قال\n\nنص',
    'a.txt',
    '1: headline: is a dateline. Say the headline with --title, or put it on the first line, above it.',
  ],
  [
    'two dispatches',
    `${HEADLINE}\n\n(الصحيفة / وفق - 3 أيار 2024) اتفق الوفدان.\n\nعنوان آخر\n\n(الصحيفة / وفق - 4 أيار 2024) غادر الوفد.\n`,
    'a.txt',
    '7: file: holds a second dispatch: a dateline opens here, (الصحيفة / وفق - 4 أيار 2024). Give each its own file, or say --single.',
  ],
  [
    'two of agencies nobody knows',
    `${HEADLINE}\n\nموسكو في 3 مايو /سراب/ اتفق الوفدان.\n\nعنوان آخر\nموسكو في 4 مايو /سراب/ غادر الوفد.\n`,
    'a.txt',
    '',
  ],
  [
    'a billion laughs',
    LAUGHS,
    'a.xml',
    '2: xml: has a DOCTYPE with declarations of its own, which may carry entities. Delete the <!DOCTYPE …> and send the rest.',
  ],
  [
    'an external entity',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><nitf>&e;</nitf>',
    'a',
    '1: xml: has a DOCTYPE with declarations of its own, which may carry entities. Delete the <!DOCTYPE …> and send the rest.',
  ],
  [
    'an entity of nowhere',
    NEWSML.replace('اتفق', '&e;'),
    'a.xml',
    '24: xml: is not well-formed, or cut off: undefined entity. Fetch the file again.',
  ],
  ['truncated XML', NEWSML.slice(0, 900), 'a.xml', ''],
  [
    'deep XML',
    `<nitf>${'<p>'.repeat(100_000)}`,
    'a.xml',
    '1: xml: has elements in one another too deep to be a dispatch.',
  ],
  [
    'XML of another kind',
    '<?xml version="1.0"?><svg/>',
    'a.xml',
    '1: xml: is a <svg>, which is not read. Give NITF, NewsML, RSS, Atom, or plain text.',
  ],
  [
    'a feed that holds nothing',
    '<?xml version="1.0"?><rss><channel/></rss>',
    'a.xml',
    '1: xml: is a feed that holds no dispatch. Fetch it again.',
  ],
  [
    'a summary alone',
    '<rss><channel><item><title>عنوان</title><description>ملخص.</description></item></channel></rss>',
    'a.xml',
    '1: body: is a summary alone: the feed does not send the words. Open the page it links to, save it, and import that.',
  ],
  [
    'a feed whose words are elsewhere',
    '<feed><entry><title>عنوان</title><content src="https://agency.example/a"/></entry></feed>',
    'a.xml',
    '1: body: is a summary alone: the feed does not send the words. Open the page it links to, save it, and import that.',
  ],
  [
    'HTML too deep, in a feed',
    `<rss><channel><item><title>عنوان</title><encoded><![CDATA[${'<div>'.repeat(100_000)}]]></encoded></item></channel></rss>`,
    'a.xml',
    '1: html: has elements in one another too deep to be a dispatch.',
  ],
  [
    'NITF without a body',
    '<nitf><body><body.head><hedline><hl1>عنوان</hl1></hedline></body.head></body></nitf>',
    'a.xml',
    '1: body: has no <body.content>. Fetch the whole dispatch.',
  ],
  [
    'a picture',
    NEWSML.replace('ninat:text', 'ninat:picture'),
    'a.xml',
    '7: itemClass: is picture, not text. Give the item that carries the words.',
  ],
  [
    'a package of references',
    '<packageItem><groupSet><group><itemRef residref="x"/></group></groupSet></packageItem>',
    'a.xml',
    '1: xml: is a package of 1 item that is not in this file: "x". Nothing is fetched: import the file of it.',
  ],
  [
    'a package of references, in a message',
    '<newsMessage><itemSet>\n<packageItem guid="p"><groupSet><group><itemRef residref="urn:a\u202e"><title>عنوان</title></itemRef><itemRef href="https://agency.example/b"/></group></groupSet></packageItem></itemSet></newsMessage>',
    'a.xml',
    '2: xml: is a package of 2 items that are not in this file: "urn:a<U+202E>" "عنوان", "https://agency.example/b". Nothing is fetched: import the files of these.',
  ],
  [
    'a package of more references than a line holds',
    `<packageItem><groupSet><group>${'<itemRef residref="xxxxxxxxx"/>'.replaceAll('x', 'y').repeat(2)}${Array.from({ length: 40 }, (_, i) => `<itemRef residref="urn:${i}"/>`).join('')}</group></groupSet></packageItem>`,
    'a.xml',
    '1: xml: is a package of 41 items that are not in this file: "yyyyyyyyy", "urn:0", "urn:1", "urn:2", "urn:3", "urn:4", "urn:5", "urn:6", "urn:7", "urn:8", "urn:9", "urn:10", … 41. Nothing is fetched: import the files of these.',
  ],
  [
    'a package that the agency takes back',
    '<packageItem><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><groupSet/></packageItem>',
    'a.xml',
    '1: pubStatus: is canceled: the agency does not let it be published.',
  ],
  [
    'a package of nothing',
    '<packageItem><groupSet/></packageItem>',
    'a.xml',
    '1: xml: is a package that names no item. Fetch it again.',
  ],
  ['truncated JSON', NINJS.slice(0, 500), 'a.json', ''],
  [
    'JSON of another shape',
    '{"a": 1}',
    'a.json',
    '1: headlines: must be an array, as in ninjs 3. Give a file that is.',
  ],
  [
    'JSON that is a word',
    '"نص"',
    'a.json',
    '1: json: must be an object, as in ninjs 3. Give a file that is.',
  ],
  [
    'JSON of wrong values',
    '{"headlines": [{"value": 5}], "bodies": [{"value": "x"}]}',
    'a.json',
    '1: headlines.0.value: must be a string, as in ninjs 3. Give a file that is.',
  ],
  [
    'ninjs without words',
    '{"headlines": [{"value": "x"}], "bodies": [{"value": " "}]}',
    'a.json',
    '1: bodies: holds no words as text/plain or XHTML. Fetch the whole dispatch.',
  ],
  [
    'what means nothing to a reader',
    TEXT.replace('غدا', 'غدا \ue000'),
    'a.txt',
    '1: body: holds U+E000, a character of private use, which means nothing to a reader. Replace it. (Found by the check of the article to be written.)',
  ],
];

describe('a hostile or broken file', () => {
  test.each(hostile)('%s: one clear line, and nothing changes', (_what, copy, name, fault) => {
    const { faults } = imported(copy, SAID, name) as { faults?: string[] };
    expect(faults).toHaveLength(1);
    if (fault !== '') expect(faults).toEqual([fault]);
    expect(faults?.[0]).toMatch(/^\d+: [\w.-]+: [^\n]{10,300}\.\)?$/);
  });

  test('is converted only on request, and only from its true encoding', () => {
    const wanted = { title: HEADLINE, problems: [] };
    expect(imported(utf16(TEXT, true), { ...SAID, encoding: 'utf-16le' })).toMatchObject(wanted);
    expect(imported(utf16(TEXT, false, false), { ...SAID, encoding: 'utf-16be' })).toMatchObject(wanted);
    expect(imported(windows1256(TEXT), { ...SAID, encoding: 'windows-1256' })).toMatchObject(wanted);
    expect(imported(TEXT, { ...SAID, encoding: 'windows-1256' })).toMatchObject({
      faults: ['1: encoding: is UTF-8, not Windows-1256. Say --encoding utf-8.'],
    });
    expect(imported(utf16(TEXT, true), { ...SAID, encoding: 'utf-16be' })).toMatchObject({
      faults: ['1: encoding: is UTF-16 (little-endian), not UTF-16 (big-endian). Say --encoding utf-16le.'],
    });
  });

  test('a round-up of one agency is one dispatch with --single', () => {
    const copy = `${HEADLINE}\n\nالمدينة (وفق) - اتفق الوفدان.\n\nالعاصمة (وفق) - غادر الوفد.\n`;
    expect(imported(copy, SAID)).toMatchObject({
      faults: [expect.stringContaining('holds a second dispatch')],
    });
    expect(imported(copy, { ...SAID, isSingle: true })).toMatchObject({ problems: [] });
  });
});

describe('invisible characters', () => {
  test('are removed and reported; joiners that are spelling stay; letters are never folded', () => {
    const copy = `\ufeff${HEADLINE}\u200f\n\nقال \u202e"نعم"\u202c\u200b و\u200b«ی ک ہ ے» في می\u200cخواهم، و\u0627\u0653ب.\u2028ثم خرج.`;
    expect(imported(copy, { ...SAID, isOneParagraph: true })).toMatchObject({
      title: HEADLINE,
      paragraphs: ['قال "نعم" و«ی ک ہ ے» في می\u200cخواهم، وآب.\nثم خرج.'],
      notes: [
        'line 3: composed to NFC, from here on: letters came with their marks apart.',
        'line 1: removed U+FEFF, an invisible character, at column 1.',
        'line 1: removed U+200F, a direction mark, at column 33.',
        'line 3: removed U+202E, a direction control, at column 5.',
        'line 3: removed U+202C, a direction control, at column 11.',
        'line 3: removed U+200B, an invisible character, at column 12, and 1 more on this line.',
        expect.stringMatching(
          /^line 3: made a line end of U\+2028, an invisible character, at column \d+\.$/,
        ),
      ],
      problems: [],
    });
  });
});

describe('an existing article', () => {
  test('is never overwritten or imported twice; an earlier take is offered', () => {
    const root = wireFolder();
    expect(imported(TEXT, SAID, 'a.txt', root)).toMatchObject({ id: '2024-05-03-copy' });
    const before = bytesOf(root);
    expect(imported(TEXT, { ...SAID, id: 'other' }, 'a.txt', root)).toMatchObject({
      faults: [
        '1: file: is already here, word for word: 2024-05-03-copy, /a/2024-05-03-copy/. There is nothing to do.',
      ],
    });
    const later = TEXT.replace(HEADLINE, 'اتفاق على جدول الأعمال');
    expect(imported(later, { ...SAID, id: 'later' }, 'a.txt', root)).toMatchObject({
      faults: [
        '1: --replaces: is needed: its first paragraph is that of 2024-05-03-copy (/a/2024-05-03-copy/), so it may be a later take. Say --replaces 2024-05-03-copy, or --replaces none if it is another story.',
      ],
    });
    expect(imported(later, { ...SAID, replaces: [] }, 'a.txt', root)).toMatchObject({
      faults: [
        '1: --id: "2024-05-03-copy" is already here, /a/2024-05-03-copy/. It is never written over: choose another --id.',
      ],
    });
    expect(
      imported(later, { ...SAID, id: 'later', replaces: ['2024-05-03-cpy'] }, 'a.txt', root),
    ).toMatchObject({
      faults: ['1: --replaces: "2024-05-03-cpy" is not in articles/. Give the id of an earlier take.'],
    });
    expect(bytesOf(root)).toEqual(before);
    expect(
      imported(later, { ...SAID, id: 'later', replaces: ['2024-05-03-copy'] }, 'a.txt', root),
    ).toMatchObject({ id: '2024-05-03-later', problems: [] });
    expect(readFileSync(join(root, 'articles/2024-05-03-later.md'), 'utf8')).toContain(
      '\nreplaces: [2024-05-03-copy]\n',
    );
  });
});

test('an id that was published once is not used again', () => {
  const root = wireFolder();
  mkdirSync(join(root, 'permalinks/articles'), { recursive: true });
  writeFileSync(join(root, 'permalinks/articles/2024-05-03-copy.txt'), '');
  expect(imported(TEXT, SAID, 'a.txt', root)).toMatchObject({
    faults: [
      '1: --id: "2024-05-03-copy" was published before, and its address is kept. Choose another --id.',
    ],
  });
});

describe('on the command line', () => {
  const run = (root: string, args: string[], input?: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/import.ts', ...args], {
      env: { ...process.env, CONTENT_DIR: root, SITE_URL: 'https://news.example' },
      encoding: 'utf8',
      ...(input !== undefined && { input }),
    });
    return { status, stdout: stdout.replaceAll(`${root}/`, ''), stderr };
  };

  test('missing facts are requested by name, all at once', () => {
    const root = wireFolder();
    const { status, stdout, stderr } = run(root, [], TEXT);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(' is needed')[0]),
    ).toEqual([
      'standard input:1: --date:',
      'standard input:1: --source:',
      'standard input:1: --wire:',
      'standard input:1: --id:',
    ]);
  });

  test('a dry run prints the article; the import then writes it, and it passes the check', () => {
    const root = wireFolder();
    const before = bytesOf(root);
    const flags = ['--date', '2024-05-03', '--source', 'sahifa', '--wire', 'wafq', '--id', 'talks'];
    expect(run(root, [...flags, '--dry-run'], TEXT)).toMatchObject({
      status: 0,
      stdout: `articles/2024-05-03-talks.md: would be written:\n\n---\ntitle: "${HEADLINE}"\ndate: 2024-05-03\nsource: sahifa\nwire: wafq\nlang: ar\n---\n\n${TEXT.split('\n\n')[1]}\n`,
    });
    expect(bytesOf(root)).toEqual(before);
    expect(run(root, flags, TEXT)).toMatchObject({
      status: 0,
      stdout: 'articles/2024-05-03-talks.md: written from standard input\n',
      stderr: '',
    });
    expect(readdirSync(join(root, 'articles')).filter((name) => name.startsWith('.'))).toEqual([]);
    const check = spawnSync(process.execPath, ['src/cli/check.ts'], {
      env: { ...process.env, CI: '', CONTENT_DIR: root },
      encoding: 'utf8',
    });
    expect(check.status).toBe(0);
  });

  test('an e-mail and a feed are read, with reports without control characters', () => {
    const root = wireFolder();
    const flags = ['--date', '2024-05-06', '--source', 'sahifa', '--wire', 'wafq', '--id'];
    const mail = readFileSync('tests/fixtures/wire/harbour.eml', 'utf8').replace(
      '"a.jpg"',
      '"a\u001b[2Jb.jpg"',
    );
    expect(run(root, [...flags, 'by-mail'], mail)).toEqual({
      status: 0,
      stdout: 'articles/2024-05-06-by-mail.md: written from standard input\n',
      stderr:
        'standard input: note: signature: left out: المكتب\nstandard input: note: picture: not taken in: "a<U+001B>[2Jb.jpg", no JPEG, PNG, WebP or AVIF.\n',
    });
    const feed = readFileSync('tests/fixtures/wire/harbour.rss.xml', 'utf8');
    expect(run(root, [...flags, 'by-feed'], feed)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is already here, word for word: 2024-05-06-by-mail'),
    });
    const much = `${mail.slice(0, mail.indexOf('\r\n\r\n'))}\r\n\r\n${'x'.repeat(2 ** 25)}`;
    expect(run(root, [...flags, 'much'], much)).toMatchObject({
      status: 1,
      stderr:
        'standard input:1: mail: is larger than 32 MiB. Save its words as a text file, and import that.\n',
    });
  });

  test('of many files the good ones are written, the bad ones named, and the command fails', () => {
    const root = wireFolder();
    const folder = mkdtempSync(join(tmpdir(), 'mahdar-wire-'));
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const files = [
      file('port-talks.txt', TEXT),
      file('port-talks-again.txt', TEXT),
      file('2024-05-03-empty.txt', ''),
      file('خبر.txt', TEXT.replace('اتفق', 'أعلن')),
      join(folder, 'gone.txt'),
      file('other-talks.txt', TEXT.replace('اتفق', 'أجمع')),
    ];
    const { status, stdout, stderr } = run(root, [
      '--date',
      '2024-05-03',
      '--source',
      'sahifa',
      '--wire',
      'wafq',
      ...files,
    ]);
    expect(status).toBe(1);
    expect(stdout.replaceAll(`${folder}/`, '')).toBe(
      "articles/2024-05-03-port-talks.md: written from port-talks.txt\narticles/2024-05-03-other-talks.md: written from other-talks.txt\n2 of 6 imported, 1 here already, 3 refused\n  2024-05-03-empty.txt  see above\n  خبر.txt               npm run import -- 'خبر.txt' --id HANDLE\n  gone.txt              see above\n",
    );
    expect(stderr.replaceAll(`${folder}/`, '').trim().split('\n')).toEqual([
      'port-talks-again.txt:1: file: is already here, word for word: 2024-05-03-port-talks, https://news.example/a/2024-05-03-port-talks/. There is nothing to do.',
      '2024-05-03-empty.txt:1: file: is empty. Give the text of a dispatch.',
      'خبر.txt:1: --id: cannot be made of "خبر.txt". Name the file after the handle of its article, as port-talks.txt, or import it by itself with --id.',
      'gone.txt:1: file: is not there. Check its name.',
    ]);
  });

  test.each([
    [
      ['--encoding', 'latin1'],
      /^--encoding: "latin1" is not known\. Use one of: utf-8, windows-1256, utf-16le, utf-16be\.\n$/,
    ],
    [['--id', 'x', 'a', 'b'], /^--id: is for one file\./],
    [['--item', '0'], /^--item: "0" is not a number from 1 up\. Write it in digits, such as --item 2\.\n$/],
    [['--item', '1', 'a', 'b'], /^--item: is for one file\. Import it by itself, once for each item\.\n$/],
    [['--watch', 'a'], /^--watch: is for a folder\. Name it, as npm run import -- inbox --watch\.\n$/],
  ])('%j is explained in one line', (args, message) => {
    const { status, stderr } = run(wireFolder(), args, TEXT);
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
