import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildInto } from '../built-sites.ts';

const CONTENT = 'tests/fixtures/content';
const root = mkdtempSync(join(tmpdir(), 'mahdar-english-'));
const folder = join(root, 'site');

beforeAll(() => {
  const content = join(root, 'content');
  cpSync(CONTENT, content, { recursive: true });
  writeFileSync(join(content, 'site.yaml'), 'lang: en\n');
  buildInto(folder, {
    SITE_URL: 'https://news.example',
    BASE_PATH: '/',
    CONTENT_DIR: content,
    CARDS: 'none',
    COMPRESS: 'none',
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const filesOf = (where: string, ending: RegExp): string[] =>
  readdirSync(where, { recursive: true, encoding: 'utf8' }).filter((file) => ending.test(file));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const page = (path: string): string => read(`${path}index.html`);

/** The runs of consecutive Arabic words in `text`. */
const stretches = (text: string): string[] =>
  text.match(/[\p{Script=Arabic}\p{M}\u200c]+(?: [\p{Script=Arabic}\p{M}\u200c]+)*/gu) ?? [];
/** Only the Arabic words of a text, separated by spaces. */
const wordsAlone = (text: string): string => ` ${text.replace(/[^\p{Script=Arabic}\p{M}\u200c]+/gu, ' ')} `;

/** Every text and attribute of a page, with its declared language. */
function partsOf(html: string): { text: string; lang: string; isAttribute: boolean }[] {
  const parts: { text: string; lang: string; isAttribute: boolean }[] = [];
  const walk = (node: Tree.ChildNode | Tree.Document, inherited: string): void => {
    const attributes = 'attrs' in node ? node.attrs : [];
    const lang = attributes.find(({ name }) => name === 'lang')?.value ?? inherited;
    for (const { value } of attributes) parts.push({ text: value, lang, isAttribute: true });
    // Page titles and code to copy have no markup: titles in them are compared with the content, like attributes.
    const isPlain = ['title', 'script', 'style', 'code'].includes(node.nodeName);
    for (const child of 'childNodes' in node ? node.childNodes : [])
      if (child.nodeName === '#text')
        parts.push({ text: (child as Tree.TextNode).value, lang, isAttribute: isPlain });
      else walk(child, lang);
  };
  walk(parse(html), '');
  return parts;
}

describe('the fixture content as an English site', () => {
  test('every page runs from left to right, and is English', () => {
    for (const file of filesOf(folder, /\.html$/)) expect(read(file)).toContain('<html lang="en" dir="ltr">');
  });

  test('Arabic letters stand only where the language is said to be written in them', () => {
    const bare = filesOf(folder, /\.html$/).flatMap((file) =>
      partsOf(read(file))
        .filter(({ lang, isAttribute }) => !isAttribute && !/^(?:ar|fa|ur)\b/.test(lang))
        .filter(({ text }) => /(?=\p{L})\p{Script=Arabic}/u.test(text))
        .map(({ text }) => `${file}: ${text}`),
    );
    expect(bare).toEqual([]);
  });

  test('Arabic punctuation stands only in the words of dispatches and of editors', () => {
    const content = filesOf(CONTENT, /\.(?:md|txt)$/)
      .map((file) => readFileSync(join(CONTENT, file), 'utf8'))
      .join('\n');
    const bare = filesOf(folder, /\.html$/).flatMap((file) =>
      partsOf(read(file))
        .filter(({ lang, isAttribute }) => !isAttribute && !/^(?:ar|fa|ur)\b/.test(lang))
        .filter(({ text }) => /[،؛؟«»]/.test(text) && !content.includes(text.trim()))
        .map(({ text }) => `${file}: ${text}`),
    );
    expect(bare).toEqual([]);
  });

  test('every Arabic word of an attribute, a feed, a download or the manifest is of the content', () => {
    const content = wordsAlone(
      filesOf(CONTENT, /\.(?:md|yaml)$/)
        .filter((file) => file !== 'site.yaml')
        .map((file) => readFileSync(join(CONTENT, file), 'utf8'))
        .join('\n'),
    );
    // The search index and its table of contents hold folded words only.
    const files = filesOf(folder, /\.(?:xml|json|rss|ics|ris|bib|txt|webmanifest|csv|ndjson|css)$/)
      .filter((file) => !/^(?:assets\/)?search\//.test(file))
      .map((file) => ({ file, texts: [read(file).replaceAll('\r\n ', '').replace(/\\n/g, '\n')] }));
    const pages = filesOf(folder, /\.html$/).map((file) => ({
      file,
      texts: partsOf(read(file)).flatMap(({ text, isAttribute }) => (isAttribute ? [text] : [])),
    }));
    const ours = [...files, ...pages].flatMap(({ file, texts }) =>
      texts
        .flatMap(stretches)
        .filter((stretch) => !content.includes(` ${stretch} `))
        .map((stretch) => `${file}: ${stretch}`),
    );
    expect([...new Set(ours)]).toEqual([]);
  });

  test('dates, counts and claims are said in English', () => {
    const timeline = page('timeline/march/').replace(/<[^>]*>/g, '');
    for (const words of ['3 events from 2 dispatches', 'Took place', 'Only the month is given', 'Scheduled'])
      expect(timeline).toContain(words);
    expect(timeline).toContain('Thursday 2 March 2023');
    expect(page('a/2023-03-01-signs/')).toContain('Wednesday <span class="tie">1 March</span> 2023');
  });

  test('a dispatch keeps its own language and direction, and the names of the marks in it ours', () => {
    const article = page('a/2023-03-01-signs/');
    expect(article).toContain('<div class="body" lang="ar" dir="rtl">');
    expect(article).toContain('aria-label="Link to paragraph 1" lang="en"');
  });

  test('the manifest, the feeds and the search page speak English', () => {
    expect(JSON.parse(read('manifest.webmanifest'))).toMatchObject({
      lang: 'en',
      dir: 'ltr',
      short_name: 'Mahdar',
    });
    expect(read('feed.xml')).toContain('<language>en</language>');
    expect(read('feed.xml')).toContain('The Test Gazette, 2 March 2023');
    expect(page('search/')).toContain('&quot;comma&quot;:&quot;, &quot;');
  });
});
