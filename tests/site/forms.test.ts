import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, inject, test } from 'vitest';

const ORIGIN = 'https://news.example';

/** The attributes of every `tag` element in `html`, with decoded entities. */
function elements(html: string, tag: string): Record<string, string>[] {
  const decode = (text: string): string =>
    text
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  return [...html.matchAll(new RegExp(`<${tag}\\s((?:[^>"]|"[^"]*")*)>`, 'g'))].map(([, inside = '']) =>
    Object.fromEntries(
      [...inside.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key, decode(value ?? '')]),
    ),
  );
}

describe.each(['shipped', 'fixture'] as const)('%s content', (name) => {
  const { folder, base } = inject(name);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const pages = files
    .filter((file) => file.endsWith('index.html'))
    .map((file) => ({
      path: `${base}${file.replace(/index\.html$/, '')}`,
      html: readFileSync(join(folder, file), 'utf8'),
    }))
    // Moved and removed addresses are covered by another test.
    .filter(({ path, html }) => html.includes(`<link rel="canonical" href="${ORIGIN}${path}">`));
  const isFacts = (path: string): boolean =>
    new RegExp(`^${base}(a/[^/]+|timeline/[^/]+(/(?!newest/)[^/]+)?)/$`).test(path);
  const at = (address: string): string => join(folder, address.replace(ORIGIN, '').slice(base.length));

  test('every form that a page links to exists', () => {
    const missing: string[] = [];
    for (const { path, html } of pages) {
      const named = [
        ...elements(html, 'link')
          .filter(({ rel }) => rel === 'alternate')
          .map(({ href }) => href ?? ''),
        ...elements(html, 'meta')
          .filter(({ property }) => property === 'og:image')
          .map(({ content }) => content ?? ''),
      ];
      expect(named.length, path).toBeGreaterThanOrEqual(3);
      for (const address of named) if (!existsSync(at(address))) missing.push(`${path} → ${address}`);
    }
    expect(missing).toEqual([]);
  });

  test('every article, timeline and event has every form of the contract, with a visible link', () => {
    for (const { path, html } of pages) {
      const forms = path.startsWith(`${base}a/`)
        ? ['txt', 'md', 'json', 'ris', 'bib', 'csl.json']
        : new RegExp(`^${base}timeline/[^/]+/$`).test(path)
          ? ['ics', 'csv', 'json', 'rss', 'feed.json', 'timelinejs.json', 'ris', 'bib', 'csl.json']
          : isFacts(path)
            ? ['ris', 'bib', 'csl.json']
            : [];
      const links = elements(html, 'a').map(({ href }) => href);
      for (const form of forms) {
        const address = `${path.slice(0, -1)}.${form}`;
        expect(existsSync(at(address)), address).toBe(true);
        expect(links).toContain(address);
      }
    }
    for (const file of [
      'feed.xml',
      'feed.json',
      'archive.ndjson',
      'archive.csv',
      'sitemap-index.xml',
      'news-sitemap.xml',
      'robots.txt',
      'card.png',
    ])
      expect(files).toContain(file);
  });

  test('the tags for link previews are complete, with absolute addresses of this site', () => {
    for (const { path, html } of pages) {
      const meta = new Map(
        elements(html, 'meta').map(({ property, name: key, content }) => [property ?? key, content]),
      );
      expect(meta.get('og:url')).toBe(ORIGIN + path);
      expect(meta.get('og:title')).toBeTruthy();
      expect(meta.get('robots')).toBe('max-image-preview:large');
      expect(meta.get('og:image')).toMatch(/^https:\/\/news\.example\/.*\.png$/);
      expect(html).toContain(`<title>${/<title>([^<]*)/.exec(html)?.[1]}`);
    }
  });

  test('cards are 1200 by 630, below 100 kB', async () => {
    const cards = files.filter((file) => file.endsWith('.png') && !/^icon-/.test(file));
    expect(cards.length).toBe(pages.filter(({ path }) => isFacts(path)).length + 1);
    for (const card of cards) {
      const bytes = readFileSync(join(folder, card));
      expect(bytes.length).toBeLessThan(100_000);
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    }
  });

  test('structured data is JSON that no headline can end, and says no more than the words', () => {
    for (const { path, html } of pages) {
      const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script/gis)].map(
        ([, json = '']) => json,
      );
      expect(blocks.length, path).toBe(isFacts(path) ? 1 : 0);
      for (const block of blocks) {
        expect(block).not.toMatch(/[<>&\u2028\u2029]/);
        const facts = JSON.parse(block);
        expect(facts['@context']).toBe('https://schema.org');
        expect(block).not.toMatch(/"@type":"(Event|Place)"/);
        expect(facts['@id']).toBe(ORIGIN + path);
      }
    }
  });

  test('citation tags match the archive', () => {
    for (const { path, html } of pages.filter(({ path }) => path.startsWith(`${base}a/`))) {
      const meta = elements(html, 'meta');
      const tag = (key: string): string | undefined => meta.find(({ name }) => name === key)?.content;
      const [csl] = JSON.parse(readFileSync(at(`${path.slice(0, -1)}.csl.json`), 'utf8'));
      expect({
        title: tag('citation_title'),
        author: tag('citation_author'),
        publisher: tag('citation_publisher'),
        date: tag('citation_publication_date')?.split('/').map(Number),
        url: tag('citation_public_url'),
      }).toEqual({
        title: csl.title,
        author: csl.author[0].literal,
        publisher: csl.publisher,
        date: csl.issued['date-parts'][0],
        url: csl.URL,
      });
    }
  });
});

test('a headline with a closing script tag does not end a script', () => {
  const { folder } = inject('fixture');
  const html = readFileSync(join(folder, 'a/2023-03-03-markup/index.html'), 'utf8');
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script/is.exec(html) ?? [];
  const facts = JSON.parse(json);
  expect(facts.headline).toBe('عنوان فيه </Script ><b> و<!-- و"اقتباس" & غيره');
  expect(facts).toMatchObject({
    '@type': 'NewsArticle',
    publisher: { name: 'The Test Gazette' },
    author: { name: 'وكالة الغرب' },
    sourceOrganization: { name: 'وكالة الغرب' },
    creditText: 'وكالة الغرب',
    isBasedOn: 'https://example.org/published?a=1&b=2',
    sdPublisher: { name: 'مَحضَر' },
  });
});

test('a timeline lists its claims with the words they appear in', () => {
  const { folder } = inject('shipped');
  const html = readFileSync(join(folder, 'timeline/january-2022-talks/index.html'), 'utf8');
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script/is.exec(html) ?? [];
  const { itemListElement: items } = JSON.parse(json);
  expect(items).toHaveLength(6);
  expect(items[0].item).toMatchObject({
    '@type': 'Claim',
    temporalCoverage: '2019',
    appearance: [{ '@type': 'Quotation', text: expect.stringContaining('انسحبت منها واشنطن عام 2019') }],
  });
});
