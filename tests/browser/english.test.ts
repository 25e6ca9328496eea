import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { buildInto, PLAIN } from '../built-sites.ts';
import { AXE, brokenRules } from './axe.ts';
import { launch } from './browsers.ts';
import { overflow, visit, widen } from './visit.ts';

const root = mkdtempSync(join(tmpdir(), 'mahdar-english-'));
let browser: Browser;
let url = '';
let close = async (): Promise<void> => {};

beforeAll(async () => {
  const content = join(root, 'content');
  cpSync('tests/fixtures/content', content, { recursive: true });
  writeFileSync(join(content, 'site.yaml'), 'lang: en\n');
  buildInto(join(root, 'site'), { ...PLAIN, BASE_PATH: '/', CONTENT_DIR: content });
  ({ url, close } = await serve(join(root, 'site'), { port: 0, base: '/' }));
  browser = await launch('chromium');
});
afterAll(async () => {
  await browser?.close();
  await close();
  rmSync(root, { recursive: true, force: true });
});

describe('an English site with Arabic dispatches', () => {
  test.each(['', 'a/2023-03-01-signs/', 'timeline/march/'])('/%s breaks no rule of axe', async (path) => {
    const page = await visit(browser, url + path);
    await page.evaluate(AXE);
    expect(await page.evaluate(brokenRules, true)).toEqual([]);
    await page.close();
  });

  test('the line of a timeline runs from left to right, and an Arabic text stands at its own edge', async () => {
    const page = await visit(browser, `${url}timeline/march/`);
    const days = await page.$$eval('.strip li', (items) =>
      items.map((item) => item.getBoundingClientRect().x),
    );
    expect(days).toEqual([...days].sort((a, b) => a - b));
    await page.goto(`${url}a/2023-03-01-signs/`);
    const [heading, body] = await page.$$eval('h1, .body', (boxes) =>
      boxes.map((box) => Math.round(box.getBoundingClientRect().right)),
    );
    expect(heading).toBe(body);
    for (const width of [320, 390]) {
      await widen(page, width);
      expect(await overflow(page)).toBe(0);
    }
    await page.close();
  });
});
