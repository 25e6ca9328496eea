import { expect, test } from 'vitest';
import { usedFaces } from '../../src/fonts/used-faces.ts';

const more = (html: string): string[] =>
  usedFaces(html).filter((file) => !['naskh', 'naskh-latin', 'plex-700'].includes(file));

test('every page preloads the fonts of its text, its Latin and its headlines', () => {
  expect(usedFaces('')).toEqual(['naskh', 'naskh-latin', 'plex-700']);
});

test.each([
  ['<h1>بلينكن: لا أتوقع اختراقًا</h1><p>في 9 كانون الثاني، "This Week"</p>', []],
  ['<h2 class="section">كانون الثاني 2022</h2>', ['plex-700-latin']],
  ['<h3 lang="ar"><a href="/a/x/">مقاتلات <bdi dir="ltr">F-16</bdi></a></h3>', ['plex-700-latin']],
  ['<p class="claim small">مقرّر، وفق برقية 9 كانون</p>', ['plex-700-latin']],
  ['<h1>قال &quot;لا&quot;</h1>', []],
  ['<h1>اسم<span class="count">الصفحة 2</span></h1>', []],
  // A bold numeral is set in the text font.
  ['<time datetime="2019"><b>2019</b></time> <b aria-current="true">R2</b>', []],
  ['<h1><span lang="ur" dir="rtl">پاکستان</span></h1>', ['plex-700-wide']],
  ['<p><span lang="ur" dir="rtl">پاکستان</span></p>', []],
  ['<p>في ٩ كانون</p>', ['naskh-figures']],
  ['<p>5 كم² في Łódź: €5</p>', ['naskh-latin-1', 'naskh-lent', 'naskh-latin-ext']],
])('%s needs besides: %j', (html, files) => {
  expect(more(html)).toEqual(files);
});
