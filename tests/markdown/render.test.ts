import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/markdown/document.ts';
import { htmlForElsewhere } from '../../src/markdown/elsewhere.ts';
import { renderLine } from '../../src/markdown/line.ts';
import { type RenderOptions, renderDocument } from '../../src/markdown/render.ts';

const render = (body: string, options: Partial<RenderOptions> = {}) =>
  renderDocument(body, { lang: 'ar', markLabel: (number) => `¶${number}`, ...options });
/** The text of some HTML, as a browser would copy it. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\n$/, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');

describe('the words of the agency', () => {
  test.each([
    'قال "نعم" و\'لا\' -- ثم... سكت (c) 1/2 +-',
    'فيه <b>وسم</b> & <script>alert(1)</script> ومسافة  مزدوجة',
    'ينتهي بسطر\nوسطر آخر',
    'عنوان www.example.org و http://example.org كما هو',
  ])('stay as they are: %s', (text) => {
    expect(textOf(render(text))).toBe(`${text}`);
  });

  test('no markup in them is run, loaded or followed', () => {
    const html = render(
      '<img src=x onerror=alert(1)> ![صورة](https://a.example/x.png) [هنا](javascript:alert(1)) [ملف](file:///etc/passwd) [بيان](data:text/html,x) [نسبي](/a/)',
    );
    expect(html).not.toMatch(/<img|<script|href="(?!#p1"|https:\/\/a\.example\/x\.png")/);
  });

  test('a link to the web opens safely', () => {
    expect(render('[موقع](https://a.example/?a=1&b=2)')).toContain(
      '<a href="https://a.example/?a=1&amp;b=2" rel="noopener noreferrer external">موقع</a>',
    );
  });
});

describe('structure', () => {
  test('paragraphs and sentences have their anchors', () => {
    const html = render('أولى. ثانية.\n\nثالثة.');
    for (const id of ['p1', 'p1s1', 'p1s2', 'p2', 'p2s1']) expect(html).toContain(`id="${id}"`);
  });

  test.each([
    ['# أ\n\n## ب', ['h2', 'h3']],
    ['## أ\n\n#### ب\n\n## ج', ['h2', 'h3', 'h2']],
    ['### أ\n\n# ب', ['h2', 'h2']],
  ])('headings of %j stand below the headline without a gap', (body, tags) => {
    expect([...render(body).matchAll(/<(h\d)>/g)].map(([, tag]) => tag)).toEqual(tags);
  });

  test('table cells have no style attribute', () => {
    expect(render('| أ | ب |\n|:-:|--:|\n| 1 | 2 |')).not.toContain('style=');
  });

  test('a code block is left to right', () => {
    expect(render('```js\nx = "كود" < 1;\n```')).toBe(
      '<pre dir="ltr"><code>x = &quot;كود&quot; &lt; 1;\n</code></pre>\n',
    );
  });

  test('a tight list has paragraphs of its own, with anchors', () => {
    expect(parseDocument('- بند\n- بند آخر').paragraphs.map(({ id, text }) => [id, text])).toEqual([
      ['p1', 'بند'],
      ['p2', 'بند آخر'],
    ]);
    expect(render('- بند\n- بند آخر')).toContain('<p id="p2">');
  });

  test('the dateline is an element of its own, its Urdu marked as Urdu', () => {
    const html = render('(پاکستان پوائنٹ نیوز / سبوتنيك - 09 كانون الثاني 2022ء) نص.', {
      agencyNames: [
        { name: 'پاکستان پوائنٹ نیوز', lang: 'ur' },
        { name: 'سبوتنيك', lang: 'ar' },
      ],
    });
    expect(html).toContain(
      '<span class="dateline">(<span lang="ur">پاکستان پوائنٹ <span class="tie">نیوز</span></span><span class="tie"> / سبوتنيك - 09</span>',
    );
  });

  test('datelines of other forms, and the credit at the end, are elements too', () => {
    const agencyNames = [{ name: 'وفق', lang: 'ar' }];
    const body = 'من سلمى الراوي\n\nالمدينة في 3 مايو /وفق/ قال كذا.\n\nوأضاف كذا.--(وفق)';
    const html = render(body, { agencyNames });
    expect(html).toContain(
      '<p id="p2"><span id="p2s1"><span class="dateline">المدينة في <span class="tie">3 مايو</span> /وفق/</span>',
    );
    expect(html).toContain('<span class="dateline">--(وفق)</span>');
    expect(render(body)).not.toContain('>--(وفق)<');
  });

  test('evidence takes whole words with their marks, and its link follows them', () => {
    const text = 'بدأت المحادثات في جنيف، ثم انتهت.';
    const start = text.indexOf('محادثات');
    const html = render(text, {
      evidence: [
        {
          paragraph: 'p1',
          start,
          end: text.indexOf('،'),
          anchor: 'ev-x',
          href: '/t/#x',
          label: 'حدث',
          claim: 'held',
        },
      ],
    });
    expect(html).toContain('<span class="ev" id="ev-x">المحادثات في جنيف،</span><a class="to-event"');
    expect(textOf(html)).toBe(text);
  });

  test('evidence over two sentences and a link is split, and nothing is lost', () => {
    const body = 'قال كذا. وقال [ذاك الآخر](https://a.example/) أيضا.';
    const text = 'قال كذا. وقال ذاك الآخر أيضا.';
    const html = render(body, {
      evidence: [
        {
          paragraph: 'p1',
          start: 4,
          end: text.indexOf('الآخر'),
          anchor: 'ev-x',
          href: '#',
          label: '',
          claim: 'held',
        },
      ],
    });
    expect(html.match(/id="ev-x"/g)).toHaveLength(1);
    expect(textOf(html)).toBe(text);
  });
});

describe('a headline', () => {
  test('isolates foreign runs and sets Urdu words in a font that has their letters', () => {
    expect(renderLine('فوز Real Madrid على چلسي', 'ar')).toMatch(
      /^فوز <bdi dir="ltr" class="tie">Real Madrid<\/bdi> على <span class="wide">چلسي<\/span>$/,
    );
  });
  test('of an English article isolates Arabic', () => {
    expect(renderLine('A word: مجلس', 'en')).toBe('A word: <bdi dir="rtl" lang="ar">مجلس</bdi>');
  });
});

describe('foreign words', () => {
  test('an isolate with two sentences is not split, and each sentence has its anchor', () => {
    const html = render('قال: We will come back. We are strong, he said. ثم ذهب.');
    expect(html.match(/<bdi/g)).toHaveLength(1);
    expect(html).toContain(
      '<span id="p1s1">قال: </span><bdi dir="ltr"><span>We will come back.</span> <span id="p1s2">We are strong, he said.</span></bdi>',
    );
  });
  test('evidence that ends inside an isolate marks its own words only', () => {
    const text = 'قالت Reuters (UK) Ltd. أمس';
    const span = { paragraph: 'p1', anchor: 'ev-x', href: '/t/#x', label: 'حدث', claim: 'held' };
    const html = render(text, { evidence: [{ ...span, start: 0, end: text.indexOf(' (') }] });
    expect(html).toContain(
      '<span class="ev" id="ev-x">قالت </span><bdi dir="ltr" class="tie"><span class="ev">Reuters</span>',
    );
    expect(html).toContain(' (UK) Ltd.</bdi>');
    expect(textOf(html)).toBe(text);
  });
  test('a link that begins inside an isolate does not split it', () => {
    expect(render('قالت Reuters [Group أمس](https://a.example/) كذا')).toMatch(
      /<bdi dir="ltr" class="tie">Reuters <a [^>]*>Group<\/a><\/bdi><a [^>]*> أمس<\/a>/,
    );
  });
  test('a paragraph, an item and a heading of foreign words are blocks in their direction, here and elsewhere', () => {
    const body = '## Reuters (UK)\n\nHe left: "Go!"\n\n- Yes, no.\n- بند';
    expect(render(body)).toMatch(
      /<h2 dir="ltr">.*<p dir="ltr" id="p1">.*<p dir="ltr" id="p2">.*<p id="p3">/s,
    );
    expect(htmlForElsewhere(body, 'ar')).toMatch(
      /<h2 dir="ltr">.*<p dir="ltr">He.*<li><bdi dir="ltr">Yes, no\.<\/bdi>/s,
    );
  });
  test('the cells of a table keep the side of their column', () => {
    expect(render('| أ |\n|--|\n| Reuters (UK) Ltd. |')).toContain(
      '<td><bdi dir="ltr" class="tie">Reuters (UK) Ltd.</bdi></td>',
    );
  });
});

describe('parts that stay on one line', () => {
  test.each([
    ['مجلس روسيا - الناتو اليوم', 'روسيا - الناتو'],
    ['(العربية / سبوتنيك - 09 كذا', '(العربية / سبوتنيك - 09'],
    ['محادثات كانون الثاني/يناير 2022', 'كانون الثاني/يناير'],
    ['السبت 29 تشرين الثاني/نوفمبر 2025', '29 تشرين الثاني/نوفمبر'],
    ['في 9 أيلول 2025', '9 أيلول'],
  ])('%s', (text, tied) => {
    expect(renderLine(text, 'ar')).toContain(`<span class="tie">${tied}</span>`);
  });
  test('a date kept on one line has no other tie inside', () => {
    expect(render('في 9 كانون الثاني/يناير 2022.', { date: '2022-01-09' })).toContain(
      '<time datetime="2022-01-09" class="tie">9 كانون الثاني/يناير 2022</time>',
    );
  });
});
