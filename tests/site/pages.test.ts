import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, inject, test } from 'vitest';
import { readLedger } from '../../src/archive/permalinks/folder.ts';
import { anchorsIn } from '../../src/ledger/file.ts';

const decode = (text: string): string =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

describe.each(['shipped', 'fixture'] as const)('%s content', (name) => {
  const { folder, base } = inject(name);
  const content = name === 'shipped' ? 'tests/fixtures/first' : 'tests/fixtures/content';
  const pages = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html'))
      .sort()
      .map((file) => [
        `${base}${file.replace(/index\.html$/, '')}`,
        readFileSync(join(folder, file), 'utf8'),
      ]),
  );
  const files = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${base}${file}`),
  );

  const redirects = join(folder, '_redirects');
  const rules = new Map(
    (existsSync(redirects) ? readFileSync(redirects, 'utf8').trim().split('\n') : []).map((line) => {
      const [from = '', to = '', status = ''] = line.split(' ');
      return [from, { to, status }];
    }),
  );

  test('every page has exactly the anchors of the ledger, each once', () => {
    const ledger = readLedger(content, []);
    const idsOf = (html: string): string[] =>
      [...html.matchAll(/ id="((?:p\d|ev-)[^"]*)"/g)].map(([, id = '']) => id).sort();
    for (const [id, entry] of ledger.articles) {
      const html = pages.get(`${base}a/${id}/`) ?? '';
      if (entry.standing.kind === 'moved') expect(html).toContain('http-equiv="refresh"');
      else expect(idsOf(html)).toEqual(anchorsIn(entry).sort());
    }
    for (const [id, { events }] of ledger.timelines) {
      for (const event of events) {
        expect(pages.get(`${base}timeline/${id}/`)).toContain(` id="${event.id}"`);
        expect([...pages.keys()]).toContain(`${base}timeline/${id}/${event.id}/`);
      }
    }
    expect(ledger.articles.size).toBeGreaterThan(0);
  });

  test('has a page at every address of the contract', () => {
    for (const path of ['', 'about/', 'timeline/', '404.html'])
      expect([...pages.keys()]).toContain(`${base}${path}`);
    expect([...pages.keys()].filter((path) => path.startsWith(`${base}a/`)).length).toBeGreaterThan(0);
  });

  test('every internal link and fragment resolves', () => {
    const broken: string[] = [];
    for (const [path, html] of pages) {
      for (const [, raw = ''] of html.matchAll(/(?:href|src|cite)="([^"]*)"/g)) {
        const link = decode(raw);
        if (/^(https?:|mailto:|data:)/.test(link)) continue;
        const [target = '', fragment] = link.split('#');
        const page = target === '' ? path : target;
        const found = pages.get(page);
        if (!found && !files.has(page)) broken.push(`${path} → ${link}`);
        if (fragment && found && !found.includes(`id="${fragment}"`)) broken.push(`${path} → ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('no page has a duplicate id', () => {
    for (const [path, html] of pages) {
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(
        ids.filter((id, i) => ids.indexOf(id) < i),
        path,
      ).toEqual([]);
    }
  });

  test('a timeline page’s own ids differ from those of events', () => {
    for (const [path, html] of pages) {
      if (!/\/timeline\/(?:[^/]+\/)?$/.test(path)) continue;
      const own = [
        ...html.matchAll(
          /<(?!li class="event|li id=|span id=|h2 class="section" id="[^"]*"><a)[^>]* id="([^"]*)"/g,
        ),
      ];
      expect(
        own.map(([, id]) => id).filter((id) => !/^main$|_$/.test(id as string)),
        path,
      ).toEqual([]);
    }
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Formatting of the source that Astro writes, not of the page.
        'no-trailing-whitespace': 'off',
        'void-style': 'off',
        'long-title': 'off',
        // The marks of a paragraph and of an event get their text from the style sheet and their name from aria-label.
        'text-content': 'off',
        'no-inline-style': 'error',
        'tel-non-breaking': 'off',
        // "1," in a headline is the agency's.
        'prefer-native-element': 'error',
        'no-implicit-button-type': 'error',
        'aria-label-misuse': 'off',
      },
    });
    const messages: string[] = [];
    for (const [path, html] of pages) {
      const report = await validator.validateString(html);
      for (const result of report.results)
        for (const m of result.messages) messages.push(`${path}:${m.line}: ${m.ruleId}: ${m.message}`);
    }
    expect(messages).toEqual([]);
  });

  test('titles and descriptions are there and unique', () => {
    for (const pattern of [/<title>([^<]+)<\/title>/, /<meta name="description" content="([^"]+)"/]) {
      const found = [...pages].map(([path, html]) => ({ path, text: pattern.exec(html)?.[1]?.trim() ?? '' }));
      expect(found.filter(({ text }) => text === '')).toEqual([]);
      expect(new Set(found.map(({ text }) => text)).size).toBe(pages.size);
    }
  });

  test('every page is right to left, has a canonical address, and loads nothing from other sites', () => {
    for (const [path, html] of pages) {
      expect(html).toContain('<html lang="ar" dir="rtl">');
      const rule = rules.get(path);
      if (rule?.status === '301')
        expect(html).toContain(`<link rel="canonical" href="https://news.example${rule.to}">`);
      else if (rule?.status === '410' || /(?:404\.html|\/offline\/|\/embed\/)$/.test(path))
        expect(html).toContain('<meta name="robots" content="noindex">');
      else expect(html).toContain(`<link rel="canonical" href="https://news.example${path}">`);
      for (const [, src = ''] of html.matchAll(
        /<(?:script|img|iframe|link rel="stylesheet")[^>]*(?:src|href)="([^"]*)"/g,
      ))
        expect(src).toMatch(/^\//);
      // Every script is a file of ours, except data blocks, which browsers do not run.
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)(?! type="application\/ld\+json">)/i);
    }
  });
});

test('evidence that ends inside a foreign run does not split the run', () => {
  const { folder } = inject('fixture');
  expect(readFileSync(join(folder, 'timeline/march/index.html'), 'utf8')).toContain(
    '<mark>سجل </mark><bdi dir="ltr" class="tie"><mark>Real</mark> Madrid</bdi>',
  );
});
