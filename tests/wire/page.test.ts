import { describe, expect, test } from 'vitest';
import { openMail } from '../../src/wire/mail.ts';
import { FIRST, HEADLINE, HTML, SAID, WHOLE, windows1256 } from './one-dispatch.ts';
import { imported } from './wire-folder.ts';

const MENU = '<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>';
const MORE =
  '<aside class="related"><h3>اقرأ أيضا</h3><ul><li><a href="/x">خبر آخر لا صلة له بالقطار</a></li></ul></aside>';
const page = (head: string, article: string): string =>
  `<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head>${head}<title>${HEADLINE} | الصحيفة</title><meta property="article:published_time" content="2024-05-03T09:12:00+03:00"><script>var a = "<p>x</p>";</script></head><body><header>${MENU}</header><main><article><h1>${HEADLINE}</h1>${article}</article>${MORE}</main><footer><p>جميع الحقوق محفوظة للصحيفة</p></footer></body></html>`;
const utf8 = page('<meta charset="utf-8">', HTML);

describe('one dispatch is the same article', () => {
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

test('what is no part of the article is told', () => {
  const { notes } = imported(utf8, SAID, 'a.html');
  expect(notes).toEqual([
    'page: left out as no part of the article: 5 paragraphs, the longest of them: "جميع الحقوق محفوظة للصحيفة", "خبر آخر لا صلة له بالقطار", "اقرأ أيضا", "الرئيسية", "رياضة".',
  ]);
});

test('a headline that the page shows as no <h1> is its title, and short lines are told', () => {
  const copy = utf8
    .replace(`<h1>${HEADLINE}</h1>`, `<h2>${HEADLINE}</h2><div>إعلان</div>`)
    .replace('<header>', '<meta property="og:site_name" content="الصحيفة"><header><h1>الصحيفة</h1>');
  expect(imported(copy, SAID, 'a.html')).toMatchObject({
    title: HEADLINE,
    notes: [expect.anything(), 'page: kept, and may be no part of the article: "إعلان".'],
  });
});

describe('a page that cannot be read ends in one line', () => {
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
  ])('%s', (_, copy, fault) => {
    expect(imported(copy, SAID, 'a.html')).toMatchObject({ faults: [fault] });
  });
});
