import type { Browser, Page } from 'puppeteer-core';

export const ARTICLE = 'a/2022-01-09-blinken-security-talks/';

/** An article's permalink, a quotation of it, and one of its sentences: `#p6s2`. */
export const HERE = `https://news.example/${ARTICLE}`;
export const CREDIT =
  'بلينكن: لا أتوقع اختراقًا كبيرًا في محادثات الضمانات الأمنية مع روسيا خلال الأيام المقبلة، پاکستان پوائنٹ نیوز / سبوتنيك، 9 كانون الثاني/يناير 2022';
export const SENTENCE = 'فيما تؤكد موسكو عدم صحة المخاوف الغربية من إعدادها لغزو أوكرانيا.';

/** Pages of the fixture site in several languages and directions. */
export const MIXED = [
  'a/2023-03-01-signs/',
  'a/2023-03-02-english/',
  'a/2023-02-28-persian/',
  'a/2023-02-27-urdu/',
  'timeline/march/',
];

/** One page of each kind of the shipped site. */
export const KINDS = [
  '',
  ARTICLE,
  'timeline/',
  'timeline/january-2022-talks/',
  'timeline/january-2022-talks/geneva/',
  'timeline/january-2022-talks/inf-withdrawal/',
  'archive/',
  'archive/2022/',
  'archive/2022/01/',
  'sources/sputnik/',
  'search/',
  'search/?q=الضمانات',
  'about/',
  'offline/',
  '404.html',
];

/** Opens `url` in a new page of `browser`, `width` CSS pixels wide. */
export async function visit(browser: Browser, url: string, width = 1280): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return page;
}

/** Makes `page` `width` CSS pixels wide and waits for the layout: cheaper than a new page. */
export async function widen(page: Page, width: number): Promise<void> {
  await page.setViewport({ width, height: 900 });
  await page.waitForFunction((width) => innerWidth === width, {}, width);
}

/** By how many CSS pixels `page` is too wide for its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
