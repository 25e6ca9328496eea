import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { headersOf, hiddenFiles } from '../../src/publish/hosts/policy.ts';
import { type Running, runServer, webServers } from '../web-servers.ts';

const fixture = inject('fixture');
const { folder, base } = fixture;
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  .filter((file) => !hiddenFiles.test(file))
  .sort();
const at = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');

/** One file of each kind: of each top folder, by extension. */
const KINDS = [
  ...new Map(files.map((file) => [file.replace(/^(\w+\/)?.*?(\.[\w.]+)$/, '$1$2'), file])).values(),
];

/** Addresses that redirect or are gone, although a timeline still refers to them. */
const RETIRED = readFileSync(join(folder, '_redirects'), 'utf8')
  .split('\n')
  .map((line) => line.split(' ')[0]);
const GONE = 'a/2023-02-20-withdrawn/';

describe.each([...webServers, 'npm start'] as const)('%s', (name) => {
  let server: Running;
  beforeAll(async () => {
    server =
      name === 'npm start' ? { url: fixture.url, close: async () => {} } : await runServer(name, fixture);
  });
  afterAll(() => server?.close());
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(server.url + path, { redirect: 'manual', headers: { 'accept-encoding': 'identity', ...headers } });
  const sent = (response: Response, path: string): Record<string, string | null> =>
    Object.fromEntries(Object.keys(headersOf(path)).map((header) => [header, response.headers.get(header)]));
  const expectError = async (response: Response, status: number, page: string): Promise<void> => {
    expect(response.status).toBe(status);
    expect(sent(response, '404.html')).toEqual(headersOf('404.html'));
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(await response.text()).toBe(readFileSync(join(folder, page), 'utf8'));
  };

  test('sends every kind of file whole, with the headers of the policy', async () => {
    expect(KINDS.length).toBeGreaterThan(25);
    for (const file of KINDS) {
      const response = await get(at(file));
      expect(response.status, file).toBe(200);
      expect(sent(response, at(file)), file).toEqual(headersOf(at(file)));
      expect(response.headers.has('set-cookie')).toBe(false);
      expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(folder, file))), file).toBe(
        true,
      );
    }
  });

  test('sends every announced feed with its type, and to all origins', async () => {
    const announced = new Map<string, string>();
    for (const file of files.filter((file) => file.endsWith('.html')))
      for (const [, type = '', href = ''] of readFileSync(join(folder, file), 'utf8').matchAll(
        /<link rel="alternate" type="(application\/(?:rss|feed)[^"]+)" title="[^"]*" href="([^"]+)"/g,
      ))
        announced.set(href.slice(base.length), type);
    expect([...announced.keys()].filter((path) => /^(sources|topics)\/./.test(path)).length).toBeGreaterThan(
      4,
    );
    for (const [path, type] of announced) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('content-type'), path).toBe(`${type}; charset=utf-8`);
      expect(response.headers.get('cross-origin-resource-policy'), path).toBe('cross-origin');
      expect(response.headers.get('access-control-allow-origin'), path).toBe('*');
      await response.arrayBuffer();
    }
  });

  test.each(['', 'feed.xml', 'a/2023-03-01-signs.json'])(
    'sends "%s" as its compressed copies',
    async (path) => {
      const file = join(folder, path || 'index.html');
      for (const [accepted, encoding] of [
        ['gzip, deflate, br, zstd', 'br'],
        ['br', 'br'],
        ['gzip', 'gzip'],
        ['identity', null],
      ] as const) {
        const response = await get(path, { 'accept-encoding': accepted });
        expect(response.headers.get('content-encoding'), accepted).toBe(encoding);
        if (encoding) expect(response.headers.get('vary')?.toLowerCase()).toBe('accept-encoding');
        expect(sent(response, path)).toEqual(headersOf(path));
        expect(await response.text()).toBe(readFileSync(file, 'utf8'));
      }
    },
  );

  test.each(['about/', 'feed.json', 'card.png', 'search/'])(
    'sends "%s" again only if it changed',
    async (path) => {
      for (const encoding of ['identity', 'br']) {
        const first = await get(path, { 'accept-encoding': encoding });
        await first.arrayBuffer();
        const etag = first.headers.get('etag') ?? '';
        expect(etag).not.toBe('');
        const again = await get(path, { 'accept-encoding': encoding, 'if-none-match': etag });
        expect(again.status).toBe(304);
        expect(again.headers.get('content-security-policy')).toBe(headersOf(path)['Content-Security-Policy']);
        expect(await again.text()).toBe('');
        const changed = await get(path, {
          'accept-encoding': encoding,
          'if-none-match': '"of-another-build"',
        });
        expect(changed.status).toBe(200);
        await changed.arrayBuffer();
      }
    },
  );

  test('a moved address redirects, a removed one says so', async () => {
    const moved = await get('a/2023-03-02-talks/');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${base}a/2023-03-02-english/`]);
    await expectError(await get(GONE), 410, `${GONE}index.html`);
    const compressed = await get(GONE, { 'accept-encoding': 'br' });
    expect([compressed.status, compressed.headers.get('content-encoding')]).toEqual([410, 'br']);
    await expectError(await get('timeline/march/dropped/'), 410, 'timeline/march/dropped/index.html');
  });

  test('a missing file is 404 with its page, and is not cached', async () => {
    for (const path of ['a/nothing/', 'nothing', 'a/nothing.png', 'assets/nothing.00000000.js', 'feed.xml/x'])
      await expectError(await get(path), 404, '404.html');
    // A folder without a page of its own.
    for (const path of ['a/', 'assets/']) await expectError(await get(path), 404, '404.html');
    const outside = await fetch(new URL('/', server.url), { redirect: 'manual' });
    expect(outside.status).toBe(404);
  });

  test('rules and compressed copies are not served to readers', async () => {
    for (const path of ['_headers', '_redirects', '_redirects.nginx', '_redirects.caddy', 'index.html.br'])
      await expectError(await get(path), 404, '404.html');
  });

  test('an address without its final slash redirects to the one with it', async () => {
    for (const path of ['about', 'a/2023-03-01-signs']) {
      const response = await get(path);
      expect([301, 308]).toContain(response.status);
      expect(new URL(response.headers.get('location') ?? '', server.url).pathname).toBe(`${base}${path}/`);
    }
    const bare = await fetch(server.url.slice(0, -1), { redirect: 'manual' });
    expect([301, 308]).toContain(bare.status);
    expect(new URL(bare.headers.get('location') ?? '', server.url).pathname).toBe(base);
  });

  test('every address that occurs in any file exists', async () => {
    const named = new Set<string>();
    const origin = 'https://news.example';
    for (const file of files.filter((file) =>
      /\.(html|xml|json|txt|md|ris|bib|csv|css|webmanifest)$/.test(file),
    )) {
      const text = readFileSync(join(folder, file), 'utf8');
      expect(text, file).not.toMatch(/localhost|127\.0\.0\.1/);
      const here = origin + base + at(file);
      for (const [address = ''] of text
        .replace(/&(?:quot|lt|gt);/g, ' ')
        .matchAll(/https:\/\/news\.example[^\s"'<>\\){}»,]*/g))
        named.add(address.split('#')[0] as string);
      const links = file.endsWith('.html')
        ? text.matchAll(/(?:href|src|action|cite|data-script|data-engine)="([^"#]+)[^"]*"/g)
        : file.endsWith('.css')
          ? text.matchAll(/url\(([^)]+)\)/g)
          : [];
      for (const [, link = ''] of links) {
        const { origin: to, pathname } = new URL(link.replace(/&amp;/g, '&').replace(/^"|"$/g, ''), here);
        if (to === origin) named.add(origin + pathname);
      }
    }
    expect(named.size).toBeGreaterThan(150);
    const wrong: string[] = [];
    for (const address of named) {
      if (!`${address}/`.startsWith(origin + base)) wrong.push(`outside: ${address}`);
      const response = await fetch(server.url + address.slice((origin + base).length), {
        method: 'HEAD',
        redirect: 'manual',
      });
      const isKnown = response.status === 200 || RETIRED.includes(new URL(address).pathname);
      if (!isKnown) wrong.push(`${response.status}: ${address}`);
    }
    expect(wrong).toEqual([]);
  });
});
