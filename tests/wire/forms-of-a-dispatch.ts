/** An invented dispatch; its first paragraph includes the dateline. */
export interface Dispatch {
  headline: string;
  paragraphs: readonly string[];
}

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const html = ({ paragraphs }: Dispatch): string => paragraphs.map((text) => `<p>${xml(text)}</p>`).join('\n');
const plain = ({ paragraphs }: Dispatch): string => paragraphs.join('\n\n');
const json = (item: object): string => JSON.stringify({ type: 'text', language: 'ar', ...item });
const g2 = (dispatch: Dispatch, content: string): string =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="ar"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2024-05-03T09:12:00+03:00</versionCreated></itemMeta><contentMeta><headline>${xml(dispatch.headline)}</headline></contentMeta><contentSet>${content}</contentSet></newsItem>`;
const mail = (dispatch: Dispatch, type: string, body: string): string =>
  [
    'From: =?utf-8?B?2YjZgdmC?= <desk@example.org>',
    `Subject: =?utf-8?B?${Buffer.from(dispatch.headline).toString('base64')}?=`,
    'Date: Fri, 03 May 2024 09:12:00 +0300',
    'MIME-Version: 1.0',
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(body).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n');
const story = ({ paragraphs }: Dispatch): string => paragraphs.map((text) => `   ${text}`).join('\r\n');

/** The forms in which agencies send a dispatch, each as a file with name and bytes. */
export const FORMS: Readonly<
  Record<string, { name: string; write: (dispatch: Dispatch) => string | Uint8Array }>
> = {
  'plain text, UTF-8': { name: 'a.txt', write: (d) => `${d.headline}\n\n${plain(d)}\n` },
  'plain text, UTF-16': {
    name: 'a.txt',
    write: (d) =>
      Buffer.from(`\ufeff${d.headline}\r\n\r\n${plain(d).replaceAll('\n', '\r\n')}\r\n`, 'utf16le'),
  },
  'ninjs 1': {
    name: 'a.json',
    write: (d) =>
      json({ headline: d.headline, body_html: html(d), versioncreated: '2024-05-03T09:12:00+03:00' }),
  },
  'ninjs 2': {
    name: 'a.json',
    write: (d) =>
      json({ headlines: [{ value: d.headline }], bodies: [{ contentType: 'text/html', value: html(d) }] }),
  },
  'ninjs 3, text': {
    name: 'a.json',
    write: (d) =>
      json({
        headlines: [{ role: 'main', value: d.headline }],
        bodies: [{ contentType: 'text/plain', value: plain(d) }],
      }),
  },
  'NewsML 1.2': {
    name: 'a.xml',
    write: (d) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd">\n<NewsML><NewsItem xml:lang="ar"><NewsManagement><ThisRevisionCreated>20240503T091200+0300</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement><NewsComponent><NewsLines><HeadLine>${xml(d.headline)}</HeadLine></NewsLines><ContentItem><DataContent>${html(d)}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  },
  'NewsML-G2, XHTML': {
    name: 'a.xml',
    write: (d) =>
      g2(
        d,
        `<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>${html(d)}</body></html></inlineXML>`,
      ),
  },
  'NewsML-G2, text': { name: 'a.xml', write: (d) => g2(d, `<inlineData>${xml(plain(d))}</inlineData>`) },
  'NewsML-G2, a message': {
    name: 'a.xml',
    write: (d) =>
      `<newsMessage><header/><itemSet>${g2(d, `<inlineXML><html><body>${html(d)}</body></html></inlineXML>`)}</itemSet></newsMessage>`,
  },
  'NITF 3': {
    name: 'a.xml',
    write: (d) =>
      `<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">\n<nitf><body><body.head><hedline><hl1>${xml(d.headline)}</hl1></hedline></body.head><body.content>${html(d)}</body.content></body></nitf>`,
  },
  'IPTC 7901': {
    name: 'a.bin',
    write: (d) =>
      `\u0001TST0042 4 i 62 \r\nBC-TRAIN\r\n\u0002\r\n${d.headline} =\r\n\r\n${story(d)}\r\n\u0003031212 MAY 24\r\n\u007f\u007f\u0004`,
  },
  'ANPA 1312': {
    name: 'a.bin',
    write: (d) =>
      `\u0016\u0016\u0001a0042\r\nr i \u0013BC-Train 05-03\r\n\u0002^BC-TRN--Train,62<\r\n^${d.headline}<\r\n\r\n${story(d)}\r\n\u000305-03-24 0912EDT\r\n\u0004`,
  },
  'RSS 2.0': {
    name: 'a.xml',
    write: (d) =>
      `<?xml version="1.0"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وفق</title><item><title>${xml(d.headline)}</title><pubDate>Fri, 3 May 2024 09:12:00 +0300</pubDate><content:encoded><![CDATA[${html(d)}]]></content:encoded></item></channel></rss>`,
  },
  Atom: {
    name: 'a.xml',
    write: (d) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>وفق</title><entry><title>${xml(d.headline)}</title><updated>2024-05-03T09:12:00+03:00</updated><content type="xhtml"><div>${html(d)}</div></content></entry></feed>`,
  },
  'e-mail, text': { name: 'a.eml', write: (d) => mail(d, 'text/plain', plain(d)) },
  'e-mail, HTML': {
    name: 'a.eml',
    write: (d) => mail(d, 'text/html', `<html><body>${html(d)}</body></html>`),
  },
};

const DATELINE = 'المدينة 3 أيار/مايو 2024 (وفق) - ';

/** Dispatches with features that break readers. */
export const DISPATCHES: Readonly<Record<string, Dispatch>> = {
  'as it comes': {
    headline: 'عودة القطار إلى السكة الساحلية',
    paragraphs: [
      `${DATELINE}عاد القطار إلى السكة الساحلية بعد عامين، بحسب بيان.`,
      'وقال البيان إن الرحلة تستغرق 40 دقيقة.',
      'ولم يذكر البيان ثمن التذكرة.',
    ],
  },
  'with foreign words, marks and figures': {
    headline: 'شركة Smith & Sons (UK) Ltd. تفوز بعقد قيمته 1.5% من "الموازنة"',
    paragraphs: [
      `${DATELINE}أعلنت شركة Smith & Sons أن 3 < 5 وأن «النسبة» 12,5 في المئة *تقريبا*.`,
      '"سنعود"، قال المدير لموقع https://example.org/a_b?c=1 في 14/05/2024.',
      '- بند أول # ليس عنوانا',
    ],
  },
  'with characters our fonts do not have': {
    headline: 'رسالة «Привет» إلى القراء 🕊️',
    paragraphs: [
      `${DATELINE}كتب «שלום עולם» ثم 中国 ثم 5\u2009كم.`,
      'وانتهى الخبر 👩‍🚒 هنا.',
      'وهذه فقرة ثالثة.',
    ],
  },
  'of two long paragraphs': {
    headline: 'خطاب طويل',
    paragraphs: [
      `${DATELINE}${'قال الرئيس إن الأعمال مستمرة في كل المناطق، وإن الموازنة كافية. '.repeat(12).trim()}`,
      `${'وأضاف أن اللجان تجتمع كل أسبوع، وأن نتائجها تنشر في حينها. '.repeat(12).trim()}`,
    ],
  },
};
