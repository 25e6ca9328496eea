import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { AXE, brokenRules } from './axe.ts';
import { ARTICLE, CREDIT, HERE, SENTENCE } from './visit.ts';
import { launchWebKit, type WebKit } from './webkit.ts';

// W3C WebDriver, 17.4.2: the code points of keys.
const [ENTER, ESCAPE, BACKSPACE] = ['\ue007', '\ue00c', '\ue003'];

type Seen = typeof globalThis & { taken: string[] };

describe('in WebKit', () => {
  let webkit: WebKit;
  const { url } = inject('shipped');
  const { url: fixture } = inject('fixture');
  beforeAll(async () => {
    webkit = await launchWebKit();
  });
  afterAll(() => webkit?.close());

  /** Opens `path` with a clipboard that the test can read. */
  const open = async (path: string): Promise<void> => {
    await webkit.goto(url + path);
    await webkit.evaluate(() => {
      // Click a button only when it has stopped moving.
      document.documentElement.style.setProperty('scroll-behavior', 'auto', 'important');
      const taken: string[] = [];
      (globalThis as Seen).taken = taken;
      Object.defineProperty(Navigator.prototype, 'clipboard', {
        configurable: true,
        get: () => ({ writeText: async (text: string) => void taken.push(text) }),
      });
    });
  };
  const taken = (count: number): Promise<string[]> =>
    webkit
      .until((count) => (globalThis as Seen).taken.length >= count, count)
      .then(() => webkit.evaluate(() => (globalThis as Seen).taken));
  /** Presses the visible button with this name, once it is shown. */
  const press = async (name: string, within: string): Promise<void> => {
    await webkit.until(
      (name, within) => {
        const buttons = [...document.querySelectorAll<HTMLElement>(`${within} button`)];
        const button = buttons.find(
          ({ dataset, textContent, offsetHeight }) =>
            (dataset.was ?? textContent) === name && offsetHeight > 0,
        );
        for (const other of document.querySelectorAll('[data-press]')) other.removeAttribute('data-press');
        button?.setAttribute('data-press', '');
        return button !== undefined;
      },
      name,
      within,
    );
    await webkit.click('[data-press]');
  };
  const said = (text: string): Promise<void> =>
    webkit.until((text) => document.querySelector('[role=status]')?.textContent?.includes(text), text);
  const hits = (): Promise<string[]> =>
    webkit.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('.hits h2 a')].map(({ pathname }) => pathname),
    );
  const query = (): Promise<Record<string, string>> =>
    webkit.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));

  test('the link and the quotation are copied', async () => {
    await open(ARTICLE);
    // The first press loads the script, which then performs the action.
    await webkit.click('.share [data-do=link]');
    await said('نُسخ الرابط.');
    await webkit.click('.share [data-do=quote]');
    await said('نُسخ الاقتباس مع مصدره.');
    expect(await taken(2)).toEqual([HERE, `${CREDIT}\n${HERE}`]);
  });

  test('a paragraph and a sentence are shared from the mark, also by keyboard', async () => {
    await open(ARTICLE);
    await webkit.evaluate(() => document.querySelector('#p6')?.scrollIntoView({ block: 'center' }));
    await webkit.click('#p6 .mark');
    await press('نسخ الرابط', '.body .share');
    expect(await webkit.evaluate(() => location.hash)).toBe('#p6');
    await press('الجملة 2', '.body .share');
    expect(await webkit.evaluate(() => document.querySelector(':target')?.id)).toBe('p6s2');
    await press('نسخ الاقتباس', '.body .share');
    expect(await taken(2)).toEqual([`${HERE}#p6`, `«${SENTENCE}»\n— ${CREDIT}\n${HERE}#p6s2`]);
    await webkit.type('[data-press]', ESCAPE);
    const state = (): Promise<unknown> =>
      webkit.evaluate(() => [
        document.querySelector('.body .share') === null,
        document.activeElement?.getAttribute('aria-label'),
      ]);
    expect(await state()).toEqual([true, 'رابط الفقرة 6']);
    await webkit.type('#p6 .mark', ENTER);
    await webkit.until(() => document.querySelector('.body .share') !== null);
    expect(await webkit.evaluate(() => document.activeElement?.textContent)).toBe('الفقرة كلها');
  });

  test('a selection is widened to whole words, and its address finds them', async () => {
    await open(ARTICLE);
    await webkit.click('.share [data-do=link]');
    await taken(1);
    const at = SENTENCE.indexOf('تؤكد');
    await webkit.evaluate((at) => {
      const text = document.querySelector('#p6s2')?.firstChild as Text;
      getSelection()?.setBaseAndExtent(text, at + 2, text, at + 'تؤكد موس'.length);
    }, at);
    await press('نسخ الاقتباس', '.picked');
    expect(await webkit.evaluate(() => String(getSelection()))).toBe('تؤكد موسكو');
    const quotation = (await taken(2))[1] ?? '';
    const address = quotation.split('\n').at(-1) ?? '';
    expect(quotation).toBe(`«تؤكد موسكو»\n— ${CREDIT}\n${address}`);
    await webkit.goto(`${url}about/`);
    await webkit.goto(`${url}${ARTICLE}#${address.split('#')[1]}`);
    expect(await webkit.evaluate(() => document.querySelector(':target')?.id)).toBe('p6s2');
  });

  test('a word is found, whole and highlighted, and links to its sentence', async () => {
    await webkit.goto(`${url}search/`);
    await webkit.type('#q', 'ضمانات لموسكو');
    await webkit.until(() => document.querySelectorAll('.hits p mark').length >= 2);
    expect(await hits()).toEqual([`/${ARTICLE}`]);
    // Its middle, where the driver would click, may be between its two lines.
    await webkit.evaluate(() =>
      document.querySelector<HTMLAnchorElement>('.hits li > p:last-child a')?.click(),
    );
    await webkit.until(() => document.querySelector(':target')?.id === 'p8s1');
  });

  test('filters, phrases and empty results work, and are in the address', async () => {
    await webkit.goto(`${fixture}search/?q=${encodeURIComponent('وزارة')}&year=2022&topic=trade`);
    await said('خبران');
    expect(await hits()).toEqual(['/mahdar/a/2022-08-30-grain-deal/', '/mahdar/a/2022-08-21-drought/']);
    await webkit.click('#topic option[value=water]');
    await said('خبر واحد');
    expect(await query()).toEqual({ q: 'وزارة', year: '2022', topic: 'water' });
    await webkit.goto(`${fixture}search/`);
    await webkit.type('#q', 'زرافة');
    await said('لا خبر يطابق بحثك');
    await webkit.type('#q', BACKSPACE.repeat(5));
    await webkit.until(() => document.querySelector('[role=status]')?.textContent === '');
    await webkit.type('#q', '"معرض الكتاب"');
    await said('خبران');
    expect(await query()).toEqual({ q: '"معرض الكتاب"' });
  });

  // The rules concern the document, which is the same in every engine; these pages cover what depends on the engine.
  test('axe finds nothing', async () => {
    const found: string[] = [];
    for (const path of [ARTICLE, 'timeline/january-2022-talks/', 'search/?q=الضمانات']) {
      await webkit.goto(url + path);
      await webkit.run(AXE);
      const violations = await webkit.evaluate(brokenRules, true);
      found.push(...violations.map((violation) => `${path} ${violation}`));
    }
    expect(found).toEqual([]);
  });
});
