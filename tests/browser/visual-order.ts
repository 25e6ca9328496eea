import bidiFactory from 'bidi-js';
import type { Page } from 'puppeteer-core';

/** Where to look for lines. */
export const LINES =
  '.body p, .body li, h1, h2, .summary, blockquote, .label, .kicker > *, .provenance dd:not(:has(li)), .facts dd, .supports a span';

/** A grapheme on the page: its UTF-16 offset in the text with isolates, and where it is painted. */
interface Painted {
  text: string;
  offset: number;
  x: number;
  y: number;
}

interface Paragraph {
  /** The text, each `<bdi>` as U+2066 or U+2067 … U+2069 (UAX #9, 3.4). */
  text: string;
  direction: 'rtl' | 'ltr';
  graphemes: Painted[];
}

const bidi = bidiFactory();

/** Runs in a page: every paragraph that matches `selector`, with the position of each painted grapheme. */
export function paintedIn(selector: string): Paragraph[] {
  const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' });
  return [...document.querySelectorAll(selector)].map((element) => {
    let text = '';
    const graphemes: Painted[] = [];
    const walk = (node: Node): void => {
      if (node.nodeType === Node.TEXT_NODE) {
        for (const { segment, index } of segmenter.segment((node as Text).data)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + segment.length);
          const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
          const box = boxes.at(-1);
          if (box && segment.trim() !== '')
            graphemes.push({
              text: segment,
              offset: text.length,
              x: box.x + box.width / 2,
              y: box.y + box.height / 2,
            });
          text += segment;
        }
        return;
      }
      const isolate = node instanceof HTMLElement && node.tagName === 'BDI' ? node.dir : '';
      if (isolate !== '') text += isolate === 'ltr' ? '\u2066' : '\u2067';
      for (const child of node.childNodes) walk(child);
      if (isolate !== '') text += '\u2069';
    };
    walk(element);
    return { text, direction: getComputedStyle(element).direction as 'rtl' | 'ltr', graphemes };
  });
}

/** What `paintedIn` gives for a page of Chromium or Firefox. */
export function paintedParagraphs(page: Page, selector: string): Promise<Paragraph[]> {
  return page.evaluate(paintedIn, selector);
}

/** The lines of a paragraph as painted, top to bottom, each in logical order. */
export function linesOf({ graphemes }: Paragraph): Painted[][] {
  const lines: Painted[][] = [];
  for (const grapheme of graphemes) {
    const line = lines.at(-1);
    const first = line?.[0];
    if (line && first && Math.abs(first.y - grapheme.y) < 14) line.push(grapheme);
    else lines.push([grapheme]);
  }
  return lines;
}

/** A line as it looks, from left to right. */
export function seen(line: readonly Painted[]): string {
  return [...line]
    .sort((a, b) => a.x - b.x)
    .map(({ text }) => text)
    .join('');
}

/** A line in UAX #9 order, from left to right, by bidi-js. */
export function expected(paragraph: Paragraph, line: readonly Painted[]): string {
  const levels = bidi.getEmbeddingLevels(paragraph.text, paragraph.direction);
  const from = line[0]?.offset ?? 0;
  const last = line.at(-1);
  const to = last ? last.offset + last.text.length - 1 : 0;
  const byOffset = new Map(line.map((grapheme) => [grapheme.offset, grapheme.text]));
  return bidi
    .getReorderedIndices(paragraph.text, levels, from, to)
    .slice(from, to + 1)
    .flatMap((offset) => byOffset.get(offset) ?? [])
    .join('');
}
