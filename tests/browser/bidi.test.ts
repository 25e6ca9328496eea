import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { engines, launch } from './browsers.ts';
import { ARTICLE, KINDS, MIXED, visit, widen } from './visit.ts';
import { expected, LINES, linesOf, paintedParagraphs, seen } from './visual-order.ts';

// What a reader must see, independent of the algorithm: each reads from left to right as it is typed.
const AS_TYPED = [
  '2022-01-09',
  '+961-1-234567',
  'Real Madrid',
  'U.S.',
  'Why...',
  'Really?',
  '@SecBlinken',
  '#NATO',
  'C++',
  '$100',
  '-5',
  'F-16',
  'COVID-19',
  '10:30',
  '1,234.5',
  'https://example.org/a/',
  '09/01/2022',
];
// The first must be to the right of the second, because it comes first in Arabic.
const RIGHT_OF = [
  ['"Reuters"', '"AP"'],
  ['Real Madrid', '3 أهداف'],
  ['سجل', 'Real Madrid'],
] as const;

describe.each(engines)('in %s', (engine) => {
  let browser: Browser;
  const { url: shipped } = inject('shipped');
  const { url: fixture } = inject('fixture');
  beforeAll(async () => {
    browser = await launch(engine);
  });
  afterAll(() => browser.close());

  test('every line is in UAX #9 order, narrow and wide', async () => {
    const addresses = [...KINDS.map((path) => shipped + path), ...MIXED.map((path) => fixture + path)];
    let graphemes = 0;
    for (const address of addresses) {
      const page = await visit(browser, address);
      // Engines break lines differently; one width is enough to see that the second engine orders them alike.
      for (const width of engine === 'chromium' ? [1280, 360] : [360]) {
        await widen(page, width);
        for (const paragraph of await paintedParagraphs(page, LINES)) {
          for (const line of linesOf(paragraph)) {
            graphemes += line.length;
            expect(seen(line), `${address} at ${width}`).toBe(expected(paragraph, line));
          }
        }
      }
      await page.close();
    }
    expect(graphemes).toBeGreaterThan(4000);
  });

  test('lines that plain text gets wrong are right here', async () => {
    const page = await visit(browser, `${fixture}a/2023-03-01-signs/`);
    const placed = await page.$$eval(
      '.body p',
      (elements, wanted) =>
        wanted.map((text) => {
          for (const element of elements) {
            const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
            let whole = '';
            const parts: { node: Node; from: number }[] = [];
            for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
              parts.push({ node, from: whole.length });
              whole += node.nodeValue;
            }
            const at = whole.indexOf(text);
            if (at === -1) continue;
            return [...text].map((_char, i) => {
              const part = parts.findLast(({ from }) => from <= at + i);
              const range = document.createRange();
              range.setStart(part?.node as Node, at + i - (part?.from ?? 0));
              range.setEnd(part?.node as Node, at + i - (part?.from ?? 0) + 1);
              const { left, right } = range.getBoundingClientRect();
              return (left + right) / 2;
            });
          }
          return [];
        }),
      [...AS_TYPED, ...RIGHT_OF.flat()],
    );
    for (const [i, text] of AS_TYPED.entries()) {
      const centres = placed[i] as number[];
      expect(centres, text).toHaveLength(text.length);
      expect(centres, text).toEqual([...centres].sort((a, b) => a - b));
    }
    for (const [i, [first, second]] of RIGHT_OF.entries()) {
      const [one = [], two = []] = placed.slice(AS_TYPED.length + 2 * i);
      expect(Math.min(...one), `${first} right of ${second}`).toBeGreaterThan(Math.max(...two));
    }
    await page.close();
  });

  test('no line begins or ends with a dash, at any width', async () => {
    const page = await visit(browser, shipped + ARTICLE);
    for (const width of [1280, 768, 430, 320]) {
      await widen(page, width);
      const ends = (await paintedParagraphs(page, '.body p'))
        .flatMap(linesOf)
        .flatMap((line) => [line[0]?.text, line.at(-1)?.text]);
      expect(ends.length).toBeGreaterThan(20);
      expect(
        ends.filter((text) => /^[-–—]$/.test(text ?? '')),
        `at ${width}`,
      ).toEqual([]);
    }
    await page.close();
  });
});
