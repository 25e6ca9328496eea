import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from './browsers.ts';
import { spoken } from './spoken.ts';
import { ARTICLE, visit } from './visit.ts';

// A person checked these texts, read as a screen reader would, before they became the expected ones.
describe('what a screen reader says, with order and languages', () => {
  let browser: Browser;
  const { url } = inject('shipped');
  beforeAll(async () => {
    browser = await launch('chromium');
  });
  afterAll(() => browser.close());

  test.each([
    ['article', ARTICLE],
    ['timeline', 'timeline/january-2022-talks/'],
    ['event', 'timeline/january-2022-talks/geneva/'],
  ])('of the %s', async (name, path) => {
    const page = await visit(browser, url + path, 390);
    if (process.env.SPOKEN) writeFileSync(`tests/browser/spoken/${name}.txt`, await spoken(page));
    expect(await spoken(page)).toBe(readFileSync(`tests/browser/spoken/${name}.txt`, 'utf8'));
    await page.close();
  });

  test('on a page where marks and foreign words change the language', async () => {
    const page = await visit(browser, `${inject('fixture').url}a/2023-03-01-signs/`, 390);
    const said = await spoken(page);
    // Only our own words are Arabic: a run must not lose its language to the page's.
    const tagged = await page.$$eval('main [lang]:not([lang=ar])', (all) =>
      all.map((element) => [element.getAttribute('lang'), (element as HTMLElement).innerText.trim()]),
    );
    for (const [lang, text] of tagged) if (text) expect(said).toContain(`[${lang} ${text}`);
    await page.close();
  });
});
