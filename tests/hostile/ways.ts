import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCredit } from '../../src/arabic/dateline/credit.ts';
import { openingDateline } from '../../src/arabic/dateline/find.ts';
import { findDates } from '../../src/arabic/dates/find.ts';
import { readingOf } from '../../src/arabic/language.ts';
import { isNamedIn } from '../../src/arabic/naming.ts';
import { foreignRuns } from '../../src/arabic/script/runs.ts';
import { indexKeys, queryKeys } from '../../src/arabic/search/keys.ts';
import { wordsOf } from '../../src/arabic/search/spelling.ts';
import { sentences } from '../../src/arabic/sentences.ts';
import { articleOf } from '../../src/archive/article.ts';
import { draftTimeline } from '../../src/archive/evidence/draft.ts';
import { locateQuote } from '../../src/archive/evidence/quote.ts';
import { followArticle } from '../../src/archive/permalinks/articles.ts';
import { dateAsWritten, pullQuote, standfirst } from '../../src/archive/queries/excerpt.ts';
import type { Agency, Archive, Article } from '../../src/archive/types.ts';
import { htmlForElsewhere } from '../../src/markdown/elsewhere.ts';
import { renderLine } from '../../src/markdown/line.ts';
import { renderDocument } from '../../src/markdown/render.ts';
import { asPlainText } from '../../src/publish/forms/text.ts';
import { indexedDocument } from '../../src/publish/search-index.ts';
import { parseQuery } from '../../src/search/look-up.ts';
import { matchesIn } from '../../src/search/matches.ts';
import { writeIndex } from '../../src/search/write-index.ts';
import { Importer } from '../../src/wire/import-dispatch.ts';
import { isMail, type Mail } from '../../src/wire/mail.ts';

const agency = (id: string, kind: Agency['kind'], name: string): Agency => ({
  id,
  kind,
  lang: 'ar',
  names: { ar: name },
  also: [],
});
const WAFQ = agency('wafq', 'wire', 'وكالة وفق');
const SAHIFA = agency('sahifa', 'source', 'الصحيفة');
const AGENCIES = new Map([WAFQ, SAHIFA].map((one) => [one.id, one]));
const DAY = '2024-05-02';

const articleWith = (body: string, lang = 'ar', title = 'عنوان'): Article => ({
  id: `${DAY}-x`,
  file: 'x.md',
  title,
  date: DAY,
  lang,
  source: SAHIFA,
  wire: WAFQ,
  topics: [],
  datelikeNames: [],
  isFlash: false,
  pictures: [],
  corrections: [],
  replaces: [],
  body,
  words: 10,
  telling: '',
});

const ARCHIVE: Archive = {
  front: { also: [], timelines: [] },
  articles: [],
  timelines: [],
  agencies: AGENCIES,
  topics: new Map(),
  article: () => undefined,
  timeline: () => undefined,
  laterTakes: () => [],
  evidenceIn: () => [],
  leadsIn: () => [],
  retired: [],
};

const frontmatter = (title = 'عنوان', lang = 'ar'): string =>
  `---\ntitle: ${title}\ndate: ${DAY}\nsource: sahifa\nwire: wafq\nlang: ${lang}\n---\n\n`;

const check = (text: string): unknown => articleOf(text, `${DAY}-x`, 'x.md', AGENCIES, []);
const render = (body: string, lang: string): string =>
  renderDocument(body, {
    lang,
    date: DAY,
    markLabel: String,
    agencyNames: [{ name: 'وكالة وفق', lang: 'ar' }],
  });

let folder: string | undefined;
const MAIL = { subject: 'x', date: '', sender: '', text: '', html: '', isPage: false, attached: [] };
const importing = (copy: string | Mail): unknown => {
  folder ??= mkdtempSync(join(tmpdir(), 'mahdar-hostile-'));
  return new Importer(folder, ARCHIVE, String).import(
    typeof copy === 'string' ? Buffer.from(copy) : copy,
    'x.txt',
    {
      id: 'x',
      date: DAY,
      source: 'sahifa',
      wire: 'wafq',
      replaces: [],
      isRehearsal: true,
    },
  );
};

/** All functions that process foreign text. Each gets a text of one repeated token. */
export const WAYS: Readonly<Record<string, (text: string) => unknown>> = {
  'check a body': (text) => check(`${frontmatter()}${text}`),
  'check a headline': (text) => check(`${frontmatter(text.replaceAll('\n', ' '))}ب`),
  'check a quoted headline': (text) => check(`${frontmatter(JSON.stringify(text))}ب`),
  'check frontmatter of nothing else': (text) => check(`---\n${text}\n---\n\nب`),
  render: (text) => render(text, 'ar'),
  'render from left to right': (text) => render(text, 'en'),
  'render a line': (text) => renderLine(text, 'ar'),
  'write for readers elsewhere': (text) => htmlForElsewhere(text, 'ar'),
  'write as plain text': (text) => asPlainText(articleWith(text)),
  'find dates': (text) => findDates(text, DAY),
  'find sentences': (text) => sentences(text),
  'find foreign runs': (text) => [foreignRuns(text, 'rtl', 'ar'), foreignRuns(text, 'ltr', 'en')],
  'find a dateline and a credit': (text) => [
    openingDateline([text, text], ['وكالة وفق', 'الصحيفة', text.slice(0, 100)]),
    findCredit(text, ['وكالة وفق']),
  ],
  'tell the language': (text) => readingOf(text),
  'find a name': (text) => [isNamedIn('وكالة وفق', text), isNamedIn(text, text)],
  'find a quote': (text) => [
    locateQuote(text.slice(0, 200).trim() || 'x', articleWith(text)),
    locateQuote('لا شيء من هذا هنا', articleWith(text)),
  ],
  excerpt: (text) => {
    const article = articleWith(text, 'ar', text.replaceAll('\n', ' '));
    return [standfirst(article), dateAsWritten(article), pullQuote(article)];
  },
  'draft a timeline': (text) => draftTimeline(ARCHIVE, articleWith(text)),
  'analyse for search': (text) => wordsOf(text).map(({ text: word }) => [indexKeys(word), queryKeys(word)]),
  'write the search index': (text) => writeIndex([indexedDocument(articleWith(text, 'ar', text))]),
  'search for it': (text) => {
    const { words, phrases } = parseQuery(text.slice(0, 1_000));
    return matchesIn(text, { words: words.map(queryKeys), phrases }, 'ar');
  },
  'follow into an edited text': (text) => {
    const old = followArticle(articleWith(text), 9, { articles: new Map() }, {});
    const articles = new Map([[`${DAY}-x`, old.entry]]);
    return followArticle(articleWith(`مقدمة جديدة.\n\n${text}`), 9, { articles }, { date: DAY });
  },
  'import as text': (text) => importing(`عنوان\n\n${text}`),
  'import as a headline': (text) => importing(`${text}\n\nنص`),
  'import as ninjs': (text) =>
    importing(
      JSON.stringify({
        uri: 'x',
        headlines: [{ value: 'عنوان' }],
        bodies: [{ contenttype: 'text/html', value: text }],
      }),
    ),
  'import as IPTC 7901': (text) => importing(`\u0001x\n\u0002\nx =\n   ${text}\n\u0003`),
  'import as ninjs 1': (text) => importing(JSON.stringify({ headline: 'x', body_html: `<p>${text}</p>` })),
  'import as RSS': (text) =>
    importing(
      `<rss><channel><item><title>x</title><content:encoded><![CDATA[<p>${text}]]></content:encoded></item></channel></rss>`,
    ),
  'import as a page': (text) =>
    importing(`<!DOCTYPE html><html><body><article><h1>x</h1><p>${text}</p></article></body></html>`),
  'import as a page of one block': (text) => importing(`<!DOCTYPE html><html>${text}</html>`),
  'import as a tag of a page': (text) => importing(`<!DOCTYPE html><html><p ${text}>x</p></html>`),
  'import as a script of a page': (text) =>
    importing(`<!DOCTYPE html><html><script>${text}</script><p>x</p></html>`),
  'import as an e-mail': (text) => importing({ ...MAIL, text }),
  'import as an e-mail in HTML': (text) => importing({ ...MAIL, html: text }),
  'tell an e-mail': (text) => [isMail(Buffer.from(text)), isMail(Buffer.from(`From: a\nTo: b\n${text}`))],
  'import as NITF': (text) =>
    importing(
      `<nitf><body><body.head><hedline><hl1>x</hl1></hedline></body.head><body.content><p>${text}</p></body.content></body></nitf>`,
    ),
};
