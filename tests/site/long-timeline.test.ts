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
  // Made content has no ledger: it is an editor's build.
  buildInto(site, { ...PLAIN, CI: '', CONTENT_DIR: join(root, 'content'), BASE_PATH: '/' });
});

describe('a timeline of six hundred events', () => {
  test('names every event on its page, so that no fragment breaks when it grows', () => {
    expect(new Set(ids(page('')))).toEqual(new Set(Array.from({ length: COUNT }, (_, n) => `meeting-${n}`)));
  });

  test('weighs less than 100 kB on the wire', () => {
    expect(brotliCompressSync(page('')).length).toBeLessThan(100_000);
  });

  test('gives every event with its evidence on a page of its period', () => {
    const periods = readdirSync(join(site, 'timeline/talks')).filter((name) => /^\d{4}(-\d\d)?$/.test(name));
    const inFull = periods.map((name) => page(name)).filter((html) => html.includes('<mark>'));
    expect(new Set(inFull.flatMap(ids)).size).toBe(COUNT);
    for (const html of inFull) expect(html.split('<mark>').length - 1).toBe(ids(html).length);
  });

  test('is narrowed by address, says how many are shown, and shows those', () => {
    const links = [...page('').matchAll(/href="\/timeline\/talks\/((?:party|place|claim)\/[^"]+)\/"/g)].map(
      ([, link = '']) => link,
    );
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
});
