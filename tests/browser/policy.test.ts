import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Running, runServer, webServers } from '../web-servers.ts';
import { launch } from './browsers.ts';

const fixture = inject('fixture');
const ARTICLE = 'a/2023-03-01-signs/';

/** One page of each kind of the fixture site, with its status. */
const KINDS: readonly (readonly [path: string, status: number])[] = [
  ['', 200],
  [ARTICLE, 200],
  ['timeline/', 200],
  ['timeline/march/', 200],
  ['timeline/march/tangier/', 200],
  ['archive/', 200],
  ['archive/2023/', 200],
  ['archive/2023/03/', 200],
  ['sources/west-wire/', 200],
  ['topics/trade/', 200],
  ['search/', 200],
  ['about/', 200],
  ['no/such/page/', 404],
  ['a/2023-02-20-withdrawn/', 410],
  ['a/2023-03-02-talks/index.html', 200],
];

/** Opens pages of `browser` and records everything it reports: console, errors, policy violations. */
async function listened(browser: Browser, said: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on('console', (message) => said.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(`${page.url()}: ${error}`));
  page.on('requestfailed', (request) => said.push(`failed: ${request.url()}`));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (violation) =>
      console.error(`${violation.violatedDirective} ${violation.blockedURI}`),
    );
  });
  return page;
}

describe.each(webServers)('on %s, under its headers', (name) => {
  let browser: Browser;
  let server: Running;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launch('chromium'), runServer(name, fixture)]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('every kind of page loads without a browser message', async () => {
    const said: string[] = [];
    const page = await listened(browser, said);
    for (const [path, status] of KINDS) {
      const response = await page.goto(server.url + path, { waitUntil: 'load' });
      expect(response?.status(), path).toBe(status);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      expect(await page.$eval('h1', (h1) => h1.getBoundingClientRect().height)).toBeGreaterThan(0);
      const fonts = await page.evaluate(
        () => [...document.fonts].filter((font) => font.status === 'loaded').length,
      );
      expect(fonts, path).toBeGreaterThan(0);
    }
    // Chromium reports that a page itself was not found; that is not a fault of the page.
    expect(said.filter((line) => !/status of (404|410)/.test(line))).toEqual([]);
    await page.close();
  });

  test('preferences, sharing and search work, and a string cannot become a script', async () => {
    const said: string[] = [];
    const page = await listened(browser, said);
    await page.goto(server.url + ARTICLE, { waitUntil: 'load' });
    await page.click('.prefs summary');
    await page.click('.prefs [value=dark]');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    await page.mouse.move(300, 300);
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => /share\.\w+\.js/.test(name)),
    );
    await page.click('.share [data-do=link]');
    await page.waitForFunction(() => document.querySelector('.said')?.textContent !== '');
    await page.goto(`${server.url}search/`, { waitUntil: 'load' });
    await page.type('#q', 'Real Madrid');
    await page.waitForSelector('.hits mark');
    await page.goto(`${server.url}a/2023-03-02-talks/index.html#p2`);
    await page.waitForFunction(() => location.pathname.endsWith('/a/2023-03-02-english/'));
    expect(await page.evaluate(() => location.hash)).toBe('#p2');
    expect(said).toEqual([]);

    const refused = await page.evaluate(() => {
      const tries: (() => unknown)[] = [
        () => {
          document.createElement('div').innerHTML = '<b>x</b>';
        },
        () => {
          document.createElement('script').src = '/x.js';
        },
        () =>
          (
            globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
          ).trustedTypes.createPolicy('other', {}),
      ];
      return tries.map((attempt) => {
        try {
          attempt();
          return 'done';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    expect(refused).toEqual(['TypeError', 'TypeError', 'TypeError']);
    await page.close();
  });
});

test('no script of ours uses what the policy forbids', () => {
  const scripts = readdirSync(join(fixture.folder, 'assets')).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts)
    expect(readFileSync(join(fixture.folder, 'assets', script), 'utf8')).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\(|new Function/,
    );
});
