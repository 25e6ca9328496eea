import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Served, serve } from '../../src/cli/serve.ts';
import { KEEPING } from '../../src/publish/browser/keeping.ts';
import { buildInto, PLAIN } from '../built-sites.ts';
import { engines, launch } from './browsers.ts';
import { type Network, networkTo } from './network.ts';
import { ARTICLE } from './visit.ts';

const TIMELINE = 'timeline/january-2022-talks/';

/** The paths of the pages that the browser keeps. */
const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const requests = await (await caches.open('mahdar:/:pages')).keys();
    return requests.map(({ url }) => new URL(url).pathname).sort();
  });

const untilKept = (page: Page, path: string): Promise<unknown> =>
  page.waitForFunction(
    async (path) => (await caches.match(path)) !== undefined,
    { polling: 100 },
    `/${path}`,
  );

const words = (page: Page): Promise<string> => page.$eval('main', (main) => main.innerText);
const heading = (page: Page): Promise<string> =>
  page.$$eval('h1', (all) => all.find((h1) => h1.offsetHeight > 0)?.innerText ?? '');
/** Lets a test see whether the page was reloaded. */
const stamp = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (globalThis as { stamped?: boolean }).stamped = true;
  });
const isStamped = (page: Page): Promise<boolean> =>
  page.evaluate(() => (globalThis as { stamped?: boolean }).stamped === true);

const withdrawn = mkdtempSync(join(tmpdir(), 'mahdar-withdrawn-'));
let without: Served;
beforeAll(async () => {
  buildInto(withdrawn, {
    ...PLAIN,
    OFFLINE: 'none',
    SEARCH_INDEX: 'none',
    SITE_URL: 'https://news.example',
    BASE_PATH: '/',
    CONTENT_DIR: 'tests/fixtures/first',
  });
  without = await serve(withdrawn, { port: 0 });
});
afterAll(async () => {
  await without.close();
  rmSync(withdrawn, { recursive: true, force: true });
});

describe.each(engines)('in %s', (engine) => {
  let browser: Browser;
  let network: Network;
  const said: string[] = [];
  const open = async (path: string): Promise<Page> => {
    const page = await browser.newPage();
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(network.url + path, { waitUntil: 'load' });
    return page;
  };
  beforeAll(async () => {
    browser = await launch(engine, { keepsPages: true });
    network = await networkTo(inject('shipped').url);
  });
  afterEach(() => {
    network.open();
    network.edit = (_path, text) => text;
  });
  afterAll(async () => {
    await browser.close();
    await network.close();
  });

  test('visited pages can be read without a network, including the first', async () => {
    const page = await open(ARTICLE);
    await untilKept(page, ARTICLE);
    expect(said).toEqual([]);
    const article = await words(page);
    await page.goto(network.url + TIMELINE);
    await untilKept(page, TIMELINE);
    const timeline = await words(page);

    network.state = 'cut';
    await page.reload();
    expect(await words(page)).toBe(timeline);
    await page.goto(`${network.url + ARTICLE}?utm_source=chat#p4`);
    // If an address names a part, a line with the article's name is above it.
    await page.$eval('.landed', (line) => line.remove());
    expect(await words(page)).toBe(article);
    const shown = await page.evaluate(async () => {
      await document.fonts.ready;
      return {
        fonts: [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
        lit: getComputedStyle(document.querySelector('#p4') as Element).backgroundColor,
        prefs: document.documentElement.hasAttribute('data-prefs'),
      };
    });
    expect(shown.fonts.join()).toContain('Naskh');
    expect(shown.lit).not.toBe('rgba(0, 0, 0, 0)');
    expect(shown.prefs).toBe(true);
    await page.close();
  });

  test('an unvisited page says so, lists the kept ones, and can be tried again', async () => {
    network.state = 'cut';
    const page = await open('about/');
    await page.waitForSelector('.kept:not([hidden])');
    expect(await heading(page)).toBe('لا اتصال بالشبكة');
    expect(await page.title()).toBe('لا اتصال بالشبكة — مَحضَر');
    const listed = await page.$$eval('.kept li', (items) =>
      items.map((item) => ({
        text: item.innerText.split(/\n+/),
        href: item.querySelector('a')?.getAttribute('href'),
        lang: item.querySelector('a')?.lang,
      })),
    );
    expect(listed.map(({ href }) => href)).toEqual([`/${TIMELINE}`, `/${ARTICLE}`]);
    expect(listed[1]?.text).toEqual([
      'پاکستان پوائنٹ نیوز · سبوتنيك · الأحد 9 كانون الثاني/يناير 2022 · قراءة دقيقتين',
      'بلينكن: لا أتوقع اختراقًا كبيرًا في محادثات الضمانات الأمنية مع روسيا خلال الأيام المقبلة',
    ]);
    expect(listed[1]?.lang).toBe('ar');
    network.state = 'open';
    await Promise.all([page.waitForNavigation(), page.click('.again')]);
    expect(await heading(page)).toBe('عن السجل');
    await untilKept(page, 'about/');
    await page.close();
  });

  test('with a network a changed page is fresh, and the new version is kept', async () => {
    network.edit = (path, text) =>
      path === `/${TIMELINE}` ? text.replace(/<h1[^>]*>/, '$&صيغة جديدة: ') : text;
    const page = await open(TIMELINE);
    expect(await heading(page)).toMatch(/^صيغة جديدة: /);
    await page.waitForFunction(
      async (path) => (await (await caches.match(path))?.text())?.includes('صيغة جديدة: '),
      { polling: 100 },
      `/${TIMELINE}`,
    );
    network.state = 'cut';
    await page.reload();
    expect(await heading(page)).toMatch(/^صيغة جديدة: /);
    await page.close();
  });

  test('a slow network is waited for, unless a copy is kept', async () => {
    network.state = 'held';
    const page = await open(ARTICLE);
    expect(await page.$$eval('.body p', (all) => all.length)).toBe(9);
    await page.close();
  });

  test('missing pages, offline page and search are not kept; the oldest page is deleted', async () => {
    const page = await open('nothing/here/');
    expect(await heading(page)).toBe('لا صفحة في هذا العنوان');
    await page.goto(`${network.url}offline/`);
    expect(await heading(page)).toBe('المحفوظ في جهازك');
    // Sixty older pages, and an asset that no page uses any more.
    await page.evaluate(async (count) => {
      const cache = await caches.open('mahdar:/:pages');
      for (let i = 0; i < count; i++)
        await cache.put(
          `/old/${i}/`,
          new Response('', { headers: { 'kept-at': `${i}`, 'kept-bytes': '1' } }),
        );
      await (await caches.open('mahdar:/:assets')).put('/assets/old.abc.js', new Response(''));
    }, KEEPING.pages);
    await page.goto(`${network.url}search/?q=${encodeURIComponent('الناتو')}`);
    await page.waitForSelector('.hits li');
    await page.goto(`${network.url}archive/`);
    await page.waitForFunction(async () => !(await caches.match('/assets/old.abc.js')), { polling: 100 });
    const kept = await keptPages(page);
    expect(kept).toHaveLength(KEEPING.pages);
    expect(kept).toContain('/archive/');
    for (const path of ['/offline/', '/search/', '/nothing/here/']) expect(kept).not.toContain(path);
    expect(kept).not.toContain('/old/0/');
    expect(kept).toContain(`/old/${KEEPING.pages - 1}/`);
    const all = await page.evaluate(async () => {
      const caught: string[] = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) caught.push(new URL(url).pathname);
      return caught;
    });
    expect(all.filter((path) => path.startsWith('/assets/search/') || path.endsWith('.json'))).toEqual([]);
    // What a kept page may still request after the next build: the sharing script.
    expect(all.filter((path) => /^\/assets\/share\./.test(path))).toHaveLength(1);
    await page.close();
  });

  test('the reader can delete the kept pages, and gets a confirmation', async () => {
    const page = await open('offline/');
    await page.waitForSelector('.kept:not([hidden])');
    await page.click('.clear');
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent !== '');
    expect(await page.$eval('[role=status]', (status) => status.textContent)).toBe('مُسح المحفوظ من جهازك.');
    expect(await words(page)).toContain('لا شيء محفوظ في جهازك.');
    expect(await keptPages(page)).toEqual([]);
    await page.close();
  });

  test('below a path it keeps, lists and controls only that path', async () => {
    const below = await networkTo(inject('fixture').url);
    const path = 'mahdar/a/2023-03-01-signs/';
    const page = await browser.newPage();
    await page.goto(below.url + path);
    await untilKept(page, path);
    const article = await words(page);
    expect(
      await page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
        (await caches.keys()).filter((name) => !name.startsWith('mahdar:/mahdar/:')),
      ]),
    ).toEqual([['/mahdar/'], []]);
    below.state = 'cut';
    await page.reload();
    expect(await words(page)).toBe(article);
    await page.goto(`${below.url}mahdar/about/`);
    await page.waitForSelector('.kept:not([hidden])');
    expect(
      await page.$$eval('.kept li a', (links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual([`/${path}`]);
    await page.close();
    await below.close();
  });

  test('an update waits, and does not reload open pages', async () => {
    const page = await open(ARTICLE);
    await stamp(page);
    network.edit = (path, text) => (path === '/sw.js' ? `${text}// of another build` : text);
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting, {
      polling: 100,
    });
    expect(await isStamped(page)).toBe(true);
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
    await page.close();
  });

  test('a build with OFFLINE=none removes the worker and what it kept, without reloading', async () => {
    const page = await open(ARTICLE);
    await untilKept(page, ARTICLE);
    network.site = without.url;
    await page.goto(network.url + TIMELINE);
    await stamp(page);
    await page.waitForFunction(
      async () =>
        (await navigator.serviceWorker.getRegistration()) === undefined && (await caches.keys()).length === 0,
      { polling: 100 },
    );
    expect(await isStamped(page)).toBe(true);
    await page.reload();
    expect(await heading(page)).not.toBe('');
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    const early = await page.$eval('script[src*=preferences]', (script) => script.getAttribute('src') ?? '');
    expect(readFileSync(join(withdrawn, early), 'utf8')).not.toContain('serviceWorker');
    await page.close();
  });
});
