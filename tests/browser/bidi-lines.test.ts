import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { renderLine } from '../../src/markdown/line.ts';
import { renderDocument } from '../../src/markdown/render.ts';
import { FOREIGN_LINES, plainLine, wantedOrder } from '../arabic/foreign-lines.ts';
import { engines, launch } from './browsers.ts';
import { ARTICLE, visit } from './visit.ts';
import { linesOf, paintedIn, seen } from './visual-order.ts';
import { launchWebKit } from './webkit.ts';

const groups = FOREIGN_LINES.map(({ kind, lang, lines }) => ({
  kind,
  direction: lang === 'ar' ? 'rtl' : 'ltr',
  lang,
  texts: lines.map(plainLine),
  wanted: lines.map((line) => wantedOrder(line, lang)),
}));
const escaped = (text: string): string => text.replace(/[<>&]/g, (char) => `&#${char.charCodeAt(0)};`);

/** Each line as a paragraph of an article, as a headline, and as plain text on any site. */
const WAYS: Readonly<Record<string, (text: string, lang: string) => string>> = {
  // Markdown would read «1.» as a list.
  article: (text, lang) => renderDocument(text.replace(/^(\d)\./, '$1\\.'), { lang, markLabel: () => '' }),
  headline: (text, lang) => `<h2>${renderLine(text, lang)}</h2>`,
  plain: (text) => `<p>${escaped(text)}</p>`,
};

/**
 * A page with every line in every form and the site's styles, on its own origin, because the
 * site's policy would refuse it.
 */
async function serveLines(): Promise<{ url: string; close(): void }> {
  const site = inject('shipped').url;
  const styles = (await (await fetch(site + ARTICLE)).text())
    .match(/<link rel="stylesheet"[^>]*>/g)
    ?.join('');
  const sections = Object.entries(WAYS).flatMap(([way, write]) =>
    groups.map(({ kind, lang, direction, texts }) => {
      const name = `${way} ${kind}`;
      return `<section class="body" data-lines="${name}" dir="${direction}">${texts.map((text) => write(text, lang)).join('')}</section>`;
    }),
  );
  const html = `<!doctype html><html dir="rtl" lang="ar"><meta charset="utf-8"><base href="${site}">${styles}<style>.body { white-space: nowrap }</style>${sections.join('')}`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}

type Painted = ReturnType<typeof paintedIn>;

async function paintedBy(engine: (typeof engines)[number] | 'webkit', url: string): Promise<Painted> {
  if (engine === 'webkit') {
    const webkit = await launchWebKit();
    await webkit.goto(url);
    const painted = await webkit.evaluate(paintedIn, '[data-lines] :is(p, h2)');
    await webkit.close();
    return painted;
  }
  const browser = await launch(engine);
  const page = await visit(browser, url);
  const painted = await page.evaluate(paintedIn, '[data-lines] :is(p, h2)');
  await browser.close();
  return painted;
}

describe.each([...engines, 'webkit'] as const)('in %s', (engine) => {
  /** How each line looks, from left to right, by form. */
  const order: Record<string, string[]> = {};
  let directions: string[] = [];
  beforeAll(async () => {
    const { url, close } = await serveLines();
    const painted = await paintedBy(engine, url);
    close();
    const count = groups.flatMap(({ texts }) => texts).length;
    for (const [i, way] of Object.keys(WAYS).entries())
      order[way] = painted
        .slice(i * count, (i + 1) * count)
        .map((line) => linesOf(line).map(seen).join('\n'));
    directions = painted.slice(0, count).map(({ direction }) => direction);
  });
  const wanted = groups.flatMap((group) => group.wanted);

  test('every line with foreign words reads as labelled by hand', () => {
    expect(order.article).toEqual(wanted);
    expect(order.headline).toEqual(wanted);
  });

  test('none is worse than as plain text, which gets some of them right', () => {
    const isRight = order.plain?.map((line, i) => line === wanted[i]) ?? [];
    expect(wanted.filter((line, i) => isRight[i] && order.article?.[i] !== line)).toEqual([]);
    expect(isRight.filter(Boolean).length).toBeLessThan(wanted.length);
  });

  test('a paragraph of foreign words is a block in their direction', () => {
    const blocks = groups.flatMap(({ kind, direction, texts }) =>
      texts.map(() => (kind === 'whole paragraphs' ? 'ltr' : direction)),
    );
    expect(directions).toEqual(blocks);
  });
});
