import { describe, expect, test } from 'vitest';
import type { ImportOptions } from '../../src/wire/import-dispatch.ts';
import { isMail, openMail } from '../../src/wire/mail.ts';
import { FIRST, HEADLINE, HTML, SAID, SECOND, TEXT, THIRD, WHOLE, windows1256 } from './one-dispatch.ts';
import { imported } from './wire-folder.ts';

const coded = (text: string): string => `=?utf-8?b?${Buffer.from(text).toString('base64')}?=`;
const HEAD = `From: =?utf-8?b?${Buffer.from('وفق').toString('base64')}?= <desk@agency.example>\r\nTo: news@paper.example\r\nDate: Fri, 3 May 2024 09:12:00 +0300\r\nMIME-Version: 1.0\r\n`;
const part = (type: string, body: string | Uint8Array, name?: string): string =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${name ? `Content-Disposition: attachment; filename="${name}"\r\n` : ''}\r\n${Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
const mixed = (subject: string, kind: string, ...parts: string[]): string =>
  `${HEAD}Subject: ${subject}\r\nContent-Type: multipart/${kind}; boundary="b"\r\n\r\n${parts.map((one) => `--b\r\n${one}`).join('')}--b--\r\n`;
const plain = part('text/plain; charset=utf-8', TEXT);
const html = part(
  'text/html; charset=utf-8',
  `<html><head><style>p{}</style></head><body>${HTML}</body></html>`,
);
const subject = coded(HEADLINE);
const nitf = `<nitf><body><body.head><hedline><hl1>${HEADLINE}</hl1></hedline></body.head><body.content>${HTML}</body.content></body></nitf>`;
const picture = part('image/jpeg', new Uint8Array([255, 216, 255]), 'train.jpg');

const taken = async (mail: string | Uint8Array, options: ImportOptions = {}) => {
  const bytes = Buffer.from(mail);
  expect(isMail(bytes)).toBe(true);
  return imported(await openMail(bytes), { ...SAID, ...options }, 'a.eml');
};

describe('one dispatch gives the same article', () => {
  const quoted = (text: string): string =>
    [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  test.each<[string, string]>([
    ['text and HTML', mixed(subject, 'alternative', plain, html)],
    ['HTML alone', `${HEAD}Subject: ${subject}\r\n${html}`],
    [
      'text in 8 bits',
      `${HEAD}Subject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${TEXT}`,
    ],
    ['text that names no charset', `${HEAD}Subject: ${subject}\r\n\r\n${TEXT}`],
    [
      'quoted-printable',
      `${HEAD}Subject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${TEXT.split(
        '\n',
      )
        .map((line) => quoted(line).replace(/(?:=..){24}/g, '$&=\r\n'))
        .join('\r\n')}`,
    ],
    [
      'Windows-1256',
      `${HEAD}Subject: ${subject}\r\n${part('text/plain; charset=windows-1256', windows1256(TEXT))}`,
    ],
    [
      'one with a headline of its own',
      mixed('wire', 'mixed', part('text/plain; charset=utf-8', `${HEADLINE}\n\n${TEXT}`)),
    ],
    [
      'one whose words begin with the subject',
      mixed(subject, 'mixed', part('text/plain; charset=utf-8', `${HEADLINE}\n\n${TEXT}`)),
    ],
    [
      'one with a signature',
      mixed(subject, 'mixed', part('text/plain; charset=utf-8', `${TEXT}\n-- \nالمكتب\nهاتف`)),
    ],
    [
      'one line a mailbox put before it',
      `From desk@agency.example Fri May  3 09:12:00 2024\r\n${mixed(subject, 'alternative', plain, html)}`,
    ],
    [
      'NITF attached to no words',
      mixed('wire', 'mixed', part('text/plain', ' '), part('application/xml', nitf, 'a.xml')),
    ],
  ])('as e-mail: %s', async (_, mail) => {
    expect(await taken(mail)).toMatchObject({ ...WHOLE, problems: [] });
  });
});

test('its Date gives the time', async () => {
  expect(await taken(mixed(subject, 'alternative', plain, html))).toMatchObject({
    time: '09:12+03:00',
    notes: [],
  });
});

test('attachments that are not imported are reported, without control characters in their names', async () => {
  const mail = mixed(
    'wire',
    'mixed',
    part('text/plain; charset=utf-8', `${HEADLINE}\n\n${TEXT}\n-- \nالمكتب`),
    picture,
    part('application/pdf', '%PDF', `=?utf-8?q?a=E2=80=AEb.pdf?=`),
  );
  expect(await taken(mail)).toMatchObject({
    ...WHOLE,
    notes: [
      'signature: left out: المكتب',
      'subject: left out: wire',
      'attachment: not taken in: "a<U+202E>b.pdf", application/pdf.',
      'picture: not taken in: "train.jpg", no JPEG, PNG, WebP or AVIF.',
    ],
  });
});

test('a picture of 2 MiB does not make a mail too large', async () => {
  expect(
    await taken(mixed(subject, 'mixed', plain, part('image/jpeg', new Uint8Array(2 ** 21), 'a.jpg'))),
  ).toMatchObject(WHOLE);
});

test('text and a wire file lead to a question, and either answer works', async () => {
  const mail = mixed(
    'wire',
    'mixed',
    part('text/plain; charset=utf-8', `${SECOND}\n\n${THIRD}`),
    part('application/json', JSON.stringify({ headline: HEADLINE, body_html: HTML }), 'a.json'),
  );
  expect(await taken(mail)).toMatchObject({
    faults: [
      '1: file: holds 2 dispatches: 1 "the mail itself: wire", 2 "a.json". Choose one with --item 1 to --item 2, each with its own --id.',
    ],
  });
  expect(await taken(mail, { item: 2 })).toMatchObject(WHOLE);
  expect(await taken(mail, { item: 1 })).toMatchObject({ title: 'wire', paragraphs: [SECOND, THIRD] });
});

test('an attached file with several dispatches is one line', async () => {
  const one = { headline: HEADLINE, body_html: HTML };
  const list = part('application/json', JSON.stringify([one, one]), 'a.json');
  expect(await taken(mixed('wire', 'mixed', list))).toMatchObject({
    faults: [
      '1: mail: carries "a.json", which holds 2 dispatches. Save it as a file of its own, and import that.',
    ],
  });
});

test('HTML lines without paragraphs lead to a question, with or without a picture', async () => {
  for (const amid of ['', '<img src="a.jpg">']) {
    const lines = part(
      'text/html; charset=utf-8',
      `<div>${amid}${[FIRST, SECOND, THIRD].join('<br>')}</div>`,
    );
    expect(await taken(`${HEAD}Subject: ${subject}\r\n${lines}`)).toMatchObject({
      faults: [expect.stringMatching(/^1: body: has 3 lines and no blank one\./)],
    });
    expect(await taken(`${HEAD}Subject: ${subject}\r\n${lines}`, { linesAreParagraphs: true })).toMatchObject(
      WHOLE,
    );
  }
});

describe('an unreadable mail is refused in one line', () => {
  test.each<[string, string | Uint8Array, string]>([
    [
      'without words',
      mixed(subject, 'mixed', picture),
      '1: mail: is an e-mail without words and without an attached XML or JSON file. Save what it carries as a file, and import that.',
    ],
    [
      'of a charset that nobody knows',
      mixed(subject, 'mixed', part('text/plain; charset=x-arabic-9', TEXT)),
      '1: mail: says that its charset is "x-arabic-9", which nothing here reads. Save its words as a text file in UTF-8, and import that.',
    ],
    [
      'of another charset than it says',
      mixed(subject, 'mixed', part('text/plain; charset=utf-8', windows1256(TEXT))),
      '1: file: holds letters that are not of the charset that the mail names. Have it sent again.',
    ],
    [
      'of parts without end',
      `${HEAD}Subject: x\r\n${Array.from({ length: 1_000 }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`).join('')}`,
      '1: mail: is an e-mail that cannot be taken apart. Save its words as a text file in UTF-8, and import that.',
    ],
    ['without a headline', mixed('', 'mixed', plain), '1: headline: is missing. Give it with --title.'],
    [
      'of lines that may be paragraphs',
      mixed(subject, 'mixed', part('text/plain; charset=utf-8', `${FIRST}\n${SECOND}`)),
      '1: body: has 2 lines and no blank one. If each line is a paragraph, say --paragraphs lines; if all are one, --paragraphs blank.',
    ],
    [
      'in another file',
      mixed(subject, 'mixed', part('text/xml', mixed('x', 'mixed', plain), 'a.xml')),
      '1: file: is an e-mail inside another file. Save it by itself, and import that.',
    ],
  ])('%s', async (_, mail, fault) => {
    expect(await taken(mail)).toMatchObject({ faults: [fault] });
  });
});
