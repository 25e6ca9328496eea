import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { networkTo } from './network.ts';
import { ARTICLE, KINDS, MIXED } from './visit.ts';
import { expected, LINES, linesOf, paintedIn, seen } from './visual-order.ts';
import { launchWebKit, type WebKit } from './webkit.ts';

const source = readFileSync('tests/fixtures/first/articles/2022-01-09-blinken-security-talks.md', 'utf8');
const paragraphs = source
  .slice(source.indexOf('\n---\n') + 5)
  .trim()
  .split('\n\n');
const TITLE = /^title: "(.*)"$/m.exec(source)?.[1];

/** Runs in a page: what a reader gets by selecting and copying the paragraphs. */
function copied(): string[] {
  const selection = getSelection() as Selection;
  const texts = [...document.querySelectorAll('.body p')].map((p) => {
    selection.selectAllChildren(p);
    return selection.toString();
  });
  selection.removeAllRanges();
  return texts;
}

describe('in WebKit', () => {
  let webkit: WebKit;
  const { url } = inject('shipped');
  beforeAll(async () => {
    webkit = await launchWebKit();
  });
  afterAll(() => webkit?.close());

  test('the article reads from right to left, and is copied character for character', async () => {
    await webkit.goto(url + ARTICLE);
    const seen = await webkit.evaluate(() => {
      const parts = [...document.querySelectorAll<HTMLElement>('h1, .body p, .provenance h2')];
      const tops = parts.map((part) => part.getBoundingClientRect().top);
      const p = document.querySelector('#p1') as HTMLElement;
      const first = document.createRange();
      first.selectNodeContents(p);
      const [line] = first.getClientRects();
      return {
        text: parts.map((part) => part.innerText),
        isInOrder: tops.every((top, i) => i === 0 || top > (tops[i - 1] as number)),
        direction: getComputedStyle(p).direction,
        startsAtTheRight: line !== undefined && line.right > p.getBoundingClientRect().right - 2,
        over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    expect(seen.text).toEqual([TITLE, ...paragraphs, 'إسناد الخبر']);
    expect(await webkit.evaluate(copied)).toEqual(paragraphs);
    expect(seen).toMatchObject({ isInOrder: true, direction: 'rtl', startsAtTheRight: true, over: 0 });
  });

  test('wire copy full of marks reads, and is copied, as the agency sent it', async () => {
    await webkit.goto(`${inject('fixture').url}a/2023-02-25-marks/`);
    const [title, seen] = await webkit.evaluate(() => [
      document.querySelector('h1')?.innerText,
      [...document.querySelectorAll<HTMLElement>('.body p')].map((p) => p.innerText).join('\n\n'),
    ]);
    const [headline = '', ...rest] = readFileSync('tests/fixtures/wire/marks.txt', 'utf8').split('\n');
    const text = rest.join('\n').trim();
    expect([title, seen]).toEqual([headline, text]);
    expect((await webkit.evaluate(copied)).join('\n\n')).toBe(text);
  });

  test('every line is in UAX #9 order, narrow and wide', async () => {
    const fixture = inject('fixture').url;
    let graphemes = 0;
    for (const address of [
      ...KINDS.filter((path) => !/^(?:archive\/(?:2022\/)?|search\/|about\/|offline\/)$/.test(path)).map(
        (path) => url + path,
      ),
      ...MIXED.map((path) => fixture + path),
    ]) {
      await webkit.goto(address);
      for (const width of [1280, 450]) {
        await webkit.widen(width);
        for (const paragraph of await webkit.evaluate(paintedIn, LINES)) {
          for (const line of linesOf(paragraph)) {
            graphemes += line.length;
            expect(seen(line), `${address} at ${width}`).toBe(expected(paragraph, line));
          }
        }
      }
    }
    expect(graphemes).toBeGreaterThan(7000);
    await webkit.widen(1280);
  });

  test('a paragraph, sentence or event named in the address is highlighted', async () => {
    for (const [address, target, lit] of [
      [`${ARTICLE}#p4`, 'p4', '#p4'],
      [`${ARTICLE}#p6s2`, 'p6s2', '#p6s2'],
      [`${ARTICLE}#ev-geneva`, 'ev-geneva', '#ev-geneva'],
      ['timeline/january-2022-talks/#geneva', 'geneva', '#geneva'],
    ] as const) {
      // From another page, because a change of the fragment alone would load nothing.
      await webkit.goto(`${url}about/`);
      await webkit.goto(url + address);
      const [id, colour, plain] = await webkit.evaluate(
        (lit) => [
          document.querySelector(':target')?.id,
          getComputedStyle(document.querySelector(lit) as Element).backgroundColor,
          getComputedStyle(document.body).backgroundColor,
        ],
        lit as string,
      );
      expect(id).toBe(target);
      expect(colour, address).not.toBe('rgba(0, 0, 0, 0)');
      expect(colour, address).not.toBe(plain);
    }
  });

  test('preferences are kept', async () => {
    await webkit.goto(url + ARTICLE);
    await webkit.click('.prefs summary');
    await webkit.click('.prefs [value=dark]');
    await webkit.click('.prefs [value=l]');
    await webkit.reload();
    expect(await webkit.evaluate(() => ({ ...document.documentElement.dataset }))).toMatchObject({
      theme: 'dark',
      size: 'l',
    });
    await webkit.evaluate(() => localStorage.clear());
  });

  test('visited pages can be read without a network, under the strictest policy', async () => {
    const network = await networkTo(url);
    await webkit.goto(network.url + ARTICLE);
    await webkit.until(async (path) => (await caches.match(path)) !== undefined, `/${ARTICLE}`);
    network.state = 'cut';
    await webkit.reload();
    expect(await webkit.evaluate(() => document.querySelectorAll('.body p').length)).toBe(9);
    await webkit.goto(`${network.url}about/`);
    await webkit.until(() => document.querySelector('.kept:not([hidden]) li') !== null);
    expect(
      await webkit.evaluate(() => document.querySelector<HTMLElement>('.for-cut-off h1')?.innerText),
    ).toBe('لا اتصال بالشبكة');
    await network.close();
  });
});
