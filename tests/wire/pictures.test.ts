import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { openMail } from '../../src/wire/mail.ts';
import { HEADLINE, HTML, SAID, TEXT } from './one-dispatch.ts';
import { importer, wireFolder } from './wire-folder.ts';

const XMP = (fields: string): string =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">${fields}</rdf:Description></rdf:RDF></x:xmpmeta>`;
const alt = (name: string, text: string): string =>
  `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></${name}>`;
const WHOLE = XMP(
  `${alt('dc:description', 'القطار في المحطة\nصباح الجمعة')}${alt('Iptc4xmpCore:AltTextAccessibility', 'قطار أحمر')}<dc:creator><rdf:Seq><rdf:li>سلمى الراوي</rdf:li></rdf:Seq></dc:creator><photoshop:Credit>وفق</photoshop:Credit>`,
);
let described: Buffer;
let silent: Buffer;
let mark: Buffer;
beforeAll(async () => {
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#346' } });
  described = await picture.clone().jpeg().withXmp(WHOLE).toBuffer();
  silent = await picture.clone().png().toBuffer();
  mark = await picture.clone().resize(90, 30).png().toBuffer();
});

/** Imports the file `name` with `files` beside it, and returns the result. */
async function imported(name: string, copy: string, files: Readonly<Record<string, Buffer>> = {}) {
  const inbox = mkdtempSync(join(tmpdir(), 'mahdar-inbox-'));
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(inbox, file), bytes);
  const root = wireFolder();
  const bytes = Buffer.from(copy);
  const opened = name.endsWith('.eml') ? await openMail(bytes) : bytes;
  const [outcome] = importer(root).import(opened, join(inbox, name), { id: 'copy', ...SAID });
  if (!outcome.isImported) throw new Error(JSON.stringify(outcome.faults));
  const { archive, problems } = loadArchive(root);
  const lines = problems.map((one) => formatProblem(one).replaceAll(`${root}/`, ''));
  const notes = outcome.notes.map((note) => note.replaceAll(`${root}/`, ''));
  return { root, notes, lines, article: archive.article(outcome.id), text: outcome.text };
}

const WORDS = { alt: 'قطار أحمر', caption: 'القطار في المحطة صباح الجمعة', credit: 'سلمى الراوي / وفق' };
const attached = (type: string, name: string, bytes: Buffer): string =>
  `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
const mail = (...parts: string[]): string =>
  `From: desk@agency.example\r\nDate: Fri, 3 May 2024 09:12:00 +0300\r\nMIME-Version: 1.0\r\nSubject: =?utf-8?b?${Buffer.from(HEADLINE).toString('base64')}?=\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${TEXT}\r\n${parts.join('')}--b--\r\n`;

test('a photograph attached to a mail becomes its article’s picture, with its own metadata', async () => {
  const copy = mail(
    attached('image/jpeg', 'Train At Station.JPG', described),
    attached('image/png', 'logo.png', mark),
  );
  const { article, lines, notes } = await imported('a.eml', copy);
  expect(lines).toEqual([]);
  expect(article?.pictures).toMatchObject([{ anchor: 'picture-train-at-station', ...WORDS, width: 640 }]);
  expect(notes).toContain('picture: not taken in: "logo.png", only 90 by 30 pixels.');
});

test('missing facts about a picture are requested, and the check refuses it until they are given', async () => {
  const { lines, notes, text } = await imported('a.eml', mail(attached('image/png', 'قطار.png', silent)));
  expect(notes).toContain(
    'articles/2024-05-03-copy.md: alt and credit of picture.png are empty. Fill in what it shows and who made it: until then the check refuses it.',
  );
  expect(lines.map((line) => line.replace(/^(.*?):\d+: /, ''))).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^pictures\.alt: /),
      expect.stringMatching(/^pictures\.credit: /),
    ]),
  );
  expect(text).toContain('pictures:\n  - file: picture.png\n    alt: ""\n    credit: ""\n---\n');
});

const NITF = `<nitf><body><body.head><hedline><hl1>${HEADLINE}</hl1></hedline></body.head><body.content><media media-type="image"><media-reference mime-type="image/jpeg" source="photos\\train.jpg"/><media-caption><p>من الوكالة</p></media-caption><media-producer>مصوّر</media-producer></media>${HTML}</body.content></body></nitf>`;
const G2 = `<newsMessage><itemSet><newsItem><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>${HEADLINE}</headline></contentMeta><contentSet><inlineXML><html><body>${HTML}</body></html></inlineXML></contentSet></newsItem><newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><creditline>مصوّر</creditline><description role="drol:caption">من الوكالة</description></contentMeta><contentSet><remoteContent href="https://agency.example/train-large.jpg"/><remoteContent href="train.jpg"/></contentSet></newsItem></itemSet></newsMessage>`;
const ninjs = (associations: unknown): string =>
  JSON.stringify({
    uri: 'u',
    headlines: [{ value: HEADLINE }],
    bodies: [{ contentType: 'text/html', value: HTML }],
    associations,
  });
const NINJS = ninjs([
  {
    type: 'picture',
    by: 'مصوّر',
    descriptions: [{ role: 'caption', value: 'من الوكالة' }],
    renditions: [{ href: 'https://agency.example/large.jpg' }, { href: 'train.jpg' }],
  },
  { type: 'video', renditions: [{ href: 'train.jpg' }] },
]);
const NINJS1 = ninjs({
  main: {
    type: 'picture',
    byline: 'مصوّر',
    description_text: 'من الوكالة',
    renditions: { web: { href: 'train.jpg' } },
  },
});

test('every character of a caption and a credit is kept', async () => {
  const [caption, credit] = ["بلغ الثمن $$5 و$& و$' و$`", 'US$1 / "وفق" \\ $1'];
  const nitf = NITF.replace('من الوكالة', () => caption.replace('&', '&amp;')).replace('مصوّر', () => credit);
  const { article, lines } = await imported('a.xml', nitf, { 'train.jpg': described });
  expect(lines).toEqual([]);
  expect(article?.pictures).toMatchObject([{ caption, credit }]);
});

describe('a photograph beside the file that names it', () => {
  test.each([
    ['NITF', 'a.xml', NITF],
    ['NewsML-G2', 'a.xml', G2],
    ['ninjs 3', 'a.json', NINJS],
    ['ninjs 1', 'a.json', NINJS1],
  ])('%s: is taken in with the words of the wire', async (_, name, copy) => {
    const { article, lines } = await imported(name, copy, { 'train.jpg': described });
    expect(lines).toEqual([]);
    expect(article?.pictures).toMatchObject([
      { anchor: 'picture-train', alt: 'قطار أحمر', caption: 'من الوكالة', credit: 'مصوّر' },
    ]);
  });

  test('is reported if missing: nothing is fetched', async () => {
    const { article, notes, root } = await imported('a.json', NINJS);
    expect(article?.pictures).toEqual([]);
    expect(notes).toContain(
      'picture: not taken in: "large.jpg", which is not beside the dispatch, and nothing is fetched.',
    );
    expect(existsSync(join(root, 'pictures'))).toBe(false);
  });

  test('a path in its name is reduced to a file in the folder', async () => {
    const { article, notes } = await imported(
      'a.json',
      ninjs([{ type: 'picture', renditions: [{ href: '../../../etc/train.jpg' }] }]),
      { 'train.jpg': described },
    );
    expect(article?.pictures).toHaveLength(1);
    expect(notes.join()).not.toContain('etc');
  });
});
