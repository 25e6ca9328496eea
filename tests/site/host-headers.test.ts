import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import {
  FRAMED,
  FRESH,
  framedFiles,
  headersOf,
  hiddenFiles,
  policyInPage,
} from '../../src/publish/hosts/policy.ts';

const { folder, base } = inject('fixture');
const rules = readFileSync(join(folder, '_headers'), 'utf8')
  .split(/^(?=\/)/m)
  .map((block) => {
    const [path = '', ...lines] = block.trimEnd().split('\n');
    return { path, headers: lines.map((line) => /^ {2}([\w-]+): (.+)$/.exec(line)?.slice(1) as string[]) };
  });

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .filter((file) => !hiddenFiles.test(file))
  .map((file) => file.replace(/(^|\/)index\.html$/, '$1'));

/** Whether a rule matches `path`, as Cloudflare documents it: one `*`, which stands for anything. */
function isFor(rule: string, path: string): boolean {
  const [before = '', after] = rule.split('*');
  return after === undefined
    ? path === rule
    : path.length >= before.length + after.length && path.startsWith(before) && path.endsWith(after);
}

test('_headers stays within Cloudflare’s limits', () => {
  expect(rules.length).toBeLessThanOrEqual(100);
  for (const { path, headers } of rules) {
    expect(path.split('*').length).toBeLessThanOrEqual(2);
    expect(headers.length).toBeGreaterThan(0);
    for (const [name = '', value = ''] of headers) expect(name.length + value.length).toBeLessThan(1_900);
  }
});

/** The policy for a file, for hosts whose rules add up. */
const told = (path: string): Record<string, string> => ({
  ...headersOf(path),
  'Content-Security-Policy': policyInPage,
  'X-Frame-Options': 'DENY',
});
const isFramed = (path: string): boolean => isFor(framedFiles, path);

test('_headers lets other sites frame the embed pages only', () => {
  const framed = rules.filter(({ headers }) => headers.some(([, value]) => value === FRAMED));
  expect(framed.map(({ path }) => path)).toEqual([base + framedFiles]);
  expect(files.filter(isFramed).length).toBeGreaterThan(0);
});

test('_headers gives every file the policy’s headers, each once', () => {
  for (const path of files.filter((file) => !isFramed(file))) {
    const sent = rules.filter((rule) => isFor(rule.path, base + path)).flatMap(({ headers }) => headers);
    expect(new Set(sent.map(([name]) => name)).size, path).toBe(sent.length);
    const policy = told(path);
    for (const [name = '', value] of sent) expect(policy[name], `${path} ${name}`).toBe(value);
    // Defaults of the hosts: well-known types, and revalidation of pages.
    const missing = Object.keys(policy).filter((name) => !sent.some(([sentName]) => sentName === name));
    const own = ['Content-Type', ...(policy['Cache-Control'] === FRESH ? ['Cache-Control'] : [])];
    const isPageOrOpen =
      path === '' || path.endsWith('/') || policy['Access-Control-Allow-Origin'] !== undefined;
    expect(
      missing.filter((name) => !own.includes(name) && isPageOrOpen),
      path,
    ).toEqual([]);
  }
});

test('_headers sets type and CORS for the feeds of agencies and topics', () => {
  const own = files.filter((file) => /^(sources|topics)\/.*feed\.(xml|json)$/.test(file));
  expect(own.length).toBeGreaterThan(4);
  for (const path of own) {
    const sent = Object.fromEntries(
      rules.filter((rule) => isFor(rule.path, base + path)).flatMap(({ headers }) => headers),
    );
    expect(sent['Content-Type'], path).toMatch(/^application\/(rss\+xml|feed\+json); charset=utf-8$/);
    expect(sent['Access-Control-Allow-Origin'], path).toBe('*');
  }
});
