import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { servers } from '../../src/cli/hosts/servers.ts';
import { headersOf, policyInPage } from '../../src/publish/hosts/policy.ts';

test.each(Object.keys(servers) as (keyof typeof servers)[])(
  'docs/publishing/%s is what the policy writes (npm run servers)',
  (file) => {
    expect(readFileSync(`docs/publishing/${file}`, 'utf8')).toBe(servers[file]);
  },
);

test('the policy allows only our own files, and no strings as scripts', () => {
  const policy = new Map(
    (headersOf('')['Content-Security-Policy'] ?? '').split('; ').map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return [name, values.join(' ')];
    }),
  );
  expect(policy.get('default-src')).toBe("'none'");
  for (const [name, values] of policy) {
    if (/-src$/.test(name) && name !== 'img-src') expect(["'self'", "'none'"]).toContain(values);
    expect(values).not.toMatch(/unsafe|\*|https?:/);
  }
  expect(policy.get('img-src')).toBe("'self' data:");
  expect(policy.get('require-trusted-types-for')).toBe("'script'");
  for (const name of ['base-uri', 'frame-ancestors']) expect(policy.get(name)).toBe("'none'");
  expect(policyInPage).not.toContain('frame-ancestors');
});

test('files with a content hash are cached for a year; service worker, pages and feeds are revalidated', () => {
  expect(headersOf('assets/x.12345678.js')['Cache-Control']).toBe('public, max-age=31536000, immutable');
  expect(headersOf('assets/search/keys-1.json')['Cross-Origin-Resource-Policy']).toBe('same-origin');
  for (const path of [
    'sw.js',
    '',
    'a/x/',
    'feed.xml',
    'search/index.json',
    'manifest.webmanifest',
    '404.html',
  ])
    expect(headersOf(path)['Cache-Control'], path).toBe('no-cache');
  expect(headersOf('sw.js')['Content-Type']).toBe('text/javascript; charset=utf-8');
});

test.each([
  ['feed.xml', 'application/rss+xml'],
  ['feed.json', 'application/feed+json'],
  ['sources/x/feed.xml', 'application/rss+xml'],
  ['topics/x/feed.json', 'application/feed+json'],
  ['sitemap-index.xml', 'application/xml'],
  ['a/x.txt', 'text/plain'],
  ['a/x.md', 'text/markdown'],
  ['a/x.json', 'application/json'],
  ['a/x.csl.json', 'application/vnd.citationstyles.csl+json'],
  ['a/x.ris', 'application/x-research-info-systems'],
  ['a/x.bib', 'application/x-bibtex'],
  ['timeline/x.ics', 'text/calendar'],
  ['timeline/x.csv', 'text/csv'],
  ['timeline/x.timelinejs.json', 'application/json'],
  ['timeline/x.feed.json', 'application/feed+json'],
  ['timeline/x/y.csl.json', 'application/vnd.citationstyles.csl+json'],
  ['timeline/x/y.bib', 'application/x-bibtex'],
  ['manifest.webmanifest', 'application/manifest+json'],
])('%s is %s, and says it is UTF-8', (path, type) => {
  expect(headersOf(path)['Content-Type']).toBe(`${type}; charset=utf-8`);
});
