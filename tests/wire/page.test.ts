import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openMail } from '../../src/wire/mail.ts';
import { FIRST, HEADLINE, HTML, SAID, WHOLE, windows1256 } from './one-dispatch.ts';
import { imported, wireFolder } from './wire-folder.ts';

const MENU = '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>';
const MORE =
  '<aside class="related"><h3>اقرأ أيضا</h3><ul><li><a href="/x">خبر آخر لا صلة له بالقطار</a></li></ul></aside>';
const page = (head: string, article: string): string =>
  `<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head>${head}<title>${HEADLINE} | الصحيفة</title><meta property="article:published_time" content="2024-05-03T09:12:00+03:00"><script>var a = "<p>x</p>";</script></head><body><header>${MENU}</header><main><article><h1>${HEADLINE}</h1>${article}</article>${MORE}</main><footer><p>جميع الحقوق محفوظة للصحيفة</p></footer></body></html>`;
const utf8 = page('<meta charset="utf-8">', HTML);

describe('one dispatch gives the same article', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['in UTF-8', utf8, 'a.html'],
    ['whatever its name', utf8, 'a'],
    [
      'in Windows-1256, by its own <meta>',
      windows1256(page('<meta charset="windows-1256">', HTML)),
      'a.html',
    ],
    [
      'in Windows-1256, as old pages say it',
      windows1256(page('<meta http-equiv="Content-Type" content="text/html; charset=cp1256">', HTML)),
      'a.htm',
    ],
    ['in UTF-8, whatever its <meta>', page('<meta charset="windows-1256">', HTML), 'a.html'],
    ['with paragraphs that are not closed', page('', HTML.replaceAll('</p>', '')), 'a.html'],
    [
      'as XHTML',
      `<?xml version="1.0"?>\n${utf8.replace('<!DOCTYPE html>', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">')}`,
      'a.xml',
    ],
    [
      'with pictures amid',
      page('', HTML.replace('</p>', '</p><figure><img src="a.jpg"><figcaption>القطار</figcaption></figure>')),
      'a.html',
    ],
  ])('as a saved page %s', (_, copy, name) => {
    expect(imported(copy, SAID, name)).toMatchObject({ ...WHOLE, time: '09:12+03:00', problems: [] });
  });

  test('as a page that a browser saved as an archive', async () => {
    const mhtml = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://agency.example/a\r\nSubject: x\r\nDate: Sat, 1 Jun 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(utf8).toString('base64')}\r\n--b--\r\n`;
    expect(imported(await openMail(Buffer.from(mhtml)), SAID, 'a.mhtml')).toMatchObject({
      ...WHOLE,
      time: '09:12+03:00',
    });
  });
});

describe('a page that is large because of scripts and styles gives the same article', () => {
  const MIB = 2 ** 20;
  test.each([
    ['of scripts', page(`<script>${'var a = "<p>x</p>&"; '.repeat(MIB / 10)}</script>`, HTML)],
    ['of styles', page(`<style>${'p { top: 0 } '.repeat(MIB / 5)}</style>`, HTML)],
    ['of comments', page('', `${HTML}<!--${' x'.repeat(MIB)}-->`)],
    ['of a picture in its text', page('', `${HTML}<img src="data:image/png;base64,${'A'.repeat(3 * MIB)}">`)],
    ['of a drawing', page('', `${HTML}<svg><path d="${'M1 2 '.repeat(MIB / 2)}"/></svg>`)],
  ])('%s', (_, copy) => {
    expect(copy.length).toBeGreaterThan(2 * MIB);
    expect(imported(copy, SAID, 'a.html')).toMatchObject({ ...WHOLE, time: '09:12+03:00', problems: [] });
  });

  test('from a file, and in Windows-1256', () => {
    const script = `<meta charset="windows-1256"><script>${'x;'.repeat(MIB)}</script>`;
    const file = join(mkdtempSync(join(tmpdir(), 'mahdar-page-')), 'train.html');
    writeFileSync(file, windows1256(page(script, HTML)));
    const args = ['--source', 'sahifa', '--wire', 'wafq', '--id', 'train', file];
    const root = wireFolder();
    const { status, stdout } = spawnSync(process.execPath, ['src/cli/import.ts', ...args], {
      env: { ...process.env, CONTENT_DIR: root, SITE_URL: 'https://news.example' },
      encoding: 'utf8',
    });
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('2024-05-03-train'),
    });
  });
});

test('what is left out of the article is reported', () => {
  const { notes } = imported(utf8, SAID, 'a.html');
  expect(notes).toEqual([
    'page: left out as no part of the article: 5 paragraphs, the longest of them: "جميع الحقوق محفوظة للصحيفة", "خبر آخر لا صلة له بالقطار", "اقرأ أيضا", "الرئيسية", "رياضة".',
  ]);
});

test('without an <h1> the title is the headline, and short lines are reported', () => {
  const copy = utf8
    .replace(`<h1>${HEADLINE}</h1>`, `<h2>${HEADLINE}</h2><div>إعلان</div>`)
    .replace('<header>', '<meta property="og:site_name" content="الصحيفة"><header><h1>الصحيفة</h1>');
  expect(imported(copy, SAID, 'a.html')).toMatchObject({
    title: HEADLINE,
    notes: [expect.anything(), 'page: kept, and may be no part of the article: "إعلان".'],
  });
});

describe('an unreadable page is refused in one line', () => {
  test.each<[string, string | Uint8Array, string]>([
    [
      'without an article',
      '<!DOCTYPE html><html><body></body></html>',
      '1: html: is a page in which no article can be told from what stands around it. Copy its words into a text file.',
    ],
    [
      'of a charset that is not read',
      windows1256(page('<meta charset="x-mac-arabic">', HTML)),
      '1: encoding: is "x-mac-arabic" by the page itself, which is not read. Save it as UTF-8.',
    ],
    [
      'of elements in one another without end',
      `<html>${'<div>'.repeat(100_000)}${FIRST}`,
      '1: html: has elements in one another too deep to be a dispatch.',
    ],
    [
      'of more elements than a page has',
      page('', `${HTML}${'<i>ب</i>'.repeat(21_000)}`),
      '1: html: has more than 20,000 elements, too many for a dispatch. Copy its words into a text file.',
    ],
    [
      'of more than 16 MiB',
      page(`<script>${'x'.repeat(2 ** 24)}</script>`, HTML),
      '1: file: is a page larger than 16 MiB. Copy its words into a text file.',
    ],
    [
      'of more than 1 MiB of words',
      page('', `${HTML}<p>${'ب '.repeat(2 ** 20)}</p>`),
      '1: html: is a page of more than 1 MiB without its scripts, styles and comments. Copy its words into a text file.',
    ],
    [
      'of a tag of attributes without end',
      page('', `${HTML}<p ${Array.from({ length: 500_000 }, (_, i) => `a${i}`).join(' ')}>x</p>`),
      '1: html: has a tag of more than 100 attributes, too many for a dispatch.',
    ],
  ])('%s', (_, copy, fault) => {
    expect(imported(copy, SAID, 'a.html')).toMatchObject({ faults: [fault] });
  });
});
