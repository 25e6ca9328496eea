import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../../src/cli/serve.ts';
import { buildInto, PLAIN } from '../built-sites.ts';
import { launch } from './browsers.ts';
import { type Geometry, type Ink, measurement } from './geometry.ts';
import { HARD_PAGES, writeHardContent } from './hard-content.ts';
import { widen } from './visit.ts';

/*
 * The layout of every kind of page, with difficult content. Combinations that cannot differ are left out: forced
 * colours change no box, so their painting is checked in two widths; without scripts a page only lacks its bar, which
 * three widths show. A page is loaded twice and otherwise only made narrower.
 */
const WIDTHS = [320, 390, 768, 1280, 1920];
const WITHOUT_SCRIPTS = [320, 768, 1280];
const FORCED = [390, 1280];
/** An A4 page within its margins (`@page`), portrait and landscape, in CSS pixels. */
const PAPER = { portrait: 643, landscape: 971 };
/** The share of a word's own ink that must be visible. */
const LEAST_INK = 0.6;
/** A mark with fewer pixels than this is too small to measure. */
const LEAST_AREA = 25;
/** WCAG 2.2, 1.4.3. */
const LEAST_CONTRAST = 4.5;

let browser: Browser;
let page: Page;
let client: CDPSession;
let url: string;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-hard-'));
  const content = join(root, 'content');
  writeHardContent(content);
  buildInto(join(root, 'site'), {
    ...PLAIN,
    // Generated here, without a ledger, which a build with CI=true would require.
    CI: '',
    SITE_URL: 'https://news.example',
    BASE_PATH: '/',
    CONTENT_DIR: content,
  });
  const server = await serve(join(root, 'site'), { port: 0, base: '/' });
  url = server.url;
  browser = await launch('chromium');
  page = await browser.newPage();
  client = await page.createCDPSession();
  closers.push(
    () => browser.close(),
    server.close,
    () => rmSync(root, { recursive: true }),
  );
});
afterAll(async () => {
  for (const close of closers) await close();
});

async function emulate(media: '' | 'print', isForced = false): Promise<void> {
  const features = [
    { name: 'forced-colors', value: isForced ? 'active' : 'none' },
    { name: 'prefers-color-scheme', value: isForced ? 'dark' : 'light' },
  ];
  await client.send('Emulation.setEmulatedMedia', { media, features });
}

async function open(path: string, hasScripts: boolean): Promise<void> {
  await page.setJavaScriptEnabled(hasScripts);
  await page.goto(url + path, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

const measure = (what: Parameters<typeof measurement>[0] = {}) =>
  page.evaluate(measurement(what)) as Promise<Geometry>;

/** Makes the window as high as the page: screenshots beyond the window are misplaced on right-to-left pages. */
async function showWhole(width: number): Promise<void> {
  await widen(page, width);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width, height });
}

/** Words that are unreadable in a screenshot: too little contrast, or partly covered. */
async function unread(inks: readonly Ink[]): Promise<string[]> {
  const picture = sharp(await page.screenshot()).greyscale();
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  // Search and offline list reserve a window's height, so their bottom is never in view.
  const pictured = inks.filter(({ bottom }) => bottom < info.height);
  return pictured.flatMap(({ text, area = 0, ...ink }) => {
    const greys: number[] = [];
    for (let y = Math.floor(ink.top); y < ink.bottom; y++)
      for (let x = Math.floor(ink.left); x < ink.right; x++)
        greys.push(data[(y * info.width + x) * info.channels] ?? 0);
    const [dark, light] = [Math.min(...greys), Math.max(...greys)];
    const ratio = (luminance(light) + 0.05) / (luminance(dark) + 0.05);
    if (ratio < LEAST_CONTRAST) return [`contrast ${ratio.toFixed(1)}: ${text}`];
    if (area < LEAST_AREA) return [];
    // The ink is the rarer of the two colours.
    const bright = greys.filter((grey) => grey > (dark + light) / 2).length;
    const seen = Math.min(bright, greys.length - bright);
    return seen < LEAST_INK * area ? [`covered, ${Math.round((100 * seen) / area)}% seen: ${text}`] : [];
  });
}

function luminance(grey: number): number {
  const share = grey / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

describe.each(HARD_PAGES.map((path) => [path || 'the front page', path]))('%s', (_, path) => {
  test('has no layout fault at any width, with and without scripts, and in print', async () => {
    const faults: Record<string, string[]> = {};
    const note = async (state: string, isPrint = false): Promise<void> => {
      const found = (await measure({ isPrint })).faults;
      if (found.length > 0) faults[state] = found;
    };
    await emulate('');
    await open(path, true);
    for (const width of WIDTHS) {
      await widen(page, width);
      await note(`${width}`);
    }
    await emulate('print');
    for (const [side, width] of Object.entries(PAPER)) {
      await widen(page, width);
      await note(side, true);
    }
    await emulate('');
    await open(path, false);
    for (const width of WITHOUT_SCRIPTS) {
      await widen(page, width);
      await note(`${width} without scripts`);
    }
    expect(faults).toEqual({});
  });

  test('is readable with forced colours', async () => {
    await emulate('', true);
    await open(path, true);
    const faults: Record<string, string[]> = {};
    for (const width of FORCED) {
      await showWhole(width);
      const found = await unread((await measure({ asksArea: true })).inks);
      if (found.length > 0) faults[width] = found;
    }
    expect(faults).toEqual({});
  });
});
