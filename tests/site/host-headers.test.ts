import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { FRESH, headersOf, hiddenFiles } from '../../src/publish/hosts/policy.ts';

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

/** Whether a rule is for `path`, as Cloudflare documents it: one `*`, which stands for anything. */
function isFor(rule: string, path: string): boolean {
  const [before = '', after] = rule.split('*');
  return after === undefined
    ? path === rule
    : path.length >= before.length + after.length && path.startsWith(before) && path.endsWith(after);
}

test('_headers keeps within what Cloudflare takes', () => {
  expect(rules.length).toBeLessThanOrEqual(100);
  for (const { path, headers } of rules) {
    expect(path.split('*').length).toBeLessThanOrEqual(2);
    expect(headers.length).toBeGreaterThan(0);
    for (const [name = '', value = ''] of headers) expect(name.length + value.length).toBeLessThan(1_900);
  }
});

test('_headers says of every file what the policy says, each header once', () => {
  for (const path of files) {
    const sent = rules.filter((rule) => isFor(rule.path, base + path)).flatMap(({ headers }) => headers);
    expect(new Set(sent.map(([name]) => name)).size, path).toBe(sent.length);
    const policy = headersOf(path);
    for (const [name = '', value] of sent) expect(policy[name], `${path} ${name}`).toBe(value);
    // What a host says by itself: the types everyone knows, and that a page is to be asked for anew.
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

test('_headers names the type of the feed of an agency and of a topic, and opens it', () => {
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
