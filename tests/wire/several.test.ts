import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SAID } from './one-dispatch.ts';
import { bytesOf, importer, wireFolder } from './wire-folder.ts';

interface Item {
  name: string;
  story: string;
  words?: string;
  day?: number;
  state?: string;
}
const titleOf = ({ story }: Item): string => `خبر عن ${story}`;
const bodyOf = ({ story, words = 'ولم يذكر البيان ثمنا.', day = 3 }: Item): string =>
  `<p>المدينة ${day} أيار/مايو 2024 (وفق) - بدأ العمل في ${story} بحسب بيان.</p><p>${words}</p>`;
const instantOf = ({ day = 3 }: Item): string => `2024-05-0${day}T09:12:00+03:00`;

/** The same items in each format that can hold several. */
const FORMS: Readonly<Record<string, (items: readonly Item[]) => string>> = {
  'RSS 2.0': (items) =>
    `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وفق</title><lastBuildDate>${items.length}</lastBuildDate>${items.map((item) => `<item><title>${titleOf(item)}</title><link>https://wafq.example/2024/${item.name}.html</link><guid isPermaLink="false">https://wafq.example/?p=1${item.name.length}${item.story.length}</guid><pubDate>${item.day ?? 3} May 2024 09:12:00 +0300</pubDate><description>ملخص.</description>${item.words === '' ? '' : `<content:encoded><![CDATA[${bodyOf(item)}]]></content:encoded>`}</item>`).join('\n')}</channel></rss>`,
  Atom: (items) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>وفق</title>${items.map((item) => `<entry><title>${titleOf(item)}</title><id>tag:wafq.example,2024:${item.name}</id><published>${instantOf(item)}</published>${item.words === '' ? '' : `<content type="xhtml"><div>${bodyOf(item)}</div></content>`}</entry>`).join('')}</feed>`,
  ninjs: (items) =>
    JSON.stringify(
      items.map((item) => ({
        uri: `https://wafq.example/${item.name}`,
        pubStatus: item.state ?? 'usable',
        versionCreated: instantOf(item),
        headlines: [{ value: titleOf(item) }],
        bodies: [{ contentType: 'text/html', value: item.words === '' ? ' ' : bodyOf(item) }],
      })),
    ),
  'NewsML-G2': (items) =>
    `<newsMessage><itemSet>${items.map((item) => `<newsItem guid="urn:newsml:wafq.example:20240503:${item.name}"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>${instantOf(item)}</versionCreated><pubStatus qcode="stat:${item.state ?? 'usable'}"/></itemMeta><contentMeta><headline>${titleOf(item)}</headline></contentMeta><contentSet><inlineXML><html><body>${bodyOf(item)}</body></html></inlineXML></contentSet></newsItem>`).join('')}</itemSet></newsMessage>`,
  'NewsML 1': (items) =>
    `<NewsML>${items.map((item) => `<NewsItem><Identification><NewsIdentifier><NewsItemId>${item.name}</NewsItemId></NewsIdentifier></Identification><NewsManagement><Status FormalName="${item.state ?? 'Usable'}"/></NewsManagement><NewsComponent><NewsLines><HeadLine>${titleOf(item)}</HeadLine></NewsLines><ContentItem><DataContent>${bodyOf(item)}</DataContent></ContentItem></NewsComponent></NewsItem>`).join('')}</NewsML>`,
};
const bridge = { name: 'Bridge_work', story: 'الجسر' };
const port = { name: 'port', story: 'الميناء' };
const road = { name: 'road', story: 'الطريق السريع', day: 4 };

const articlesOf = (root: string): string[] =>
  readdirSync(join(root, 'articles'))
    .filter((name) => /^2024-05-0[3-9]/.test(name))
    .sort();
const textOf = (root: string, id: string): string =>
  readFileSync(join(root, 'articles', `2024-05-03-${id}.md`), 'utf8');
/** The result for each dispatch of a file, in one word. */
function take(root: string, copy: string, options = {}): string[] {
  return importer(root)
    .import(Buffer.from(copy), 'feed', { ...SAID, digest: 'f'.repeat(32), ...options })
    .map((outcome) => {
      if (outcome.isImported) return outcome.id;
      return outcome.isHere
        ? 'here'
        : outcome.faults.map(({ field, message }) => `${field}: ${message}`).join(' ');
    });
}

describe.each(Object.entries(FORMS))('a file of several, %s', (_, form) => {
  test('is imported as a whole, each item under the agency’s own name for it', () => {
    const root = wireFolder();
    expect(take(root, form([bridge, port]))).toEqual(['2024-05-03-bridge-work', '2024-05-03-port']);
    expect(textOf(root, 'port')).toContain('title: "خبر عن الميناء"\n');
    expect(textOf(root, 'port')).not.toContain('الجسر');
  });

  test('gives only new items when imported again, even if an article was edited here', () => {
    const root = wireFolder();
    take(root, form([bridge, port]));
    const file = join(root, 'articles/2024-05-03-port.md');
    writeFileSync(file, readFileSync(file, 'utf8').replace('ثمنا', 'الثمن'));
    const before = bytesOf(root);
    expect(take(root, form([bridge, port]))).toEqual(['here', 'here']);
    expect(bytesOf(root)).toEqual(before);
    expect(take(root, form([road, port, bridge]))).toEqual(['2024-05-04-road', 'here', 'here']);
  });

  test('edits the article of a changed item', () => {
    const root = wireFolder();
    take(root, form([bridge, port]));
    const changed = { ...port, words: 'وبلغ الثمن 5 دنانير.' };
    expect(take(root, form([bridge, changed]))).toEqual(['here', '2024-05-03-port']);
    expect(textOf(root, 'port')).toContain('5 دنانير');
    expect(textOf(root, 'port')).toContain('note: ""');
    // The first version, arriving late, does not replace the newer one.
    expect(take(root, form([port, bridge]))).toEqual(['here', 'here']);
    expect(textOf(root, 'port')).toContain('5 دنانير');
    expect(articlesOf(root)).toEqual(['2024-05-03-bridge-work.md', '2024-05-03-port.md']);
  });
});

test('what is certain is written, and each doubt is reported with its item', () => {
  const root = wireFolder();
  const names = ['الخبر', '0b9f2c1e-5d0a-4f6e-9b7a-1c2d3e4f5a6b', 'port'];
  const items = [bridge, port, road].map((item, i) => ({ ...item, name: names[i] ?? '' }));
  expect(take(root, FORMS.ninjs?.(items) ?? '')).toEqual([
    expect.stringMatching(/^--id: is needed/),
    expect.stringMatching(/^--id: is needed/),
    '2024-05-04-port',
  ]);
  expect(take(root, FORMS.ninjs?.(items) ?? '', { id: 'wafq' })).toEqual([
    '2024-05-03-wafq-1',
    '2024-05-03-wafq-2',
    'here',
  ]);
  const more = FORMS.ninjs?.([{ ...bridge, name: 'خبر', story: 'السد' }, ...items]) ?? '';
  expect(take(root, more, { id: 'wafq' })).toEqual(['2024-05-03-wafq-3', 'here', 'here', 'here']);
});

test('a feed with one item uses that item’s name, whatever the file is called', () => {
  for (const form of ['RSS 2.0', 'Atom', 'ninjs']) {
    const root = wireFolder();
    const one = (item: Item): string => FORMS[form]?.([item]) ?? '';
    const inbox = { id: 'feed', isFileName: true };
    expect(take(root, one(port), inbox)).toEqual(['2024-05-03-port']);
    expect(take(root, one(bridge))).toEqual(['2024-05-03-bridge-work']);
    expect(take(root, one(road), { id: 'way' })).toEqual(['2024-05-04-way']);
    expect(
      take(root, one({ ...port, name: 'خبر', story: 'السد' }).replace('?p=', '?p&amp;='), inbox),
    ).toEqual(['2024-05-03-feed-1']);
    expect(take(root, FORMS[form]?.([port, bridge]) ?? '', inbox)).toEqual(['here', 'here']);
  }
});

test('a name shared by two items, or the address of a script, is not used as a handle', () => {
  const feed = (links: readonly string[]): string =>
    `<rss><channel>${links.map((link, i) => `<item><title>${titleOf({ ...port, story: `${i}` })}</title><link>${link}</link><encoded>المدينة 3 أيار/مايو 2024 (وفق) - نص ${'أب'[i]}.</encoded></item>`).join('')}</channel></rss>`;
  for (const [links, ids] of [
    [
      ['https://a.example/news', 'https://a.example/news/'],
      [/^--id/, /^--id/],
    ],
    [
      ['https://a.example/?p=701', 'https://a.example/?p=801'],
      [/-701$/, /-801$/],
    ],
    [
      ['https://a.example/news?a=101&amp;b=201', 'https://a.example/x.aspx?id=901'],
      [/^--id/, /-901$/],
    ],
    [
      ['https://a.example/%d8%a7', 'https://a.example/2024/05/03/'],
      [/^--id/, /^--id/],
    ],
  ] as const)
    expect(take(wireFolder(), feed(links))).toEqual(ids.map((id) => expect.stringMatching(id)));
});

test('of two takes in one file the later asks about the earlier, in any order', () => {
  const root = wireFolder();
  const early = { ...port, name: 'early', words: 'أول.' };
  const late = { ...early, name: 'late', words: 'ثان.' };
  const feed = FORMS.ninjs?.([late, early])?.replace('T09:12', 'T10:12') ?? '';
  expect(take(root, feed)).toEqual([
    expect.stringMatching(/^--replaces: is needed: .*2024-05-03-early/),
    '2024-05-03-early',
  ]);
});

test('two versions of an item in one file give one edited article', () => {
  const root = wireFolder();
  const newer = { ...port, words: 'وبلغ الثمن 5 دنانير.', day: 4 };
  expect(take(root, FORMS.ninjs?.([newer, port, bridge]) ?? '')).toEqual([
    expect.stringMatching(/^--id/),
    expect.stringMatching(/^--id/),
    '2024-05-03-bridge-work',
  ]);
  expect(take(root, FORMS.ninjs?.([newer, port, bridge]) ?? '', { id: 'wafq' })).toEqual([
    '2024-05-03-wafq-1',
    '2024-05-03-wafq-1',
    'here',
  ]);
  expect(textOf(root, 'wafq-1')).toContain('5 دنانير');
});

describe('a NewsML-G2 package', () => {
  const message = FORMS['NewsML-G2']?.([bridge, port]) ?? '';
  const packed = (...refs: string[]): string =>
    message.replace(
      '<itemSet>',
      `<itemSet><packageItem guid="urn:p"><groupSet root="main"><group id="main">${refs.map((ref) => `<itemRef residref="${ref}"><title>عنوان</title></itemRef>`).join('')}</group></groupSet></packageItem>`,
    );
  const [first = '', second = ''] = [bridge, port].map(
    ({ name }) => `urn:newsml:wafq.example:20240503:${name}`,
  );

  test('stands for the items inside its message', () => {
    const root = wireFolder();
    const outcomes = importer(root).import(Buffer.from(packed(second, first)), 'a.xml', SAID);
    expect(outcomes.map((outcome) => outcome.isImported && outcome.id)).toEqual([
      '2024-05-03-bridge-work',
      '2024-05-03-port',
    ]);
    expect(outcomes.flatMap(({ notes }) => notes)).toEqual([]);
  });

  test('names items that are elsewhere', () => {
    const [outcome] = importer(wireFolder()).import(Buffer.from(packed(first, 'urn:x')), 'a.xml', SAID);
    expect(outcome.notes).toEqual(['package: names 1 item that is not in this file: "urn:x" "عنوان".']);
  });
});

test('a withdrawn item is reported, with or without text', () => {
  const root = wireFolder();
  const form = FORMS['NewsML-G2'];
  take(root, form?.([bridge, port]) ?? '');
  const kill = (form?.([bridge, { ...port, state: 'canceled' }]) ?? '').replace(
    /(.*)<inlineXML>.*?<\/inlineXML>/,
    '$1',
  );
  for (const copy of [form?.([bridge, { ...port, state: 'canceled' }]) ?? '', kill])
    expect(take(root, copy)).toEqual([
      'here',
      expect.stringContaining('the agency takes back what is here as 2024-05-03-port.'),
    ]);
});

test('flags for one dispatch are refused for several, and so are more than 500 items', () => {
  const feed = FORMS.ninjs?.([bridge, port]) ?? '';
  expect(take(wireFolder(), feed, { title: 'x', replaces: ['2024-05-01-x'] })).toEqual([
    '--title: is for one dispatch, and the file holds 2. Choose one with --item 1 to --item 2. --replaces: is for one dispatch, and the file holds 2. Choose one with --item 1 to --item 2.',
  ]);
  const many = `<rss><channel>${'<item/>'.repeat(100_000)}</channel></rss>`;
  expect(take(wireFolder(), many)).toEqual([
    'file: holds 100000 dispatches, and at most 500 are taken in at once. Split the file, or say which with --item.',
  ]);
});

describe('on the command line', () => {
  const ofFolder = /[^\s"']*\/mahdar-(?:content|inbox)-\w+\//g;
  function run(root: string, ...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/import.ts', ...args], {
      env: { ...process.env, CONTENT_DIR: root, SITE_URL: 'https://news.example' },
      encoding: 'utf8',
    });
    // Without the folders of this run.
    const plainly = (said: string): string => said.replaceAll(ofFolder, '');
    return { status, stdout: plainly(stdout), stderr: plainly(stderr) };
  }
  const inbox = (copy: string): string => {
    const folder = mkdtempSync(join(tmpdir(), 'mahdar-inbox-'));
    writeFileSync(join(folder, 'feed.xml'), copy);
    return folder;
  };
  const WHO = ['--source', 'sahifa', '--wire', 'wafq'];
  const summary = { ...road, words: '' };
  const feed = FORMS['RSS 2.0']?.([bridge, { ...port, name: 'الميناء', story: 'الرصيف' }, summary]) ?? '';
  const plain = feed.replace(/<guid.*?<\/guid>/g, '');

  test('one table lists the open items, with flags that work as typed', () => {
    const root = wireFolder();
    const folder = inbox(plain);
    const file = join(folder, 'feed.xml');
    const { status, stdout, stderr } = run(root, ...WHO, file);
    expect(status).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'articles/2024-05-03-bridge-work.md: written from feed.xml item 1',
      '1 of 3 imported, 2 refused',
      '  feed.xml item 2  npm run import -- feed.xml --item 2 --id HANDLE',
      '  feed.xml item 3  see above',
      '',
    ]);
    expect(stderr.split('\n')).toEqual([
      'feed.xml:2: item 2 "خبر عن الرصيف": --id: is needed: the handle of its permalink, which never changes. Say --id with lower-case ASCII words and hyphens, as --id port-talks.',
      'feed.xml:3: item 3 "خبر عن الطريق السريع (a summary alone)": body: is a summary alone: the feed does not send the words. Open the page it links to, save it, and import that.',
      '',
    ]);
    expect(run(root, ...WHO, file, '--item', '2', '--id', 'quay')).toMatchObject({ status: 0 });
    expect(run(root, ...WHO, file)).toMatchObject({
      stdout: expect.stringContaining('0 of 3 imported, 2 here already, 1 refused'),
    });
  });

  test('items that one flag settles are one row', () => {
    const root = wireFolder();
    const file = join(inbox(feed.replaceAll('وفق', 'وكالة أخرى')), 'feed.xml');
    expect(run(root, '--source', 'sahifa', file).stdout.split('\n')).toEqual([
      '0 of 3 imported, 3 refused',
      '  feed.xml item 1, 2  npm run import -- feed.xml --wire ID',
      '  feed.xml item 3     see above',
      '',
    ]);
  });

  test('in a folder items without a name of their own are named after the file, with numbers', () => {
    const root = wireFolder();
    const folder = inbox(plain);
    expect(run(root, ...WHO, folder).stdout).toContain('2 of 3 imported, 1 refused');
    expect(articlesOf(root)).toEqual(['2024-05-03-bridge-work.md', '2024-05-03-feed-1.md']);
    expect(run(root, ...WHO, folder).stdout).toContain('0 of 3 imported, 2 here already, 1 refused');
  });
});
