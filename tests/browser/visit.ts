import type { Browser, Page } from 'puppeteer-core';

export const ARTICLE = 'a/2022-01-09-blinken-security-talks/';

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
