import { describe, expect, test } from 'vitest';
import { type RenderOptions, renderDocument } from '../../src/markdown/render.ts';

const render = (body: string, options: Partial<RenderOptions> = {}) =>
  renderDocument(body, { lang: 'ar', date: '2022-01-09', markLabel: String, ...options });
const times = (html: string) =>
  [...html.matchAll(/<time datetime="([^"]*)"(?: class="tie")?>(.*?)<\/time>/gs)].map(([, edtf, words]) => [
    edtf,
    words?.replace(/<[^>]*>/g, ''),
  ]);
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&quot;/g, '"')
    .replace(/\n$/, '');

describe('dates in an article', () => {
  test('are marked at the precision of their words', () => {
    const html = render(
      'انسحبت عام 2019 في كانون الأول/ديسمبر الماضي، ويوم 13 كانون الثاني/يناير، وفي 2022-01-10.',
    );
    expect(times(html)).toEqual([
      ['2019', 'عام 2019'],
      ['2021-12', 'كانون الأول/ديسمبر الماضي'],
      ['2022-01-13', '13 كانون الثاني/يناير'],
      ['2022-01-10', '2022-01-10'],
    ]);
  });
  test('keep words whole and unchanged', () => {
    const body = 'وفي فبراير وآذار الماضيين، وعام 2020 (9 يناير 2022ء) **10 شباط** 2021 م "أمس".';
    const html = render(body);
    expect(times(html).map(([, words]) => words)).toContain('وعام 2020');
    expect(html).not.toMatch(/\p{L}<time|<\/time>\p{L}/u);
    expect(textOf(html)).toBe(body.replaceAll('**', ''));
  });
  test('are not marked in the name of an agency, but beside it', () => {
    const datelikeNames = ['صحيفة المدار اليوم', 'المدار اليوم', 'اليوم'];
    const html = render(
      '(المدار اليوم) وقالت المدار اليوم إن اللقاء اليوم، وإن صحيفة المدار اليوم حضرت أمس.',
      { datelikeNames },
    );
    expect(times(html)).toEqual([
      ['2022-01-09', 'اليوم'],
      ['2022-01-08', 'أمس'],
    ]);
    expect(html).toContain('اللقاء <time');
  });
  test('ranges are not marked, because HTML has no datetime for them', () => {
    expect(times(render('من 10 إلى 13 يناير'))).toEqual([]);
  });
  test('are not marked without a day, or in another language', () => {
    expect(times(render('في 10 يناير', { date: undefined }))).toEqual([]);
    expect(times(render('On 2022-01-10', { lang: 'en' }))).toEqual([]);
  });
  const span = { paragraph: 'p1', anchor: 'ev-x', href: '/t/#x', label: 'الحدث', claim: 'scheduled' };
  test('one that supports an event links to it; another date in the same quote does not', () => {
    const body = 'بعد لقاء 3 يناير يجتمعون في 10 يناير في جنيف.';
    const html = render(body, { evidence: [{ ...span, start: 0, end: 40, date: '2022-01-10' }] });
    expect(html).toContain(
      '<a class="dated" href="/t/#x"><time datetime="2022-01-10" class="tie">10 يناير</time></a>',
    );
    expect(html).toContain('لقاء <time datetime="2022-01-03" class="tie">3 يناير</time> ');
  });
  test('are not links inside a link', () => {
    const html = render('في [10 يناير](https://a.example/) لقاء', {
      evidence: [{ ...span, start: 0, end: 15, date: '2022-01-10' }],
    });
    expect(html).not.toContain('class="dated"');
    expect(times(html)).toEqual([['2022-01-10', '10 يناير']]);
  });
});
