import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { againstBudget, BUDGET, coldLoad } from '../budget/cold-load.ts';
import { launch } from './browsers.ts';
import { ARTICLE, KINDS } from './visit.ts';

describe('a first visit', () => {
  let browser: Browser;
  const { url } = inject('shipped');
  beforeAll(async () => {
    browser = await launch('chromium');
  });
  afterAll(() => browser.close());

  test('to the article stays within every budget', async () => {
    const load = await coldLoad(browser, url + ARTICLE);
    expect(load.bytes.document).toBeGreaterThan(1_000);
    expect(load.bytes.font).toBeGreaterThan(10_000);
    const measured = againstBudget(load);
    const over = Object.entries(BUDGET).filter(
      ([name, most]) => measured[name as keyof typeof BUDGET] > most,
    );
    expect(over, JSON.stringify(measured)).toEqual([]);
  });

  test('requests nothing from other sites and writes nothing to the console', async () => {
    for (const path of KINDS) {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('requestfailed', (request) => said.push(request.url()));
      page.on('request', (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith('data:')) said.push(request.url());
      });
      await page.goto(url + path, { waitUntil: 'networkidle0' });
      expect(said, path).toEqual([]);
      await page.close();
    }
  });
});
