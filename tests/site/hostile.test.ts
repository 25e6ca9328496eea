import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { buildInto, PLAIN } from '../built-sites.ts';
import { SITE, SITE_CONTENT } from '../hostile/site-content.ts';
import { nodesIn, strangeMarkup, textIn } from '../hostile/sound-page.ts';

type Element = DefaultTreeAdapterTypes.Element;

const root = mkdtempSync(join(tmpdir(), 'mahdar-hostile-site-'));
const site = join(root, 'dist');
for (const [name, text] of Object.entries(SITE_CONTENT)) {
  mkdirSync(dirname(join(root, 'content', name)), { recursive: true });
  writeFileSync(join(root, 'content', name), text);
}
// Other tests build at the same time.
const outside = (): string[] =>
  [...readdirSync(root, { recursive: true, encoding: 'utf8' }), ...readdirSync('.')].filter(
    (file) => !/^(?:dist(?:\.next-\d+)?|content\/permalinks)(?:\/|$)/.test(file),
  );
const before = outside();
buildInto(site, { ...PLAIN, CI: '', CONTENT_DIR: join(root, 'content'), SITE_URL: 'https://news.example' });
afterAll(() => rmSync(root, { recursive: true }));

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
const read = (file: string): string => readFileSync(join(site, file), 'utf8');

/** The elements of every page below `folder`, parsed like a browser, and all faults in their HTML. */
function elementsIn(folder: string): { elements: Element[]; faults: string[] } {
  const faults: string[] = [];
  const elements = filesIn(folder, '.html').flatMap((file) => {
    const tree = parse(readFileSync(join(folder, file), 'utf8'), {
      onParseError: ({ code }) => faults.push(`${file}: ${code}`),
    });
    return [...nodesIn(tree.childNodes)].filter((node): node is Element => 'attrs' in node);
  });
  return { elements, faults };
}

/** What a page consists of, without words and addresses: `a href`, `script type=application/ld+json`. */
const kindsOf = (elements: readonly Element[]): Set<string> =>
  new Set(
    elements.flatMap(({ tagName, attrs }) => [
      tagName,
      ...attrs.map(
        ({ name, value }) =>
          `${tagName} ${name}${tagName === 'script' && name === 'type' ? `=${value}` : ''}`,
      ),
    ]),
  );

/** Every string in a JSON value. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* stringsIn(inner);
}

const attribute = ({ attrs }: Element, wanted: string): string | undefined =>
  attrs.find(({ name }) => name === wanted)?.value;

const addressesOf = (element: Element): string[] =>
  ['href', 'src', 'action', 'data', 'srcset'].flatMap((name) => attribute(element, name) ?? []);
// Browsers ignore control characters before and in a scheme.
const HAS_SCHEME = /^[\0-\x20]*[a-z][a-z0-9+.\t\n\r-]*:/i;
const IS_SAFE = /^(?:https?:\/\/[^/]|mailto:)/;

describe('a site of malicious words', () => {
  const { elements, faults } = elementsIn(site);
  const article = elementsIn(join(site, 'a')).elements;

  test('writes its own folder and the ledger, and nothing else', () => {
    expect(outside()).toEqual(before);
    const strange = filesIn(site, '').filter((file) => !/^[\w./-]+$/.test(file) || /(?:^|\/)\.\./.test(file));
    expect(strange).toEqual([]);
  });

  test('has only elements and attributes that a harmless site has', () => {
    expect(faults).toEqual([]);
    const sound = [inject('shipped'), inject('fixture')].map(({ folder }) =>
      kindsOf(elementsIn(folder).elements),
    );
    const known = new Set(sound.flatMap((kinds) => [...kinds]));
    // Checks the test itself: an event handler or a style would be found.
    expect([...known].filter((kind) => / (?:on\w+|style|srcdoc|formaction)$/.test(kind))).toEqual([]);
    // What Markdown allows but the sound sites do not use.
    for (const kind of [
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'th class',
      'td',
      'td class',
      'pre',
      'pre dir',
      'code',
      'code dir',
      'h2',
      'h2 dir',
      'li dir',
      'td dir',
      'th dir',
    ])
      known.add(kind);
    expect([...kindsOf(elements)].filter((kind) => !known.has(kind))).toEqual([]);
  });

  test('runs only its own scripts, and links only to the web, mail and itself', () => {
    const scripts = elements.filter(({ tagName }) => tagName === 'script');
    for (const script of scripts) {
      if (attribute(script, 'type') === 'application/ld+json') JSON.parse(textIn(script.childNodes));
      else expect(textIn(script.childNodes)).not.toMatch(/alert|onclick/);
      expect(attribute(script, 'src') ?? '/assets/').toMatch(/^\/assets\//);
    }
    // The icon is in every page as data:.
    const own = new Set(elementsIn(inject('shipped').folder).elements.flatMap(addressesOf));
    const foreign = elements.flatMap(addressesOf).filter((address) => !own.has(address));
    expect(foreign.filter((address) => HAS_SCHEME.test(address) && !IS_SAFE.test(address))).toEqual([]);
  });

  test('shows the words of the article unchanged, to readers and machines', () => {
    const heading = article
      .filter(({ tagName }) => tagName === 'h1')
      .map(({ childNodes }) => textIn(childNodes));
    expect(heading).toEqual([SITE.title]);
    const shown = article
      .filter((element) => element.tagName === 'p' && /^p\d+$/.test(attribute(element, 'id') ?? ''))
      .map(({ childNodes }) => textIn(childNodes));
    expect(shown.slice(0, SITE.paragraphs.length)).toEqual(SITE.paragraphs);
    const facts = article
      .filter((element) => attribute(element, 'type') === 'application/ld+json')
      .map(({ childNodes }) => JSON.parse(textIn(childNodes)));
    const said = new Set(facts.flatMap((fact) => [...stringsIn(fact)]));
    for (const words of [SITE.title, SITE.source, SITE.wire]) expect(said).toContain(words);
    expect(article.map((element) => attribute(element, 'content'))).toContain(SITE.title);
    for (const form of ['txt', 'ris']) expect(read(`a/2024-05-02-hostile.${form}`)).toContain(SITE.title);
  });

  test('its JSON has the words unchanged', () => {
    const files = filesIn(site, '.json');
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const said = [...stringsIn(JSON.parse(read(file)))];
      // TimelineJS parses its texts as HTML.
      const isHtml = file.endsWith('.timelinejs.json');
      if (isHtml) expect(said.flatMap((html) => strangeMarkup(html, file))).toEqual([]);
      const shown = isHtml ? said.map((html) => textIn(parseFragment(html).childNodes)) : said;
      const cites = /^(?:timeline\/[^/]+\.csl|oembed\/[^/]+)\.json$/.test(file) ? SITE.timeline : SITE.event;
      const words = /^(?:timeline|oembed)\//.test(file) && !file.endsWith('.feed.json') ? cites : SITE.title;
      expect(shown.filter((one) => one.includes(words)).length, file).toBeGreaterThan(0);
    }
  });

  test('its feeds are well formed and have the words unchanged', () => {
    const parser = new XMLParser({
      ignoreAttributes: false,
      trimValues: false,
      isArray: (name) => name === 'item',
    });
    for (const file of filesIn(site, '.xml')) {
      const { rss } = parser.parse(read(file), true);
      if (rss) expect(rss.channel.item[0].title, file).toBe(SITE.title);
    }
  });

  test('its calendar and CSV have the event unchanged', () => {
    const calendar = new ICAL.Component(ICAL.parse(read('timeline/ill.ics')));
    const [event, ...more] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(more).toEqual([]);
    expect(event?.summary).toContain(SITE.event);
    const rows = parseCsv(read('timeline/ill.csv'), { columns: true, bom: true }) as Record<string, string>[];
    expect(Object.values(rows[0] ?? {})).toContain(SITE.event);
  });
});
