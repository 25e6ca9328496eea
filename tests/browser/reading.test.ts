import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { engines, launch } from './browsers.ts';
import { ARTICLE, KINDS, overflow, visit, widen } from './visit.ts';

const source = readFileSync('tests/fixtures/first/articles/2022-01-09-blinken-security-talks.md', 'utf8');
const paragraphs = source
  .slice(source.indexOf('\n---\n') + 5)
  .trim()
  .split('\n\n');

describe.each(engines)('in %s', (engine) => {
  let browser: Browser;
  const { url } = inject('shipped');
  const { url: fixture } = inject('fixture');
  const open = (path: string, width?: number): Promise<Page> => visit(browser, url + path, width);
  beforeAll(async () => {
    browser = await launch(engine);
  });
  afterAll(() => browser.close());

  test('the article is the source, character for character, seen and copied', async () => {
    const page = await open(ARTICLE);
    const seen = await page.$$eval('.body p', (elements) =>
      elements.map((p) => (p as HTMLElement).innerText),
    );
    const copied = await page.$$eval('.body p', (elements) =>
      elements.map((p) => {
        const selection = getSelection() as Selection;
        selection.selectAllChildren(p);
        return selection.toString();
      }),
    );
    expect(seen).toEqual(paragraphs);
    expect(copied).toEqual(paragraphs);
    expect(await page.$eval('h1', (h1) => h1.innerText)).toBe(/^title: "(.*)"$/m.exec(source)?.[1]);
    await page.close();
  });

  test('the page of a moved article redirects by itself, with scripts to the paragraph', async () => {
    // As on a host without rules, which serves the file itself.
    const stub = `${fixture}a/2023-03-02-talks/index.html#p1`;
    const target = `${fixture}a/2023-03-02-english/`;
    // Firefox cannot switch scripts off while it runs.
    for (const scripts of engine === 'chromium' ? [true, false] : [true]) {
      const landed = scripts ? `${target}#p1` : target;
      const page = await browser.newPage();
      if (!scripts) await page.setJavaScriptEnabled(false);
      await page.goto(stub, { waitUntil: 'domcontentloaded' }).catch(() => undefined);
      await expect.poll(() => page.url().replace(scripts ? '' : /#.*/, ''), { timeout: 30_000 }).toBe(landed);
      // Closing a page that is still loading can leave the browser unresponsive.
      await page.waitForSelector('h1');
      await page.close();
    }
  });

  test('an address with a fragment highlights its words', async () => {
    for (const [fragment, selector] of [
      ['p4', '#p4'],
      ['p4s1', '#p4s1'],
      ['ev-geneva', '#ev-geneva'],
    ] as const) {
      const page = await open(`${ARTICLE}#${fragment}`);
      const [lit, plain] = await page.evaluate(
        (lit) =>
          [lit, 'body'].map((s) => getComputedStyle(document.querySelector(s) as Element).backgroundColor),
        selector,
      );
      expect(lit).not.toBe('rgba(0, 0, 0, 0)');
      expect(lit).not.toBe(plain);
      await page.close();
    }
  });

  test('no page is wider than its window, at any width', async () => {
    for (const path of KINDS) {
      const page = await open(path);
      for (const width of [320, 360, 390, 600, 768, 1024, 1280, 1920]) {
        await widen(page, width);
        expect(await overflow(page), `${path} at ${width} px`).toBeLessThanOrEqual(0);
      }
      await page.close();
    }
  });

  test('a chosen theme and size are kept, and an invalid stored value is harmless', async () => {
    const page = await open(ARTICLE);
    await page.click('.prefs summary');
    await page.click('.prefs [value=dark]');
    await page.click('.prefs [value=l]');
    await page.reload();
    expect(await page.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
      theme: 'dark',
      size: 'l',
    });
    await page.evaluate(() => localStorage.setItem('mahdar', '{"version":1,"theme":"<b>","size":7}'));
    await page.reload();
    expect(await page.evaluate(() => document.documentElement.dataset.theme ?? 'none')).toBe('none');
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });
});
