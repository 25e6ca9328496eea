import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';

const { folder, base, url } = inject('fixture');
const page = (path: string): string => readFileSync(join(folder, path, 'index.html'), 'utf8');

test('a moved address answers 301 and keeps the fragment; its page redirects without rules and without scripts', async () => {
  const answer = await fetch(`${url}a/2023-03-02-talks/`, { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([301, `${base}a/2023-03-02-english/`]);
  const html = page('a/2023-03-02-talks');
  expect(html).toContain(
    `<noscript><meta http-equiv="refresh" content="0; url=${base}a/2023-03-02-english/"></noscript>`,
  );
  expect(html).toContain(`href="${base}a/2023-03-02-english/">`);
  expect(html).toMatch(/<script src="[^"]*\/assets\/moved\.[0-9a-f]+\.js"><\/script>/);
  expect(html).toContain('انتقلت هذه الصفحة');
});

test('a removed address answers 410 with a page that says when and why', async () => {
  for (const [path, reason] of [
    ['a/2023-02-20-withdrawn', 'سُحب الخبر بطلب الوكالة'],
    ['timeline/march/dropped', 'سُحبت الجملة التي شهدت له.'],
  ] as const) {
    const answer = await fetch(`${url}${path}/`);
    expect(answer.status).toBe(410);
    const html = await answer.text();
    expect(html).toContain(reason);
    expect(html).toMatch(/<time datetime="2023-0[23]-\d\d">/);
  }
});

test('a deleted paragraph leaves a dated note in its place, and its old anchors lead there', () => {
  const html = page('a/2023-03-02-english');
  expect(html).toMatch(
    /id="p1"[\s\S]*<div class="tombstone" role="note" id="p3"><span id="p3s1"><\/span><span id="p3s2"><\/span><div lang="ar" dir="rtl">حُذفت هذه الفقرة في <time datetime="2023-03-02">2 آذار\/مارس 2023<\/time>\.<\/div><\/div>\s*<p id="p2">/,
  );
  expect(html).toMatch(/<p id="p1">(?:<span id="[^"]+"><\/span>)*<span id="p1s3"><\/span>/);
});

test('a renamed event keeps its anchor on the timeline', () => {
  expect(page('timeline/march')).toMatch(
    /<li class="event scheduled" id="tangier">[\s\S]*?<span id="tanger"><\/span>/,
  );
});

test('takes of one story link both ways, and dated revisions are above the text', () => {
  expect(page('a/2023-02-28-persian')).toMatch(
    /صدرت صيغة أحدث من هذا الخبر: <a href="[^"]*2023-02-27-urdu\/" rel="successor-version"/,
  );
  expect(page('a/2023-02-27-urdu')).toMatch(
    /يحلّ هذا الخبر محل صيغة سابقة: <a href="[^"]*2023-02-28-persian\/" rel="predecessor-version"/,
  );
  const html = page('a/2023-03-01-signs');
  expect(html.indexOf('صُحّح رقم')).toBeLessThan(html.indexOf('class="body"'));
  expect(html).toMatch(/تصحيح<\/b>، <time datetime="2023-03-02">2 آذار\/مارس 2023<\/time>/);
});
