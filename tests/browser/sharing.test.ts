import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { AXE, brokenRules } from './axe.ts';
import { engines, launch } from './browsers.ts';
import { ARTICLE, CREDIT, HERE, SENTENCE, visit } from './visit.ts';

/** What the page copied or shared, newest last. */
interface Taken {
  copied: string[];
  shared: { title?: string; text?: string; url?: string }[];
}
type Seen = typeof globalThis & { taken: Taken };

const taken = (page: Page): Promise<Taken> => page.evaluate(() => (globalThis as Seen).taken);
const press = (page: Page, name: string, within = 'main'): Promise<void> =>
  page
    .evaluate(
      (name, within) => {
        const buttons = [...document.querySelectorAll<HTMLElement>(`${within} .share button`)];
        buttons
          .find((button) => (button.dataset.was ?? button.textContent) === name && button.offsetHeight > 0)
          ?.setAttribute('data-press', '');
      },
      name,
      within,
    )
    .then(async () => {
      await page.click('[data-press]');
      await page.$eval('[data-press]', (button) => button.removeAttribute('data-press'));
    });
const settle = (): Promise<void> => new Promise((done) => setTimeout(done, 600));

describe.each(engines)('in %s', (engine) => {
  let browser: Browser;
  const { url } = inject('shipped');
  beforeAll(async () => {
    browser = await launch(engine);
  });
  afterAll(() => browser.close());

  /** Opens `path` with a clipboard, or without one as over plain http, and waits for the sharing script. */
  async function open(
    path: string,
    {
      clipboard = true,
      width = 1280,
      moves = true,
    }: { clipboard?: boolean; width?: number; moves?: boolean } = {},
  ): Promise<Page> {
    const page = await browser.newPage();
    await page.setViewport({ width, height: 900 });
    await page.evaluateOnNewDocument((clipboard) => {
      const seen: Taken = { copied: [], shared: [] };
      (globalThis as Seen).taken = seen;
      const define = (name: string, value: unknown) =>
        Object.defineProperty(Navigator.prototype, name, { configurable: true, get: () => value });
      define(
        'clipboard',
        clipboard ? { writeText: async (text: string) => void seen.copied.push(text) } : undefined,
      );
      define('share', async (what: Taken['shared'][0]) => void seen.shared.push(what));
      document.addEventListener('copy', () => {
        if (document.activeElement instanceof HTMLTextAreaElement)
          seen.copied.push(document.activeElement.value);
      });
    }, clipboard);
    await page.goto(url + path, { waitUntil: 'load' });
    // Click a button only when it has stopped moving.
    await page.evaluate(() =>
      document.documentElement.style.setProperty('scroll-behavior', 'auto', 'important'),
    );
    if (moves) {
      await page.mouse.move(300, 300);
      await page.waitForFunction(
        () =>
          document.querySelector('.share button')?.isConnected &&
          performance.getEntriesByType('resource').some(({ name }) => /share\.\w+\.js/.test(name)),
      );
      await settle();
    }
    return page;
  }
  const select = async (page: Page, selector: string, from: number, to: number): Promise<void> => {
    await page.$eval(
      selector,
      (element, from, to) => {
        const text = element.firstChild as Text;
        getSelection()?.setBaseAndExtent(text, from, text, to);
      },
      from,
      to,
    );
    await settle();
  };

  test.each([true, false])('the article: link, share, quote; with a clipboard: %s', async (clipboard) => {
    const page = await open(ARTICLE, { clipboard });
    await press(page, 'نسخ الرابط');
    expect(await page.$eval('[role=status]', (status) => status.textContent)).toBe('نُسخ الرابط.');
    await press(page, 'نسخ الاقتباس');
    expect(await page.$eval('[role=status]', (status) => status.textContent)).toBe('نُسخ الاقتباس مع مصدره.');
    await press(page, 'مشاركة');
    expect(await taken(page)).toEqual({
      copied: [HERE, `${CREDIT}\n${HERE}`],
      shared: [{ title: expect.stringContaining('بلينكن'), url: HERE }],
    });
    expect(await page.$$('textarea')).toEqual([]);
    await page.close();
  });

  test.each([true, false])(
    'a paragraph and a sentence, from its mark; with a clipboard: %s',
    async (clipboard) => {
      const page = await open(ARTICLE, { clipboard });
      await page.click('#p6 .mark');
      expect(await page.evaluate(() => location.hash)).toBe('#p6');
      await press(page, 'نسخ الرابط', '.body');
      await press(page, 'الجملة 2', '.body');
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('p6s2');
      await press(page, 'نسخ الرابط', '.body');
      await press(page, 'نسخ الاقتباس', '.body');
      await press(page, 'مشاركة', '.body');
      expect(await taken(page)).toEqual({
        copied: [`${HERE}#p6`, `${HERE}#p6s2`, `«${SENTENCE}»\n— ${CREDIT}\n${HERE}#p6s2`],
        shared: [{ title: expect.any(String), text: `«${SENTENCE}»`, url: `${HERE}#p6s2` }],
      });
      await page.click('#p6 .mark');
      expect(await page.$('.body .share')).toBeNull();
      await page.close();
    },
  );

  test('a mark causes no scrolling and no history entry; a pressed button shows its result', async () => {
    const page = await open(ARTICLE);
    await page.evaluate(() => document.querySelector('#p6')?.scrollIntoView({ block: 'center' }));
    const where = () => page.evaluate(() => [Math.round(scrollY), history.length]);
    const before = await where();
    await page.click('#p6 .mark');
    await page.click('#p6 .mark');
    await page.click('#p6 .mark');
    expect(await where()).toEqual(before);
    await press(page, 'نسخ الرابط', '.body');
    expect(await page.$eval('.body .share [data-was]', (button) => button.textContent)).toBe('نُسخ الرابط.');
    await page.close();
  });

  test('a link to a sentence shows its source and the whole sentence', async () => {
    const page = await visit(browser, `${url}${ARTICLE}#p6s2`, 390);
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('#p6s2')?.getBoundingClientRect() ?? {
        top: 0,
        bottom: 0,
      };
      return top > 0 && bottom < innerHeight;
    });
    const seen = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
      return {
        landed: box('.landed')?.top,
        top: box('#p6s2')?.top ?? 0,
        bottom: box('#p6s2')?.bottom ?? 0,
        height: innerHeight,
      };
    });
    expect(seen.landed).toBe(0);
    expect(seen.top).toBeGreaterThan(60);
    expect(seen.bottom).toBeLessThan(seen.height);
    expect(await page.$eval('.landed', (line) => line.textContent)).toMatch(
      /سبوتنيك · 9 كانون الثاني\/يناير 2022 · بلينكن/,
    );
    await page.close();
  });

  test('a selection is widened to whole words, and its address finds them', async () => {
    const page = await open(ARTICLE);
    const at = SENTENCE.indexOf('تؤكد');
    // From inside «تؤكد» to inside «موسكو».
    await select(page, '#p6s2', at + 2, at + 'تؤكد موس'.length);
    await press(page, 'نسخ الاقتباس', '');
    expect(await page.evaluate(() => String(getSelection()))).toBe('تؤكد موسكو');
    const [quotation = ''] = (await taken(page)).copied;
    const address = quotation.split('\n').at(-1) ?? '';
    expect(quotation).toBe(`«تؤكد موسكو»\n— ${CREDIT}\n${address}`);
    const [, fragment = ''] = address.split('#');
    // Words inside one sentence get its plain permalink: no percent signs in a chat.
    expect(fragment).toBe('p6s2');
    await page.goto(`${url}${ARTICLE}#${fragment}`);
    await page.waitForSelector('#p6s2:target');
    await page.close();
  });

  test('a long selection, or one across paragraphs, is addressed by its first and last words', async () => {
    const page = await open(ARTICLE);
    await page.evaluate(() => {
      const text = (id: string) => document.getElementById(id)?.firstChild as Text;
      getSelection()?.setBaseAndExtent(text('p3s1'), 6, text('p6s2'), 20);
    });
    await settle();
    await press(page, 'نسخ الاقتباس', '');
    const [quotation = ''] = (await taken(page)).copied;
    expect(quotation.startsWith('«"إذا اعتدت روسيا')).toBe(true);
    expect(quotation.split('»\n—')[0]?.split('\n')).toHaveLength(4);
    const fragment = decodeURIComponent(quotation.split('#').at(-1) ?? '');
    expect(fragment).toMatch(/^p3s1(:~:text="إذا اعتدت روسيا على,فيما تؤكد موسكو عدم)?$/);
    await page.close();
  });

  test('the selection’s actions disappear with it', async () => {
    const page = await open(ARTICLE);
    await select(page, '#p6s2', 0, 10);
    expect(await page.$('.picked')).not.toBeNull();
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await settle();
    expect(await page.$('.picked')).toBeNull();
    await press(page, 'نسخ الرابط');
    expect((await taken(page)).copied).toEqual([HERE]);
    await page.close();
  });

  test('works by keyboard, and the focus returns to where it was', async () => {
    const page = await open(ARTICLE, { clipboard: false });
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: active } = document;
        return (
          (active as HTMLElement)?.dataset.was || active?.textContent || active?.getAttribute('aria-label')
        );
      });
    await page.focus('#p6 .mark');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('الفقرة كلها');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('الجملة 2');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('الجملة 2');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('نسخ الرابط');
    expect((await taken(page)).copied).toEqual([`${HERE}#p6s2`]);
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('رابط الفقرة 6');
    await page.close();
  });

  test('an event is quoted by its evidence', async () => {
    const page = await open('timeline/january-2022-talks/interview/');
    await press(page, 'نسخ الاقتباس');
    const [quotation = ''] = (await taken(page)).copied;
    expect(quotation.split('\n')).toEqual([
      '«وقال بلينكن، خلال استضافته في برنامج "This Week" على شبكة "إيه بي سي" الأميركية»',
      `— ${CREDIT}`,
      '«(پاکستان پوائنٹ نیوز / سبوتنيك - 09 كانون الثاني 2022ء)»',
      `— ${CREDIT}`,
      'https://news.example/timeline/january-2022-talks/interview/',
    ]);
    await page.close();
  });

  test('a button pressed before the script loads acts afterwards', async () => {
    const page = await open(ARTICLE, { moves: false });
    expect(
      await page.evaluate(() =>
        performance.getEntriesByType('resource').some(({ name }) => /share\.\w+\.js/.test(name)),
      ),
    ).toBe(false);
    await press(page, 'نسخ الرابط');
    await page.waitForFunction(() => (globalThis as Seen).taken.copied.length > 0);
    expect((await taken(page)).copied).toEqual([HERE]);
    await page.close();
  });

  test('if sharing and copying fail, it says so and shows the address', async () => {
    const page = await open(ARTICLE, { clipboard: false });
    await page.evaluate(() => {
      document.execCommand = () => false;
    });
    await press(page, 'نسخ الرابط');
    expect(await page.$eval('[role=status]', (status) => status.textContent)).toContain(HERE);
    await page.close();
  });

  test.each([320, 1280])(
    'axe finds nothing in its controls, nothing runs off the side, at %i px',
    async (width) => {
      const page = await open(ARTICLE, { width });
      for (const show of ['menu', 'picked']) {
        if (show === 'menu') await page.click('#p6 .mark');
        else await select(page, '#p6s2', 0, 10);
        await press(page, 'نسخ الرابط', show === 'menu' ? '.body' : '');
        await page.evaluate(AXE);
        const found = await page.evaluate(brokenRules, false);
        expect(found).toEqual([]);
        const small = await page.$$eval('.share button', (all) =>
          all
            .map((button) => button.getBoundingClientRect().height)
            .filter((height) => height > 0 && height < 43.9),
        );
        expect(small).toEqual([]);
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        ).toBeLessThanOrEqual(0);
      }
      await page.close();
    },
  );
});
