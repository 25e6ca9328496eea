import { describe, expect, test } from 'vitest';
import {
  FIRST,
  HEADLINE,
  HTML as html,
  SAID,
  SECOND,
  TEXT,
  THIRD,
  WHOLE,
  windows1256,
} from './one-dispatch.ts';
import { imported, importer, wireFolder } from './wire-folder.ts';

const wide = (text: string): string => text.replace('الساحلية بعد', 'الساحلية\r\nبعد');
const iptc = `\u0001TST0042 4 i 62 \r\nBC-TRAIN\r\n\u0002\r\n${HEADLINE} =\r\n\r\n   ${wide(FIRST)}\r\n\r\n   ${SECOND}\r\n   ${THIRD}\r\n\u0003031212 MAY 24\r\n\u007f\u007f\u0004`;
const anpa = `\u0016\u0016\u0001a0042\r\nr i \u0013BC-Train 05-03\r\n\u0002^BC-TRN--Train,62<\r\n^${HEADLINE}<\r\n^By A REPORTER=\r\n\r\n   ${wide(FIRST)}\r\n   ${SECOND}\r\n   ${THIRD}\r\n\u0003031212 MAY 24\r\n\u0004`;
const json = (item: object): string => JSON.stringify({ type: 'text', language: 'ar', ...item });
const nitf = (body: string): string =>
  `<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n<nitf><body><body.head><hedline><hl1>${HEADLINE}</hl1></hedline></body.head><body.content>${body}</body.content></body></nitf>`;

const g2 = (content: string): string =>
  `<newsItem xml:lang="ar"><itemMeta><itemClass qcode="ninat:text"/></itemMeta><contentMeta><headline>${HEADLINE}</headline></contentMeta><contentSet>${content}</contentSet></newsItem>`;

const message = (...items: string[]): string =>
  `<newsMessage><header/><itemSet>${items.join('')}</itemSet></newsMessage>`;
const text = g2(`<inlineXML><html><body>${html}</body></html></inlineXML>`);
const image =
  '<newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentMeta><headline>القطار</headline></contentMeta><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>';

const rss = (...items: string[]): string =>
  `<?xml version="1.0"?>\n<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وفق</title><language>ar</language>${items.join('\n')}</channel></rss>`;
const rssItem = (words: string, title = HEADLINE): string =>
  `<item><media:title>صورة</media:title><title>${title}</title><pubDate>Fri, 3 May 2024 09:12:00 +0300</pubDate><description>ملخص.</description>${words}</item>`;
const soup = `<div class=story><img src="x.jpg">${[FIRST, SECOND, THIRD].map((text) => `<p>${text}<br>`).join('')}</div>`;
const encoded = `<content:encoded><![CDATA[${html}]]></content:encoded>`;
const atom = (content: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>وفق</title><entry><title type="html">${HEADLINE}</title><updated>2024-05-03T06:12:00Z</updated><summary>ملخص.</summary>${content}</entry></feed>`;

describe('one dispatch gives the same article', () => {
  test.each([
    ['plain text', `${HEADLINE}\n\n${FIRST}\n\n${SECOND}\n\n${THIRD}\n`, 'a.txt'],
    ['IPTC 7901', iptc, 'a.bin'],
    ['ANPA 1312', anpa, 'a.txt'],
    ['ninjs 1, HTML', json({ headline: HEADLINE, body_html: html }), 'a.json'],
    [
      'ninjs 1, text and HTML',
      json({ headline: HEADLINE, body_text: `${FIRST}\n${SECOND}\n${THIRD}`, body_html: html }),
      'a.json',
    ],
    [
      'ninjs 2, HTML in a section',
      json({
        headlines: [{ value: HEADLINE }],
        bodies: [{ contentType: 'text/html', value: `<section class="main">${html}</section>` }],
      }),
      'a.json',
    ],
    [
      'NewsML 1.2',
      `<?xml version="1.0"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd"><NewsML><NewsItem xml:lang="ar"><NewsManagement><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>${HEADLINE}</HeadLine><DateLine>المدينة 3 أيار/مايو 2024 (وفق)</DateLine></NewsLines><NewsComponent><ContentItem Href="x.jpg"/></NewsComponent><NewsComponent><ContentItem><DataContent>${html}</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`,
      'a.xml',
    ],
    [
      'NewsML-G2, HTML in CDATA',
      g2(`<inlineData contenttype="text/html"><![CDATA[${html}]]></inlineData>`),
      'a.xml',
    ],
    [
      'NewsML-G2, a message of a text, a picture and a package',
      message(text, image, '<packageItem/>'),
      'a.xml',
    ],
    ['NITF with a DOCTYPE', nitf(html), 'a.xml'],
    ['RSS 2.0', rss(rssItem(encoded)), 'a.xml'],
    [
      'RSS 2.0, HTML that no XML parser reads',
      rss(rssItem(`<content:encoded><![CDATA[${soup}]]></content:encoded>`)),
      'a',
    ],
    ['Atom, XHTML', atom(`<content type="xhtml"><div>${html}</div></content>`), 'a.atom'],
    ['Atom, HTML', atom(`<content type="html">${html.replaceAll('<', '&lt;')}</content>`), 'a.xml'],
    ['Atom, text', atom(`<content>${TEXT}</content>`), 'a.xml'],
  ])('as %s', (_, copy, name) => {
    expect(imported(copy, SAID, name)).toMatchObject(WHOLE);
  });

  test('as IPTC 7901 in Windows-1256, with its encoding given', () => {
    const bytes = windows1256(iptc);
    expect(imported(bytes, SAID, 'a.bin')).toMatchObject({
      faults: [
        '1: encoding: is not UTF-8; it reads as Windows-1256. Say --encoding windows-1256 to have it converted.',
      ],
    });
    expect(imported(bytes, { ...SAID, encoding: 'windows-1256' }, 'a.bin')).toMatchObject(WHOLE);
  });
});

test('of a feed with several items the named one is imported, if it exists', () => {
  const feed = rss(rssItem(''), rssItem(encoded));
  expect(imported(feed, { ...SAID, item: 2 }, 'a.xml')).toMatchObject({ ...WHOLE, time: '09:12+03:00' });
  expect(imported(feed, { ...SAID, item: 3 }, 'a.xml')).toMatchObject({
    faults: ['1: --item: is 3, and the file holds 2 dispatches. Say --item with a number from 1 to 2.'],
  });
});

test('a caption is not part of a one-paragraph story', () => {
  const figure = '<figure><img src="a.jpg"/>\n<figcaption>القطار</figcaption></figure>';
  const copy = rss(rssItem(`<content:encoded><![CDATA[<p>${FIRST}</p>\n${figure}]]></content:encoded>`));
  expect(imported(copy, SAID, 'a.xml')).toMatchObject({
    paragraphs: [FIRST],
    notes: ['body: left out parts that are not text: figure.'],
  });
});

test('of a NewsML-G2 message with several items the named one is imported; items without text are reported', () => {
  const other = text.replace(HEADLINE, 'عنوان آخر');
  expect(imported(message(image, other, text), { ...SAID, item: 2 }, 'a.xml')).toMatchObject(WHOLE);
  expect(imported(message(image, text), SAID, 'a.xml')).toMatchObject({
    ...WHOLE,
    notes: ['picture: not taken in: "a.jpg", which is not beside the dispatch, and nothing is fetched.'],
  });
});

test('a format with one dispatch has no second', () => {
  for (const [copy, name] of [
    [TEXT, 'a.txt'],
    [iptc, 'a.bin'],
    [nitf(html), 'a.xml'],
    [json({ headline: HEADLINE, body_html: html }), 'a.json'],
  ] as const)
    expect(imported(copy, { ...SAID, item: 2 }, name)).toMatchObject({
      faults: ['1: --item: is 2, and the file holds 1 dispatch. Leave --item out.'],
    });
});

describe('the time at which the wire sent it', () => {
  const created = (...instants: string[]): string =>
    json({ headline: HEADLINE, body_html: html, firstcreated: instants[0], versioncreated: instants[1] });
  test.each([
    ['with its zone', ['2024-05-03T09:12:00+03:00'], '09:12+03:00'],
    ['the later of two', ['2024-05-03T09:12:00+03:00', '2024-05-03T06:40:00Z'], '06:40Z'],
    ['none of another day', ['2024-05-02T23:50:00Z'], undefined],
    ['none of a day alone', ['2024-05-03T00:00:00Z'], undefined],
    ['none without a zone', ['2024-05-03T09:12:00'], undefined],
  ])('%s', (_, instants, time) => {
    expect(imported(created(...instants), SAID, 'a.json')).toMatchObject({ ...WHOLE, time });
  });
  test('of ANPA 1312 and of Atom', () => {
    const sent = anpa.replace('031212 MAY 24', '05-03-24 0912EDT');
    expect(imported(sent, SAID, 'a')).toMatchObject({ ...WHOLE, time: '09:12-04:00' });
    expect(imported(atom(`<content>${TEXT}</content>`), SAID, 'a.xml')).toMatchObject({ time: '06:12Z' });
  });
});

test('the frame of a transmission is reported, not published', () => {
  expect(imported(iptc, SAID, 'a.bin')).toMatchObject({
    notes: ['transmission: set apart, not published: TST0042 4 i 62 | BC-TRAIN | 031212 MAY 24'],
  });
});

test('an item cancelled in NewsML 1 is refused', () => {
  const cancelled =
    '<NewsML><NewsItem><NewsManagement><Status FormalName="Canceled"/></NewsManagement></NewsItem></NewsML>';
  expect(imported(cancelled, SAID, 'a.xml')).toMatchObject({
    faults: ['1: Status: is Canceled: the agency does not let it be published.'],
  });
});

test('two messages in one transmission are refused', () => {
  expect(imported(iptc + iptc, SAID, 'a.bin')).toMatchObject({
    faults: ['3: file: holds a second message. Give each its own file.'],
  });
});

describe('a story in one block with line ends', () => {
  const lines = [FIRST, SECOND, THIRD].join('\n');
  test.each([
    ['text of ninjs 1', json({ headline: HEADLINE, body_text: lines }), 'a.json'],
    [
      'text of ninjs 3',
      json({ headlines: [{ value: HEADLINE }], bodies: [{ contentType: 'text/plain', value: lines }] }),
      'a.json',
    ],
    ['text of NewsML-G2', g2(`<inlineData>${lines}</inlineData>`), 'a.xml'],
    ['plain text', `${HEADLINE}\n${lines}`, 'a.txt'],
  ])('as %s is asked about too, and the answer taken', (_, copy, name) => {
    expect(imported(copy, SAID, name)).toMatchObject({
      faults: [expect.stringMatching(/^\d: body: has 3 lines and no blank one\. .* say --paragraphs lines;/)],
    });
    expect(imported(copy, { ...SAID, linesAreParagraphs: true }, name)).toMatchObject(WHOLE);
  });
  const block = nitf(`<p>    ${FIRST}\n    ${SECOND}\n    ${THIRD}</p>`);
  test('leads to a question before anything is written', () => {
    expect(imported(block, SAID, 'a.xml')).toMatchObject({
      faults: [
        '3: body: has 3 lines and no blank one. If each line is a paragraph, say --paragraphs lines; if all are one, --paragraphs blank.',
      ],
    });
  });
  test('and either answer works', () => {
    expect(imported(block, { ...SAID, linesAreParagraphs: true }, 'a.xml')).toMatchObject(WHOLE);
    expect(imported(block, { ...SAID, isOneParagraph: true }, 'a.xml')).toMatchObject({
      paragraphs: [`${FIRST} ${SECOND} ${THIRD}`],
    });
  });
});

describe('desk marks', () => {
  const marked = `عام / ${HEADLINE} / إضافة أولى\n\n${FIRST}\n\n${SECOND}\n\n${THIRD}\n\n// انتهى //\n\n18:45 ت م\n\n0172\n`;
  test('are removed and reported one by one', () => {
    expect(imported(marked, SAID)).toMatchObject({
      ...WHOLE,
      notes: ['// انتهى //', '18:45 ت م', '0172', 'عام / … / إضافة أولى'].map((mark) =>
        expect.stringContaining(
          `set apart, a mark of the desk: ${mark}. To keep such marks, say --keep-marks.`,
        ),
      ),
    });
  });
  test('stay with --keep-marks', () => {
    expect(imported(marked, { ...SAID, keepMarks: true })).toMatchObject({
      title: `عام / ${HEADLINE} / إضافة أولى`,
      paragraphs: [FIRST, SECOND, THIRD, '// انتهى //', '18:45 ت م', '0172'],
      notes: [],
    });
  });
  test('do not include a number alone, or such words within the text', () => {
    const paragraphs = [FIRST, 'يتبع', SECOND, '0172'];
    expect(imported(`${HEADLINE}\n\n${paragraphs.join('\n\n')}\n`, SAID)).toMatchObject({
      paragraphs,
      notes: [],
    });
  });
});

test('a flash of one line is headline and text', () => {
  const flash = 'عاجل: عودة القطار إلى السكة الساحلية (وفق)';
  expect(imported(`${flash}\n`, { ...SAID, date: '2024-05-03' })).toMatchObject({
    title: flash,
    paragraphs: [flash],
  });
});

test('copy without a headline gets the one given by a flag', () => {
  expect(imported(`${FIRST}\n\n${SECOND}\n\n${THIRD}\n`, { ...SAID, title: HEADLINE })).toMatchObject(WHOLE);
});

test('characters that our fonts lack are kept, with a note', () => {
  const strange = 'وكتب «Привет, мир» و«שלום עולם» و中国 و👩‍🚒 و🏴󠁧󠁢󠁳󠁣󠁴󠁿 وEUR\u20095.';
  const copy = imported(`${HEADLINE} 🕊️\n\n${FIRST}\n\n${strange}\n`, { ...SAID });
  expect(copy).toMatchObject({
    title: `${HEADLINE} 🕊️`,
    paragraphs: [FIRST, strange],
    problems: [],
    notes: [expect.stringMatching(/^characters: .*П \(U\+041F\).*: not in our fonts\./)],
  });
  // A joiner outside an emoji is still removed.
  expect(imported(`${HEADLINE}\n\n${FIRST}\n\nx\u200dy 👩\u200d.\n`, { ...SAID })).toMatchObject({
    paragraphs: [FIRST, 'xy 👩.'],
  });
});

describe('author and place are data', () => {
  const of = (copy: string, name: string): string => {
    const [outcome] = importer(wireFolder()).import(Buffer.from(copy), name, { ...SAID, id: 'copy' });
    return outcome.isImported
      ? `${outcome.text}\n${outcome.notes.join('\n')}`
      : JSON.stringify(outcome.faults);
  };
  test.each([
    [
      'ninjs 1',
      json({
        headline: HEADLINE,
        body_html: html,
        byline: 'سلمى الراوي',
        located: 'المدينة',
        slugline: 'train',
        urgency: 4,
        subject: [{ name: 'نقل' }],
      }),
      'a.json',
    ],
    [
      'NITF',
      nitf(html)
        .replace(
          '<nitf>',
          '<nitf><head><tobject><tobject.subject tobject.subject.type="نقل"/></tobject><docdata><urgency ed-urg="4"/><du-key key="train"/></docdata></head>',
        )
        .replace(
          '</body.head>',
          '<byline>سلمى الراوي</byline><dateline><location>المدينة</location></dateline></body.head>',
        ),
      'a.xml',
    ],
    [
      'NewsML-G2',
      g2(`<inlineXML><html><body>${html}</body></html></inlineXML>`).replace(
        '<headline>',
        '<urgency>4</urgency><slugline>train</slugline><subject><name>نقل</name></subject><located><name>المدينة</name></located><by>سلمى الراوي</by><headline>',
      ),
      'a.xml',
    ],
  ])('of %s; slug, urgency and topics are told', (_, copy, name) => {
    const text = of(copy, name);
    expect(text).toContain('\nbyline: "سلمى الراوي"\nplace: "المدينة"\n');
    expect(text).toContain('metadata: slug train; urgency 4; topics نقل.');
  });
  test('an agency is not a byline', () => {
    expect(of(json({ headline: HEADLINE, body_html: html, byline: 'وفق' }), 'a.json')).not.toContain(
      'byline',
    );
  });
});

test('of a JSON list the named item is imported', () => {
  const one = (title: string): object => ({ type: 'text', headline: title, body_html: html });
  const list = JSON.stringify([one('عنوان آخر'), one(HEADLINE)]);
  expect(imported(list, { ...SAID, item: 2 }, 'a')).toMatchObject(WHOLE);
  expect(imported(JSON.stringify([one(HEADLINE)]), SAID, 'a.json')).toMatchObject(WHOLE);
});
