import { readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { engines, launch } from './browsers.ts';
import { visit } from './visit.ts';

const copy = readFileSync('tests/fixtures/wire/marks.txt', 'utf8');

describe.each(engines)('in %s', (engine) => {
  let browser: Browser;
  const { url } = inject('fixture');
  beforeAll(async () => {
    browser = await launch(engine);
  });
  afterAll(() => browser.close());

  test('wire copy full of marks reads, and is copied, as the agency sent it', async () => {
    const page = await visit(browser, `${url}a/2023-02-25-marks/`);
    const seen = await page.$$eval('.body p', (elements) =>
      elements.map((p) => (p as HTMLElement).innerText).join('\n\n'),
    );
    const copied = await page.$$eval('.body p', (elements) =>
      elements.map((p) => {
        const selection = getSelection() as Selection;
        selection.selectAllChildren(p);
        return selection.toString();
      }),
    );
    const [headline = '', ...rest] = copy.split('\n');
    const text = rest.join('\n').trim();
    expect(seen).toBe(text);
    // Firefox copies a no-break space as a space on any page.
    const spaced = (words: string): string => words.replaceAll('\u00a0', ' ');
    expect(spaced(copied.join('\n\n'))).toBe(spaced(text));
    expect(await page.$eval('h1', (h1) => h1.innerText)).toBe(headline);
    expect(
      await page.$$eval(
        '.body :is(a[href^="http"], ul, ol, h2, hr, pre, code, em, strong, s, table)',
        (e) => e.length,
      ),
    ).toBe(0);
    expect(await page.$eval('.body .dateline', (e) => (e as HTMLElement).innerText)).toBe(
      'المدينة (وكالة الغرب) -',
    );
    await page.close();
  });
});
