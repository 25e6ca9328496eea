import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Served, serve } from '../../src/cli/serve.ts';
import { coldLoad, MOST_OF_A_PICTURE } from '../budget/cold-load.ts';
import { buildInto, PLAIN } from '../built-sites.ts';
import { ILLUSTRATED, newsroomContent, writeContent } from '../made/newsroom-content.ts';
import { AXE, brokenRules } from './axe.ts';
import { launch } from './browsers.ts';

const root = mkdtempSync(join(tmpdir(), 'mahdar-pictures-'));
const PAGES = ['', `a/${ILLUSTRATED}/`];
let browser: Browser;
let site: Served;

beforeAll(async () => {
  writeContent(join(root, 'content'), await newsroomContent(12, 6));
  buildInto(join(root, 'dist'), {
    ...PLAIN,
    CONTENT_DIR: join(root, 'content'),
    SITE_URL: 'https://news.example',
  });
  site = await serve(join(root, 'dist'), { port: 0 });
  browser = await launch('chromium');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(root, { recursive: true, force: true });
});

/** Opens a page without scripts and scrolls through it, so that lazy images load. */
async function opened(path: string, width: number, scheme = 'light'): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(site.url + path, { waitUntil: 'networkidle0' });
  return page;
}

test('a lead picture adds at most 60 kB on a phone, without layout shift', async () => {
  const { bytes, shift } = await coldLoad(browser, `${site.url}a/${ILLUSTRATED}/`);
  expect(bytes.image).toBeGreaterThan(1_000);
  expect(bytes.image).toBeLessThanOrEqual(MOST_OF_A_PICTURE);
  expect(shift).toBe(0);
});

test.each([390, 1280])('at %s px every picture is whole, inside its page, with its credit', async (width) => {
  for (const path of PAGES)
    for (const scheme of ['light', 'dark']) {
      const page = await opened(path, width, scheme);
      const found = await page.$$eval('picture img', (images) =>
        images.map((image) => {
          const { left, right, width: shown, height: tall } = image.getBoundingClientRect();
          return {
            left,
            right,
            ratio: shown / tall,
            own: image.width / image.height,
            alt: (image as HTMLImageElement).alt,
          };
        }),
      );
      expect(found.length).toBeGreaterThan(0);
      for (const { left, right, alt } of found) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width);
        expect(alt).not.toBe('');
      }
      expect(
        await page.$$eval('figure.photo', (all) =>
          all.every((one) => one.querySelector('.credit')?.textContent?.trim()),
        ),
      ).toBe(true);
      await page.evaluate(AXE);
      expect(await page.evaluate(brokenRules, false), `${path} ${scheme}`).toEqual([]);
      await page.close();
    }
});

test('a picture links to its largest version, and its anchor to the picture', async () => {
  const page = await opened(`a/${ILLUSTRATED}/`, 390);
  const [href = '', anchor] = await page.$eval('figure.photo', (one) => [
    one.querySelector('a')?.href ?? '',
    one.id,
  ]);
  expect(anchor).toBe('picture-photo-1');
  const whole = await fetch(href);
  expect(whole.headers.get('content-type')).toBe('image/webp');
  expect(whole.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  await page.goto(`${site.url}a/${ILLUSTRATED}/#${anchor}`);
  expect(await page.evaluate(() => document.querySelector(':target')?.tagName)).toBe('FIGURE');
  await page.close();
});
