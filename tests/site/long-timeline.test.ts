import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildInto, PLAIN } from '../built-sites.ts';
import { timelineContent } from '../made/timeline-content.ts';

const COUNT = 600;
const root = mkdtempSync(join(tmpdir(), 'mahdar-long-'));
const site = join(root, 'site');
const page = (path: string): string => readFileSync(join(site, 'timeline/talks', path, 'index.html'), 'utf8');
const ids = (html: string): string[] =>
  [...html.matchAll(/<li[^>]* id="(meeting-\d+)"/g)].map(([, id = '']) => id);

beforeAll(() => {
  for (const [file, text] of Object.entries(timelineContent(COUNT, '2018-03-01', 2000))) {
    mkdirSync(dirname(join(root, 'content', file)), { recursive: true });
    writeFileSync(join(root, 'content', file), text);
  }
  // Generated content has no ledger, so this is an editor's build.
  buildInto(site, { ...PLAIN, CI: '', CONTENT_DIR: join(root, 'content'), BASE_PATH: '/' });
});

describe('a timeline of six hundred events', () => {
  test('lists every event on its page, so that no fragment breaks when it grows', () => {
    expect(new Set(ids(page('')))).toEqual(new Set(Array.from({ length: COUNT }, (_, n) => `meeting-${n}`)));
  });

  test('is less than 100 kB as sent', () => {
    expect(brotliCompressSync(page('')).length).toBeLessThan(100_000);
  });

  test('shows every event with its evidence on a page of its period', () => {
    const periods = readdirSync(join(site, 'timeline/talks')).filter((name) => /^\d{4}(-\d\d)?$/.test(name));
    const inFull = periods.map((name) => page(name)).filter((html) => html.includes('<mark>'));
    expect(new Set(inFull.flatMap(ids)).size).toBe(COUNT);
    for (const html of inFull) expect(html.split('<mark>').length - 1).toBe(ids(html).length);
  });

  test('is filtered by address, and shows the matching events and their number', () => {
    const links = [
      ...page('').matchAll(/href="\/timeline\/talks\/((?:party|place|claim)\/[^"#]+)\/#list_"/g),
    ].map(([, link = '']) => link);
    expect(links).toContain('party/north');
    expect(links).toContain('place/aden');
    expect(links).toContain('claim/scheduled');
    const content = readFileSync(join(root, 'content/timelines/talks.yaml'), 'utf8')
      .split('  - id: ')
      .slice(1);
    const both = content.filter(
      (event) => /parties: .*\bnorth\b/.test(event) && event.includes('place: aden'),
    );
    expect(both.length).toBeGreaterThan(2);
    const html = page('party/north/place/aden');
    expect(ids(html)).toEqual(both.map((event) => event.split('\n', 1)[0]));
    expect(html).toContain(`${both.length} ${both.length > 10 ? 'حدثًا' : 'أحداث'} من أصل ${COUNT}`);
  });

  test('links to the last event and the next one due, at the top and in the strip', () => {
    const html = page('');
    const ways = /<ul class="ways[^>]*>(.*?)<\/ul>/s.exec(html)?.[1] ?? '';
    const [last, next] = [...ways.matchAll(/href="#(meeting-\d+)"/g)].map(([, id = '']) => id);
    const order = ids(html);
    expect(ways).toMatch(/آخر حدث: .*التالي: /s);
    expect(order.indexOf(next ?? '')).toBeGreaterThan(order.indexOf(last ?? ''));
    // Between them is the line that separates known events from those still due.
    const between = html.slice(html.indexOf(`id="${last}"`), html.indexOf(`id="${next}"`));
    expect(between).toContain('class="cut"');
    expect(/<ol class="strip.*?<\/ol>/s.exec(html)?.[0]).toMatch(
      new RegExp(`<a href="#${next}">(?:(?!</a>).)*التالي: `, 's'),
    );
  });

  test('lists each year or month once, with a link to its heading', () => {
    const html = page('');
    const names = /<nav class="periods[^>]*>.*?<\/nav>/s.exec(html)?.[0] ?? '';
    const targets = [...names.matchAll(/href="#([^"]+)"/g)].map(([, id = '']) => id);
    expect(targets.length).toBeGreaterThan(5);
    expect(new Set(targets).size).toBe(targets.length);
    for (const target of targets) expect(html.split(`<h3 class="period" id="${target}"`)).toHaveLength(2);
  });

  test('has an address with the newest events first', () => {
    expect(page('')).toContain('href="/timeline/talks/newest/"');
    expect(ids(page('newest'))).toEqual(ids(page('')).reverse());
    expect(page('newest')).toContain('href="/timeline/talks/"');
  });

  test('names every claim in its rows except that an event was held', () => {
    const rows = [...page('').matchAll(/<li id="meeting-.*?<\/li>/gs)].map(([row]) => row);
    const said = rows.map((row) => />(وقع|مقرّر)</.exec(row)?.[1]);
    expect(said.filter((word) => word === 'وقع')).toEqual([]);
    expect(said.filter((word) => word === 'مقرّر').length).toBe(
      rows.filter((row) => row.includes('shape scheduled')).length,
    );
    expect(rows.some((row) => row.includes('shape scheduled'))).toBe(true);
  });

  test('filter links lead past the choices to the list', () => {
    const choices = /<details class="filter.*?<\/details>/s.exec(page('claim/scheduled'))?.[0] ?? '';
    const links = [...choices.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(link).toMatch(/#list_$/);
    expect(page('claim/scheduled')).toContain('id="list_"');
  });
});
