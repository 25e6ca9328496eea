import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch } from './browsers.ts';
import { ARTICLE, widen } from './visit.ts';

/** Pages of the fixture site whose headlines have Latin letters, symbols, and letters from outside Arabic. */
const HARD = ['', 'a/2023-03-01-signs/', 'timeline/march/', 'archive/2023/03/', 'sources/west-wire/'];

/** Pages of the shipped site that use different fonts. */
const PAGES = [
  '',
  ARTICLE,
  'timeline/january-2022-talks/',
  'timeline/january-2022-talks/geneva/',
  'archive/2022/01/',
  'search/?q=الضمانات',
  '404.html',
];

/** A total of layout shifts (Layout Instability API) below this is invisible. */
const SEEN = 0.001;

interface Opened {
  page: Page;
  /** Releases the delayed fonts and all later ones. */
  release: () => void;
}

/** A page of `browser` without fonts, whose style sheets are changed by `edit`. */
async function withoutFonts(browser: Browser, edit?: (css: string) => string): Promise<Opened> {
  // Each with its own cache: a shared one would supply the fonts of the previous page.
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setBypassServiceWorker(true);
  const held: (() => void)[] = [];
  let isHeld = true;
  page.on('request', async (request) => {
    if (request.resourceType() === 'font' && isHeld) held.push(() => void request.continue());
    else if (edit && request.resourceType() === 'stylesheet')
      await request.respond({
        contentType: 'text/css',
        body: edit(await (await fetch(request.url())).text()),
      });
    else await request.continue();
  });
  await page.setRequestInterception(true);
  await page.evaluateOnNewDocument(() => {
    const seen = globalThis as unknown as { shifts: string[]; shift: number };
    seen.shifts = [];
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as {
        value: number;
        sources: { node: Node | null }[];
      }[]) {
        seen.shift += entry.value;
        seen.shifts.push(
          `${entry.value}: ${entry.sources.map(({ node }) => node?.textContent?.trim().slice(0, 30)).join(' | ')}`,
        );
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return {
    page,
    release: () => {
      isHeld = false;
      for (const go of held.splice(0)) go();
    },
  };
}

const twoFrames = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );

describe('fonts that come late', () => {
  let browser: Browser;
  const shipped = inject('shipped');
  const fixture = inject('fixture');
  beforeAll(async () => {
    browser = await launch('chromium');
  });
  afterAll(() => browser.close());

  test.each([
    [390, [...PAGES.map((path) => shipped.url + path), ...HARD.map((path) => fixture.url + path)]],
    [1280, PAGES.slice(0, 4).map((path) => shipped.url + path)],
  ] as const)(
    'move nothing at %i px, and a page asks first for those it shows, and for no others',
    async (width, addresses) => {
      for (const address of addresses) {
        const { page, release } = await withoutFonts(browser);
        await page.setViewport({ width, height: 844 });
        await page.goto(address, { waitUntil: 'domcontentloaded' });
        await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
        if (address.includes('?')) await page.waitForSelector('.hits li');
        release();
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        await twoFrames(page);
        const { shift, shifts, asked, preloaded, loaded } = await page.evaluate(() => ({
          shift: (globalThis as unknown as { shift: number }).shift,
          shifts: (globalThis as unknown as { shifts: string[] }).shifts,
          asked: performance
            .getEntriesByType('resource')
            .map(({ name }) => name)
            .filter((name) => name.endsWith('.woff2')),
          preloaded: [...document.querySelectorAll<HTMLLinkElement>('[rel=preload]')].map(({ href }) => href),
          loaded: [...document.fonts].filter(
            ({ family, status }) => family.includes('Mahdar') && status === 'loaded',
          ).length,
        }));
        expect(shift, `${address}\n${shifts.join('\n')}`).toBeLessThan(SEEN);
        // Search results load the fonts they need.
        if (!address.includes('?')) {
          expect([...new Set(asked)].sort(), address).toEqual(preloaded.sort());
          expect(loaded, address).toBe(preloaded.length);
        }
        await page.browserContext().close();
      }
    },
  );

  test('are replaced by a system font of the same width and height', async () => {
    const WIDTHS = [320, 390, 768, 1280];
    const measure = async ({ page }: Opened): Promise<{ heights: number[][]; widths: number[] }> => {
      const heights: number[][] = [];
      for (const width of WIDTHS) {
        await widen(page, width);
        heights.push(await page.$$eval('.body p', (all) => all.map((p) => (p as HTMLElement).offsetHeight)));
      }
      const widths = await page.$$eval('.body span', (all) =>
        all.map((span) => span.getBoundingClientRect().width),
      );
      await page.browserContext().close();
      return { heights, widths };
    };
    const url = shipped.url + ARTICLE;
    const late = await withoutFonts(browser);
    await late.page.goto(url, { waitUntil: 'domcontentloaded' });
    const theirs = await measure(late);
    const waited = await withoutFonts(browser, (css) => css.replaceAll('optional', 'block'));
    waited.release();
    await waited.page.goto(url, { waitUntil: 'load' });
    await waited.page.evaluate(() => document.fonts.ready.then(() => undefined));
    const ours = await measure(waited);
    expect(theirs.widths).not.toEqual(ours.widths);
    for (const [i, width] of WIDTHS.entries()) {
      const moved = (ours.heights[i] ?? [])
        .map((height, p) => Math.abs(height - (theirs.heights[i]?.[p] ?? 0)))
        .filter((by) => by > 1);
      expect(moved.length, `${width} px`).toBeLessThanOrEqual(1);
      expect(Math.max(0, ...moved), `${width} px`).toBeLessThan(40);
    }
  });
});
