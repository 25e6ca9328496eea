import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { TimelineEvent } from '../../src/archive/types.ts';
import { uncovered } from '../../src/fonts/coverage.ts';
import { faces } from '../../src/fonts/faces.ts';
import { type Card, cardSvg, drawCard } from '../../src/publish/cards/draw.ts';
import { inOrder, setInLines } from '../../src/publish/cards/lines.ts';
import { useOnlyOurFonts } from '../../src/publish/cards/only-our-fonts.ts';
import { articleCard, eventCard, siteCard, timelineCard } from '../../src/publish/cards/subjects.ts';
import { advance, isDrawn } from '../../src/publish/cards/type.ts';
import { hardArchive, soundArchive } from './archives.ts';

useOnlyOurFonts(mkdtempSync(join(tmpdir(), 'mahdar-fonts-')));
const shipped = soundArchive('tests/fixtures/first');
const hard = hardArchive();
const [first] = shipped.articles.map(articleCard);
const titled = (text: string, lang = 'ar'): Card => ({ ...(first as Card), headline: { text, lang } });
const folder = (): string => mkdtempSync(join(tmpdir(), 'mahdar-cards-'));

describe('a card', () => {
  test.each([
    ...[shipped, hard].flatMap((archive) => [
      ...archive.articles.map(articleCard),
      ...archive.timelines.flatMap((timeline) => [timelineCard(timeline), ...timeline.events.map(eventCard)]),
    ]),
    siteCard(),
  ])('of $headline.text is 1200 by 630 and light', async (card) => {
    const png = await drawCard(card, folder());
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(png.length).toBeLessThan(100_000);
  });

  test('has the same bytes again, on a machine without fonts, from another home', async () => {
    const once = await drawCard(first as Card, folder());
    const cache = folder();
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { drawCard } from './src/publish/cards/draw.ts';
         import { useOnlyOurFonts } from './src/publish/cards/only-our-fonts.ts';
         useOnlyOurFonts(${JSON.stringify(cache)});
         await drawCard(${JSON.stringify(first)}, ${JSON.stringify(cache)});`,
      ],
      {
        env: {
          PATH: process.env.PATH,
          CONTENT_DIR: 'tests/fixtures/first',
          HOME: '/nowhere',
          FONTCONFIG_PATH: '/nowhere',
          LANG: 'C',
        },
        stdio: 'pipe',
      },
    );
    const [name = ''] = readdirSync(join(cache, 'cards'));
    expect(
      (
        await sharp(join(cache, 'cards', name))
          .raw()
          .toBuffer()
      ).equals(await sharp(once).raw().toBuffer()),
    ).toBe(true);
    expect(statSync(join(cache, 'cards', name)).size).toBe(once.length);
  });

  test('that was drawn before comes from the cache', async () => {
    const cache = folder();
    await drawCard(first as Card, cache);
    const [name = ''] = readdirSync(join(cache, 'cards'));
    const { mtimeMs } = statSync(join(cache, 'cards', name));
    await drawCard(first as Card, cache);
    expect(readdirSync(join(cache, 'cards'))).toEqual([name]);
    expect(statSync(join(cache, 'cards', name)).mtimeMs).toBe(mtimeMs);
    await drawCard(titled('خبر آخر'), cache);
    expect(readdirSync(join(cache, 'cards'))).toHaveLength(2);
  });

  test('replaces words that its fonts lack with an ellipsis', () => {
    const words = (title: string): string[] =>
      [...cardSvg(titled(title)).matchAll(/<text[^>]*>([^<]*)/g)].map(([, text = '']) =>
        text.replace(/[\u200e\u200f\u2066-\u2069]/g, ''),
      );
    expect(words('قمة 中 اليوم')).toContain('قمة … اليوم');
    expect(words('قال Путин إن السلام 🕊️ ممكن')).toContain('قال … إن السلام … ممكن');
    expect(words('قمة\u2009اليوم')).toContain('قمة اليوم');
    // The site's name, because nothing of the headline is left.
    expect(words('中国 新闻').filter((text) => text === words('قمة')[0])).toHaveLength(2);
  });

  test('can draw whatever the pages can', () => {
    for (const style of ['head', 'text'] as const) {
      const drawn = faces
        .flatMap(({ characters }) => [...characters])
        .filter((char) => uncovered(char, style).length === 0);
      expect(drawn.length).toBeGreaterThan(300);
      expect(drawn.filter((char) => !isDrawn(char, style))).toEqual([]);
    }
  });

  test('shows an event’s claim and date, no more precise than the words', () => {
    const event = (id: string): Card =>
      eventCard(shipped.timelines[0]?.events.find((event) => event.id === id) as TimelineEvent);
    expect(event('geneva').foot.map(({ text }) => text)).toEqual([
      'مقرّر، وفق برقية 9 كانون الثاني',
      'الاثنين 10 كانون الثاني/يناير 2022',
    ]);
    expect(event('inf-withdrawal').foot.map(({ text }) => text)).toEqual([
      'وقع، بحسب البرقية',
      'خلال عام 2019',
    ]);
  });

  test('shows markup in a headline as plain text', () => {
    const svg = cardSvg(titled('<b> & "x" </text>'));
    expect(svg).toContain('&lt;');
    expect(svg).not.toMatch(/<b>|& /);
  });
});

describe('lines', () => {
  const box = { width: 1000, height: 320, sizes: [60, 50, 40], leading: 1.4, mostLines: 4 };
  const measure = (text: string): number => advance(text, 'head');
  const WORDS = 'قال الوزير إن اللقاء المقبل بين الوفدين في المدينة لن يغير شيئا من مواقف البلدين'.split(' ');

  test.each(WORDS.map((_, i) => i + 1))('of %i words keep every word, whole, inside the box', (count) => {
    const text = WORDS.slice(0, count).join(' ');
    const { lines, size } = setInLines(text, measure, box);
    expect(lines.join(' ')).toBe(text);
    expect(lines.length).toBeLessThanOrEqual(4);
    for (const line of lines) expect(measure(line) * size).toBeLessThanOrEqual(box.width + 1);
  });

  test('are even: no last line of one word if avoidable', () => {
    const { lines } = setInLines(`${WORDS.slice(0, 7).join(' ')} حدا`, measure, { ...box, sizes: [60] });
    const widths = lines.map(measure);
    expect(lines.length).toBe(2);
    expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.7);
  });

  test('are cut at a whole word and marked if the text is too long', () => {
    const text = Array.from({ length: 30 }, () => WORDS.join(' ')).join(' ');
    const { lines } = setInLines(text, measure, box);
    expect(lines).toHaveLength(4);
    const kept = lines.join(' ');
    expect(kept.endsWith('…')).toBe(true);
    expect(text.startsWith(`${kept.slice(0, -1)} `)).toBe(true);
  });

  test('shrink a word that is wider than the card', () => {
    const { lines, size } = setInLines('كلمة'.repeat(30), measure, box);
    expect(lines).toHaveLength(1);
    expect(measure(lines[0] as string) * size).toBeLessThanOrEqual(box.width);
  });

  test('neither begin nor end with a dash', () => {
    const text = 'اجتماع مجلس روسيا - الناتو في بروكسل - مقر الحلف - ثم في فيينا';
    for (let width = 300; width < 1000; width += 20)
      for (const line of setInLines(text, measure, { ...box, width }).lines)
        expect(line).not.toMatch(/^-|-$/);
  });

  test('isolate foreign runs, and keep their own direction', () => {
    expect(inOrder(['Reuters: -5 و"This Week"'], 'rtl', 'ar')[0]).toBe(
      '\u200f\u2066Reuters\u2069: \u2066-5\u2069 و"\u2066This Week\u2069"',
    );
    expect(inOrder(['said مجلس الأمن'], 'ltr', 'en')[0]).toBe('\u200esaid \u2067مجلس الأمن\u2069');
    expect(inOrder(['وزير'], 'rtl', 'ar')[0]).toBe('\u200fوزير');
    // A run that continues on the next line, with its bracket.
    expect(inOrder(['قالت Reuters (UK', 'Ltd.) أمس'], 'rtl', 'ar')).toEqual([
      '\u200fقالت \u2066Reuters (UK\u2069',
      '\u200f\u2066Ltd.)\u2069 أمس',
    ]);
  });
});
