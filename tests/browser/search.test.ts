import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { engines, launch } from './browsers.ts';
import { visit } from './visit.ts';

const hits = (page: Page): Promise<string[]> =>
  page.$$eval('.hits h2 a', (links) => links.map((link) => (link as HTMLAnchorElement).pathname));
const said = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction(
    (text) => document.querySelector('[role=status]')?.textContent?.includes(text),
    {},
    text,
  );

describe.each(engines)('in %s', (engine) => {
  let browser: Browser;
  const { url } = inject('shipped');
  const { url: fixture } = inject('fixture');
  beforeAll(async () => {
    browser = await launch(engine);
  });
  afterAll(() => browser.close());

  test('typing shows results, and nothing is loaded before that', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${url}search/`, { waitUntil: 'load' });
    await page.waitForSelector('form[role=search]', { visible: true });
    expect(asked.filter((path) => /engine|\.json$|\/a\//.test(path))).toEqual([]);
    await page.type('#q', 'وموسكو');
    await said(page, 'خبر واحد');
    expect(await hits(page)).toEqual(['/a/2022-01-09-blinken-security-talks/']);
    expect(asked.filter((path) => path === '/search/index.json')).toHaveLength(1);
    await page.close();
  });

  test('a query typed before the script loads is searched for', async () => {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    const held: (() => void)[] = [];
    page.on('request', (request) => {
      if (/\/search\.\w+\.js$/.test(request.url())) held.push(() => void request.continue());
      else void request.continue();
    });
    const loaded = page.goto(`${url}search/`, { waitUntil: 'load' });
    await page.waitForSelector('#q', { visible: true });
    await page.type('#q', 'وموسكو');
    while (held.length === 0) await new Promise((done) => setTimeout(done, 20));
    for (const go of held) go();
    await loaded;
    await said(page, 'خبر واحد');
    expect(new URL(page.url()).searchParams.get('q')).toBe('وموسكو');
    await page.close();
  });

  test('a result shows source and date, quotes whole words, and links to the sentence', async () => {
    const page = await visit(browser, `${url}search/?q=${encodeURIComponent('ضمانات لموسكو')}`);
    await said(page, 'خبر واحد');
    const hit = await page.$eval('.hits li', (item) => ({
      text: (item as HTMLElement).innerText,
      marks: [...item.querySelectorAll('p:not(.small) mark')].map((mark) => mark.textContent),
      // The characters beside a mark: a letter would mean that a word was cut in two.
      around: [...item.querySelectorAll('mark')].map(
        ({ previousSibling, nextSibling }) =>
          (previousSibling?.textContent?.at(-1) ?? ' ') + (nextSibling?.textContent?.at(0) ?? ' '),
      ),
      to: item.querySelector('li > p:last-child a')?.getAttribute('href'),
    }));
    expect(hit.text).toContain('پاکستان پوائنٹ نیوز · سبوتنيك · الأحد 9 كانون الثاني/يناير 2022');
    expect(hit.text).toContain('تقديم حلف "الناتو" ضمانات لموسكو بعدم التوسع شرقا');
    expect(hit.marks).toEqual(['ضمانات', 'لموسكو']);
    for (const pair of hit.around) expect(pair).not.toMatch(/\p{L}/u);
    expect(hit.to).toBe('/a/2022-01-09-blinken-security-talks/#p8s1');
    await page.click('.hits li > p:last-child a');
    await page.waitForSelector('#p8s1:target');
    await page.close();
  });

  test('words and filters are written to the address and read from it', async () => {
    const query = `q=${encodeURIComponent('وزارة')}&year=2022&topic=trade`;
    const page = await visit(browser, `${fixture}search/?${query}`);
    await said(page, 'خبران');
    expect(await hits(page)).toEqual(['/mahdar/a/2022-08-30-grain-deal/', '/mahdar/a/2022-08-21-drought/']);
    await page.select('#topic', 'water');
    await said(page, 'خبر واحد');
    expect(new URL(page.url()).searchParams.get('topic')).toBe('water');
    await page.select('#year', '');
    await page.select('#topic', '');
    await page.select('#source', 'west-wire');
    await page.waitForFunction(() => location.search.endsWith('&source=west-wire'));
    await said(page, '4 أخبار');
    expect(page.url()).toBe(`${fixture}search/?q=${encodeURIComponent('وزارة')}&source=west-wire`);
    await page.goto(`${fixture}search/?q=${encodeURIComponent('قمح')}&year=1066&topic=%3Cb%3E`);
    await said(page, 'خبران');
    await page.close();
  });

  test('a filter without a word lists the matching articles and their number', async () => {
    const page = await visit(browser, `${fixture}search/`);
    await page.select('#source', 'west-wire');
    await page.waitForFunction(() => location.search === '?source=west-wire');
    await page.waitForSelector('.hits li');
    const count = Number(
      /\d+/.exec(await page.$eval('[role=status]', ({ textContent }) => textContent ?? ''))?.[0],
    );
    expect((await hits(page)).length).toBe(Math.min(count, 10));
    expect(await page.$$eval('.hits mark', (marks) => marks.length)).toBe(0);
    await page.close();
  });

  test('topics, agencies, timelines and events are linked above the articles', async () => {
    const page = await visit(browser, `${url}search/?q=${encodeURIComponent('سبوتنيك')}`);
    await said(page, 'خبر واحد');
    const named = await page.$$eval('.named li', (items) =>
      items.map((item) => [item.textContent, item.querySelector('a')?.getAttribute('href')]),
    );
    expect(named).toEqual([['وكالة أنباء سبوتنيك', '/sources/sputnik/']]);
    await page.goto(`${url}search/?q=${encodeURIComponent('بروكسل')}`);
    await page.waitForSelector('.named a[href^="/timeline/"]');
    await page.click('.named a[href^="/timeline/"]');
    await page.waitForFunction(
      () => location.pathname.startsWith('/timeline/') && document.querySelector('h1'),
    );
    await page.close();
  });

  test('a name in another spelling finds the archive’s spelling, and the page says so', async () => {
    const page = await visit(browser, `${url}search/?q=${encodeURIComponent('بلينكين')}`);
    await said(page, 'خبر واحد');
    expect(await page.$eval('.search-meant', (line) => (line as HTMLElement).innerText)).toBe(
      'هل تقصد بلينكن؟ لا خبر فيه «بلينكين»، وفيما يلي نتائج «بلينكن».',
    );
    await page.click('.search-meant a');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === 'بلينكن');
    await said(page, 'خبر واحد');
    expect(await page.$$eval('.search-meant p', (lines) => lines.length)).toBe(0);
    await page.close();
  });

  test('works by keyboard, and an empty result offers links', async () => {
    const page = await visit(browser, `${fixture}search/`);
    await page.focus('#q');
    await page.keyboard.type('زرافة');
    await page.keyboard.press('Enter');
    await said(page, 'لا خبر يطابق بحثك');
    expect(await page.$eval('.search-none a', (link) => link.getBoundingClientRect().height)).toBeGreaterThan(
      0,
    );
    for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace');
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent === '');
    await page.keyboard.type('"معرض الكتاب"');
    await said(page, 'خبران');
    expect(page.url()).toContain(encodeURIComponent('معرض'));
    await page.close();
  });

  test('a failed load is reported, and can be tried again', async () => {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    let fails = true;
    page.on('request', (request) => {
      if (fails && request.url().endsWith('index.json')) void request.abort();
      else void request.continue();
    });
    await page.goto(`${url}search/?q=${encodeURIComponent('الناتو')}`);
    await said(page, 'تعذّر');
    fails = false;
    await page.click('form[role=search] button');
    await said(page, 'خبر واحد');
    await page.close();
  });

  test('without scripts the page links to the archive', async () => {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (/\.js$/.test(request.url())) void request.abort();
      else void request.continue();
    });
    await page.goto(`${url}search/`, { waitUntil: 'load' });
    expect(await page.$eval('form[role=search]', (form) => form.getBoundingClientRect().height)).toBe(0);
    await page.click('.search-without a');
    await page.waitForFunction(() => location.pathname === '/archive/');
    await page.close();
  });
});
