import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { inContext } from '../../src/archive/queries/context.ts';
import type { Article, Picture } from '../../src/archive/types.ts';
import { siteFeed } from '../../src/publish/feeds/feed.ts';
import { asJsonFeed } from '../../src/publish/feeds/json.ts';
import { asRss } from '../../src/publish/feeds/rss.ts';
import { asNinjs } from '../../src/publish/forms/ninjs.ts';
import { asMarkdown } from '../../src/publish/forms/text.ts';
import { newsArticle } from '../../src/publish/page/structured-data.ts';
import { pictureProblems } from '../../src/publish/pictures/decodable.ts';
import { drawPicture } from '../../src/publish/pictures/draw.ts';
import {
  elsewhereRendition,
  pageRenditions,
  renditionsOf,
  wholeRendition,
} from '../../src/publish/pictures/renditions.ts';
import { ARTICLE, contentFolder, edited } from '../archive/content-folder.ts';
import { random } from '../made/random.ts';

const folder = mkdtempSync(join(tmpdir(), 'mahdar-pictures-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CREDIT = 'سلمى الراوي / وكالة "وفق" & <شركاؤها>';
const RIGHTS =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Camera"><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© وفق 2024</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>';

/** Noise of this many pixels, which compresses worst. */
function noise(width: number, height: number) {
  const next = random(width);
  const bytes = Buffer.from(Uint8Array.from({ length: width * height * 3 }, () => Math.floor(next() * 256)));
  return sharp(bytes, { raw: { width, height, channels: 3 } });
}

/** An archive with one article that has `bytes` as its picture. */
function archiveWith(bytes: Buffer, more = '') {
  const yaml = `pictures:\n  - file: port.jpg\n    alt: رافعات "في" الميناء\n    credit: ${JSON.stringify(CREDIT)}\n${more}`;
  const root = contentFolder({
    ...edited(ARTICLE, 'wire: wafq\n', `wire: wafq\n${yaml}`),
    'pictures/2024-05-02-port-talks/port.jpg': bytes,
  });
  const { archive, problems } = loadArchive(root);
  expect(problems).toEqual([]);
  const article = archive.articles[0] as Article;
  return { archive, article, picture: article.pictures[0] as Picture };
}

describe('a picture as it is drawn', async () => {
  const original = await noise(1000, 600)
    .jpeg({ quality: 95 })
    .withExif({ IFD0: { Make: 'Camera', Artist: 'Someone' }, IFD3: { GPSLatitude: '36/1 42/1 0/1' } })
    .withXmp(RIGHTS)
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { picture } = archiveWith(original);

  test('comes in several widths, none wider than the original, the right way up', async () => {
    expect(pageRenditions(picture, 'avif').map(({ width, height }) => [width, height])).toEqual([
      [400, 667],
      [600, 1000],
    ]);
    for (const rendition of renditionsOf(picture)) {
      const { width, height, format } = await sharp(await drawPicture(picture, rendition, folder)).metadata();
      expect([width, height]).toEqual([rendition.width, rendition.height]);
      expect(format).toBe(rendition.format === 'avif' ? 'heif' : rendition.format);
    }
  });

  test.each(['avif', 'webp', 'jpeg'] as const)(
    'keeps as %s credit and copyright, and nothing else',
    async (format) => {
      const rendition = renditionsOf(picture).find((one) => one.format === format);
      const bytes = await drawPicture(picture, rendition as NonNullable<typeof rendition>, folder);
      const { exif, xmp, gps, iptc } = ExifReader.load(bytes, { expanded: true });
      expect({ gps, iptc }).toEqual({ gps: undefined, iptc: undefined });
      expect(exif?.Make).toBeUndefined();
      expect(exif?.Artist).toBeUndefined();
      expect(xmp?.Credit?.description).toBe(CREDIT);
      expect(xmp?.rights?.description).toBe('© وفق 2024');
      expect(xmp?.CreatorTool).toBeUndefined();
    },
  );

  test('has the same bytes twice, drawn anew', async () => {
    const [rendition] = pageRenditions(picture, 'avif');
    const once = await drawPicture(picture, rendition as NonNullable<typeof rendition>, join(folder, 'a'));
    const again = await drawPicture(picture, rendition as NonNullable<typeof rendition>, join(folder, 'b'));
    expect(once.equals(again)).toBe(true);
  });
});

test('the version for phones has at most 60 kB, even of noise', async () => {
  const { picture } = archiveWith(await noise(1200, 800).jpeg().toBuffer());
  for (const rendition of pageRenditions(picture, 'avif').filter(({ width }) => width <= 800))
    expect((await drawPicture(picture, rendition, folder)).length).toBeLessThanOrEqual(60_000);
});

describe('a picture that cannot be shown is reported in one line', async () => {
  const whole = await noise(300, 200).jpeg().toBuffer();
  const moving = await sharp(
    [await noise(20, 20).png().toBuffer(), await noise(20, 20).negate().png().toBuffer()],
    { join: { animated: true } },
  )
    .webp({ delay: [100, 100] })
    .toBuffer();
  const png = await noise(300, 200).png().toBuffer();
  test.each([
    [
      'cut short',
      whole.subarray(0, whole.length / 2),
      'is damaged or cut short: it cannot be decoded whole. Get it again.',
    ],
    [
      'cut short, as PNG',
      png.subarray(0, png.length / 2),
      'is damaged or cut short: it cannot be decoded whole. Get it again.',
    ],
    ['moving', moving, 'moves. Save one still picture of it.'],
  ])('%s', async (_, bytes, message) => {
    const { archive, picture } = archiveWith(Buffer.from(bytes));
    const problems = await pictureProblems(archive.articles, folder);
    expect(problems.map(formatProblem)).toEqual([`${picture.file}:1: file: ${message}`]);
  });

  test('a sound one is not reported, nor a small file with many pixels', async () => {
    const flat = { width: 12_000, height: 2_000, channels: 3 as const, background: '#fff' };
    for (const bytes of [whole, await sharp({ create: flat }).png({ compressionLevel: 9 }).toBuffer()])
      expect(await pictureProblems(archiveWith(bytes).archive.articles, folder)).toEqual([]);
  });
});

test('pictures are in feeds, ninjs, JSON-LD and Markdown, with their credit', async () => {
  const { archive, article, picture } = archiveWith(
    await noise(300, 200).jpeg().toBuffer(),
    '    caption: الميناء\n',
  );
  const url = `http://localhost:4321${elsewhereRendition(picture).path}`;
  const rss = asRss(siteFeed(archive), archive);
  expect(rss).toContain(
    `<media:content url="${url}" type="image/jpeg" medium="image" width="300" height="200">`,
  );
  expect(rss).toContain(
    '<media:credit>سلمى الراوي / وكالة &quot;وفق&quot; &amp; &lt;شركاؤها&gt;</media:credit>',
  );
  const [item] = JSON.parse(asJsonFeed(siteFeed(archive), archive)).items;
  expect(item.image).toBe(url);
  expect(item.content_html).toContain(`<img src="${url}" alt="رافعات &quot;في&quot; الميناء"`);
  const ninjs = JSON.parse(asNinjs(inContext(article, archive)));
  expect(ninjs.associations).toMatchObject([
    { type: 'picture', by: CREDIT, renditions: [{ href: url, contentType: 'image/jpeg', width: 300 }] },
  ]);
  expect(newsArticle(article)).toMatchObject({
    image: [{ '@type': 'ImageObject', url, caption: 'الميناء', creditText: CREDIT }, expect.any(String)],
  });
  const again = contentFolder({
    [ARTICLE]: asMarkdown(article),
    'pictures/2024-05-02-port-talks/port.jpg': readFileSync(picture.file),
  });
  const { archive: read, problems } = loadArchive(again);
  expect(problems).toEqual([]);
  expect(read.articles[0]?.pictures).toEqual([{ ...picture, file: expect.any(String) }]);
});

test('another credit gives another file name', async () => {
  const { picture } = archiveWith(await noise(30, 20).jpeg().toBuffer());
  const other = { ...picture, credit: 'وكالة أخرى' };
  expect(wholeRendition(other).name).not.toBe(wholeRendition(picture).name);
});
