import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { AXE, brokenRules } from './axe.ts';
import { engines, launch } from './browsers.ts';
import { ARTICLE, KINDS, overflow, visit, widen } from './visit.ts';

const THEMES = ['light', 'sepia', 'dark'];

/** The axe-core rules (all, or `only` these) that the page breaks in `theme`. */
async function violations(page: Page, theme: string, only?: string[]): Promise<string[]> {
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme;
  }, theme);
  return page.evaluate(brokenRules, true, only);
}

/** Describes the focused element. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element === null || element === document.body
      ? 'nothing'
      : (element.getAttribute('aria-label') ??
          (element.textContent?.trim() || element.getAttribute('value')) ??
          '');
  });
}

describe.each(engines)('in %s', (engine) => {
  let browser: Browser;
  const { url } = inject('shipped');
  beforeAll(async () => {
    browser = await launch(engine);
  });
  afterAll(() => browser.close());

  test('the keyboard reaches everything, in order, and shows where it is', async () => {
    const page = await visit(browser, url + ARTICLE);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('إلى المتن');
    const reached = ['إلى المتن'];
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      const name = await focused(page);
      if (name === 'nothing' || (reached.length > 3 && name === 'إلى المتن')) break;
      reached.push(name);
      const outline = await page.evaluate(
        () => getComputedStyle(document.activeElement as Element).outlineStyle,
      );
      expect(outline, name).not.toBe('none');
    }
    expect(reached).toEqual(
      expect.arrayContaining([
        'مَحضَر',
        'الأخبار',
        'الخطوط الزمنية',
        'إعدادات القراءة',
        'رابط الفقرة 1',
        'رابط الفقرة 9',
      ]),
    );
    expect(reached.indexOf('رابط الفقرة 2')).toBeGreaterThan(reached.indexOf('رابط الفقرة 1'));
    await page.close();
  });

  test('preferences open, choose and close from the keyboard', async () => {
    const page = await visit(browser, url + ARTICLE);
    await page.focus('.prefs summary');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.documentElement.dataset.size)).toBeDefined();
    await page.keyboard.press('Escape');
    expect(await page.$eval('.prefs', (details) => (details as HTMLDetailsElement).open)).toBe(false);
    expect(await focused(page)).toBe('إعدادات القراءة');
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });

  test('targets are 44 pixels high, and text at 200 % fits the page', async () => {
    for (const path of KINDS) {
      const page = await visit(browser, url + path, 390);
      const small = await page.$$eval(
        'nav a, summary, .panel label, .mark, .strip a, .steps a, button, :is(h1, h2, h3, h4) a, .forms a, .footer a, figcaption a',
        (elements) =>
          elements
            .map((element) => ({
              height: element.getBoundingClientRect().height,
              html: element.outerHTML.slice(0, 90),
            }))
            .filter(({ height }) => height > 0 && height < 43.9),
      );
      expect(small, path).toEqual([]);
      await page.evaluate(() => document.documentElement.style.setProperty('--scale', '2'));
      for (const width of [320, 1280]) {
        await widen(page, width);
        expect(await overflow(page), `${path} at ${width}`).toBeLessThanOrEqual(0);
      }
      await page.close();
    }
  });

  test('every text colour has enough contrast in every theme', async () => {
    const page = await visit(browser, url + ARTICLE);
    const ratios = await page.evaluate((themes) => {
      const probe = document.body.appendChild(document.createElement('p'));
      const luminance = (token: string): number => {
        probe.style.color = `var(--${token})`;
        const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
        canvas.fillStyle = getComputedStyle(probe).color;
        canvas.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      return themes.flatMap((theme) => {
        document.documentElement.dataset.theme = theme;
        return ['paper', 'wash'].flatMap((paper) =>
          ['ink', 'dim', 'accent'].map((ink) => {
            const [low = 0, high = 0] = [luminance(ink), luminance(paper)].sort((a, b) => a - b);
            return { name: `${ink} on ${paper}, ${theme}`, ratio: (high + 0.05) / (low + 0.05) };
          }),
        );
      });
    }, THEMES);
    expect(ratios).toHaveLength(18);
    // WCAG 2.2, 1.4.3
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    await page.close();
  });

  test('without scripts the article is complete, and no dead control is shown', async () => {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (/\.js$/.test(request.url())) void request.abort();
      else void request.continue();
    });
    await page.goto(url + ARTICLE, { waitUntil: 'load' });
    expect(await page.$$eval('.body p', (all) => all.length)).toBe(9);
    expect(await page.$eval('.prefs summary', (summary) => summary.getBoundingClientRect().height)).toBe(0);
    expect(await page.$eval('.mark', (mark) => mark.getAttribute('href'))).toBe('#p1');
    await page.close();
  });

  test('a stored preference is applied before the first paint', async () => {
    const page = await visit(browser, url + ARTICLE);
    await page.evaluate(() => localStorage.setItem('mahdar', '{"version":1,"theme":"sepia","face":"sans"}'));
    await page.evaluateOnNewDocument(() => {
      const seen = globalThis as unknown as { early?: boolean };
      new MutationObserver(() => {
        if (document.documentElement?.dataset.theme === 'sepia') seen.early ??= document.body === null;
      }).observe(document, { subtree: true, attributes: true, childList: true });
    });
    await page.reload();
    expect(await page.evaluate(() => (globalThis as unknown as { early?: boolean }).early)).toBe(true);
    expect(await page.$eval('.body p', (p) => getComputedStyle(p).fontFamily)).toMatch(/^"?Mahdar Plex/);
    await page.evaluate(() => localStorage.clear());
    await page.close();
  });
});

describe('once', () => {
  let browser: Browser;
  const { url } = inject('shipped');
  const { url: fixture } = inject('fixture');
  beforeAll(async () => {
    browser = await launch('chromium');
  });
  afterAll(() => browser.close());

  // What it checks, elements and colours, is the same in every engine.
  test('axe finds nothing on any page, narrow or wide, in any theme', async () => {
    const found: string[] = [];
    for (const address of [
      ...KINDS.map((path) => url + path),
      `${fixture}a/2023-03-01-signs/`,
      `${fixture}timeline/march/`,
    ]) {
      const page = await visit(browser, address);
      await page.evaluate(AXE);
      for (const width of [1280, 390]) {
        await widen(page, width);
        for (const theme of width === 1280 ? THEMES : ['light']) {
          // A theme changes only colours, a width none of them.
          const only = theme === 'light' ? undefined : ['color-contrast'];
          for (const violation of await violations(page, theme, only))
            found.push(`${address} ${width} ${theme} ${violation}`);
        }
      }
      await page.close();
    }
    expect(found).toEqual([]);
  });

  const emulate = async (
    page: Page,
    media: string,
    features: { name: string; value: string }[],
  ): Promise<void> => {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', { media, features });
  };

  test('print shows the words and their address, and no control', async () => {
    const page = await visit(browser, url + ARTICLE);
    await emulate(page, 'print', []);
    const height = (selector: string) =>
      page.$eval(selector, (element) => element.getBoundingClientRect().height);
    for (const control of ['nav', '.bar', '.mark', '.supports'])
      expect(await height(control), control).toBe(0);
    for (const kept of ['h1', '.body', '.provenance']) expect(await height(kept), kept).toBeGreaterThan(20);
    expect(await page.$eval('.provenance', (record) => record.textContent)).toContain(
      'news.example/a/2022-01-09-blinken-security-talks',
    );
    expect(await page.$eval('body', (body) => getComputedStyle(body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
    await page.close();
  });

  test('print has the words, their source, the evidence and permalinks, and nothing to press', async () => {
    for (const [path, wanted] of [
      [ARTICLE, ['پاکستان پوائنٹ نیوز', 'سبوتنيك', `news.example/${ARTICLE.slice(0, -1)}`]],
      [
        'timeline/january-2022-talks/',
        [
          'في جنيف في العاشر من شهر كانون الثاني/يناير الجاري',
          'پاکستان پوائنٹ نیوز / سبوتنيك',
          `news.example/${ARTICLE.slice(0, -1)}`,
          'news.example/timeline/january-2022-talks',
        ],
      ],
    ] as const) {
      const page = await visit(browser, url + path);
      await emulate(page, 'print', []);
      const words = await page.$eval('body', (body) => body.innerText);
      for (const part of wanted) expect(words, path).toContain(part);
      for (const part of [
        'نسخ الرابط',
        'إعدادات القراءة',
        'تصفية',
        'للتنزيل',
        'Markdown',
        'الأرشيف',
        'عن السجل',
      ])
        expect(words, path).not.toContain(part);
      await page.close();
    }
    const page = await visit(browser, `${url}timeline/january-2022-talks/`);
    await emulate(page, 'print', []);
    const after = await page.$eval('.evidence a', (link) => getComputedStyle(link, '::after').content);
    expect(after).toContain('#ev-');
    expect(await page.$eval('.shape.held', (shape) => getComputedStyle(shape).printColorAdjust)).toBe(
      'exact',
    );
    await page.close();
  });

  test('at 400 % zoom no focused element is covered or cut off', async () => {
    for (const path of [ARTICLE, 'timeline/january-2022-talks/', 'timeline/january-2022-talks/geneva/']) {
      const page = await visit(browser, url + path, 320);
      await page.setViewport({ width: 320, height: 256 });
      await emulate(page, '', [{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      const covered = await page.$$eval('a, summary, button', (all) =>
        all.flatMap((element) => {
          if (element.getClientRects().length === 0 || !element.checkVisibility()) return [];
          element.scrollIntoView({ block: 'center' });
          (element as HTMLElement).focus({ preventScroll: true });
          const { left, top, width, height } = element.getClientRects()[0] as DOMRect;
          const seen = document.elementFromPoint(left + width / 2, top + height / 2);
          return seen && (element.contains(seen) || seen.contains(element))
            ? []
            : [element.outerHTML.slice(0, 90)];
        }),
      );
      expect(covered, path).toEqual([]);
      const cut = await page.$$eval('main *', (all) =>
        all
          .filter(
            (element) =>
              element.scrollWidth > element.clientWidth + 1 &&
              /hidden|clip/.test(getComputedStyle(element).overflowX) &&
              !element.matches('.kicker'),
          )
          .map((element) => element.outerHTML.slice(0, 90)),
      );
      expect(cut, path).toEqual([]);
      await page.close();
    }
  });

  test('forced colours keep claims, the current page and the focus distinguishable', async () => {
    const page = await visit(browser, `${url}timeline/january-2022-talks/`);
    await emulate(page, '', [{ name: 'forced-colors', value: 'active' }]);
    const looks = await page.evaluate(() =>
      ['held', 'stated', 'scheduled'].map((claim) => {
        const style = getComputedStyle(document.querySelector(`.shape.${claim}`) as Element);
        return `${style.borderTopStyle} ${style.backgroundImage}`;
      }),
    );
    expect(new Set(looks).size).toBe(3);
    const lines = await page.evaluate(() =>
      ['.strip .known', '.strip .due'].map(
        (cell) => getComputedStyle(document.querySelector(cell) as Element, '::before').borderTopStyle,
      ),
    );
    expect(lines).toEqual(['solid', 'dashed']);
    const current = await page.$eval(
      'nav [aria-current]',
      (link) => getComputedStyle(link).textDecorationLine,
    );
    expect(current).toBe('underline');
    await page.focus('.strip a');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement as Element);
      return `${style.outlineStyle} ${style.outlineWidth}`;
    });
    expect(outline).toBe('solid 3px');
    await page.close();
  });

  test('forced colours keep the shape of a claim and the highlight of a paragraph', async () => {
    const page = await visit(browser, `${url}timeline/january-2022-talks/`);
    await emulate(page, '', [{ name: 'forced-colors', value: 'active' }]);
    const style = (selector: string) => page.$eval(selector, (e) => getComputedStyle(e).backgroundImage);
    expect(await style('.shape.held')).toContain('gradient');
    await page.goto(`${url}${ARTICLE}#p4`);
    await emulate(page, '', [{ name: 'forced-colors', value: 'active' }]);
    expect(await page.$eval('#p4', (p) => getComputedStyle(p).outlineStyle)).toBe('solid');
    await page.close();
  });

  test('a short page fills the window with its background', async () => {
    const page = await visit(browser, `${url}404.html`);
    const [canvas, body] = await page.evaluate(() =>
      [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor),
    );
    expect(canvas).toBe(body);
    await page.close();
  });

  test('with reduced motion, scrolling is immediate', async () => {
    const page = await visit(browser, url + ARTICLE);
    const behaviour = () => page.$eval('html', (html) => getComputedStyle(html).scrollBehavior);
    expect(await behaviour()).toBe('smooth');
    await emulate(page, '', [{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    expect(await behaviour()).toBe('auto');
    await page.close();
  });
});
