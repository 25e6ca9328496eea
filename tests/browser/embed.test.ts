import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { hostHeaders } from '../../src/publish/hosts/headers.ts';
import { type Running, runServer, webServers } from '../web-servers.ts';
import { AXE, brokenRules } from './axe.ts';
import { launch } from './browsers.ts';

const fixture = inject('fixture');
const { folder, base } = fixture;
const EMBED = 'timeline/march/embed/';

const listen = (server: Server): Promise<Running> =>
  new Promise((done) => {
    server.listen(0, '127.0.0.1', () =>
      done({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: async () => void server.close(),
      }),
    );
  });

/** A host that follows `_headers`: the headers of all matching rules, in order. */
function addingHost(): Promise<Running> {
  const rules = hostHeaders(base)
    .split(/^(?=\/)/m)
    .map((block) => {
      const [path = '', ...lines] = block.trimEnd().split('\n');
      const pattern = new RegExp(
        `^${path
          .split('*')
          .map((part) => part.replaceAll('.', '\\.'))
          .join('.*')}$`,
      );
      return { pattern, headers: lines.map((line) => line.trim().split(': ') as [string, string]) };
    });
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    const headers = new Map<string, string>();
    for (const { headers: own } of rules.filter(({ pattern }) => pattern.test(path)))
      for (const [name, value] of own) headers.set(name, [headers.get(name) ?? [], value].flat().join(', '));
    for (const [name, value] of headers) response.setHeader(name, value);
    if (!headers.has('Content-Type'))
      response.setHeader(
        'Content-Type',
        path.endsWith('.css')
          ? 'text/css'
          : path.endsWith('.js')
            ? 'text/javascript'
            : 'text/html; charset=utf-8',
      );
    response.end(readFileSync(join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '')));
  });
  return listen(server).then(({ url, close }) => ({ url: `${url}${base}`, close }));
}

/** The code to copy from the timeline's page, for the site at `url`. */
function snippet(url: string): string {
  const page = readFileSync(join(folder, 'timeline/march/index.html'), 'utf8');
  const code = /<details class="snippet[^>]*>.*?<code>(.*?)<\/code>/s.exec(page)?.[1] ?? '';
  const unescaped = code
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return unescaped.replaceAll(`https://news.example${base}`, url);
}

/** A page of another site with `frames`. */
const around = (frames: string): string =>
  `<!doctype html><meta charset="utf-8"><title>Another site</title><body>${frames}</body>`;

const hosts: [string, () => Promise<Running>][] = [
  ['npm start', async () => ({ url: fixture.url, close: async () => {} })],
  ...webServers.map((name): [string, () => Promise<Running>] => [name, () => runServer(name, fixture)]),
  ['a host that reads _headers', addingHost],
];

describe.each(hosts)('on %s', (_, start) => {
  let browser: Browser;
  let site: Running;
  let other: Running;
  let html = '';
  beforeAll(async () => {
    [browser, site] = await Promise.all([launch('chromium'), start()]);
    other = await listen(
      createServer((_request, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(html);
      }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    await other?.close();
  });
  const opened = async (content: string, until: 'load' | 'networkidle0' = 'networkidle0'): Promise<Page> => {
    html = around(content);
    const page = await browser.newPage();
    await page.setViewport({ width: 800, height: 900 });
    await page.goto(other.url, { waitUntil: until });
    return page;
  };
  const framed = (page: Page): Frame => page.frames()[1] as Frame;

  test('a page of another origin shows the timeline, as high as it is', async () => {
    const page = await opened(snippet(site.url));
    const frame = framed(page);
    expect(await frame.$eval('h1', (h1) => h1.textContent)).toBeTruthy();
    const [height, scrolled] = await frame.evaluate(() => [
      innerHeight,
      document.documentElement.scrollHeight,
    ]);
    expect(height).toBe(scrolled);
    expect(height).not.toBe(480);
    await page.close();
  });

  test('every other page refuses a frame', async () => {
    for (const path of [
      '',
      'a/2023-03-01-signs/',
      'timeline/march/',
      'timeline/march/tangier/',
      'search/',
      'about/',
    ]) {
      const page = await opened(`<iframe src="${site.url}${path}"></iframe>`, 'load');
      expect(await framed(page).evaluate(() => document.querySelector('main') !== null), path).toBe(false);
      await page.close();
    }
  });
});

describe('the timeline in a frame', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch('chromium');
  });
  afterAll(() => browser.close());

  test('costs at most 20 kB, follows light and dark, and ignores its query', async () => {
    const page = await browser.newPage();
    let bytes = 0;
    page.on('response', (response) => {
      bytes += Number(response.headers()['content-length'] ?? 0);
    });
    const grounds: string[] = [];
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      await page.goto(`${fixture.url}${EMBED}?theme=light&x=<b>`, { waitUntil: 'networkidle0' });
      grounds.push(await page.$eval('body', (body) => getComputedStyle(body).backgroundColor));
      await page.evaluate(AXE);
      expect(await page.evaluate(brokenRules, false)).toEqual([]);
    }
    expect(grounds).toEqual(['rgb(250, 247, 240)', 'rgb(23, 22, 19)']);
    expect(bytes).toBeLessThan(20_000);
    expect(bytes).toBeGreaterThan(500);
    await page.close();
  });

  test('is described by oEmbed, to which its page links', async () => {
    const page = await browser.newPage();
    await page.goto(`${fixture.url}timeline/march/`);
    const href = await page.$eval(
      'link[type="application/json+oembed"]',
      (link) => link.getAttribute('href') ?? '',
    );
    const described = await (await fetch(href.replace(`https://news.example${base}`, fixture.url))).json();
    expect(described).toMatchObject({ version: '1.0', type: 'rich', width: 600, height: 480 });
    expect(snippet('/')).toContain(described.html.replaceAll(`https://news.example${base}`, '/'));
    await page.close();
  });
});
