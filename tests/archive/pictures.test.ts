import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { ARTICLE, type Content, contentFolder, edited, problemsOf, sound } from './content-folder.ts';

const ID = '2024-05-02-port-talks';
const A = `articles/${ID}.md`;
let jpeg: Buffer;
let turned: Buffer;

beforeAll(async () => {
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#346' } });
  jpeg = await picture.clone().jpeg().toBuffer();
  turned = await picture.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer();
});

/** `sound` with `yaml` as its article's pictures, and `files` in their folder. */
function withPictures(yaml: string, files: Readonly<Record<string, Buffer>>): Content {
  const own = Object.entries(files).map(([name, bytes]) => [`pictures/${ID}/${name}`, bytes] as const);
  return {
    ...edited(ARTICLE, 'wire: wafq\n', `wire: wafq\npictures:\n${yaml}`),
    ...Object.fromEntries(own),
  };
}

const PORT = '  - file: port.jpg\n    alt: رافعات\n    credit: وكالة وفق\n';

test('a picture has its size as displayed, its anchor and its words', () => {
  const root = contentFolder(
    withPictures(
      `${PORT}    caption: الميناء\n  - file: Quay_2.jpg\n    alt: رصيف\n    credit: وفق\n    at: p2\n`,
      {
        'port.jpg': jpeg,
        'Quay_2.jpg': turned,
      },
    ),
  );
  const { archive, problems } = loadArchive(root);
  expect(problems).toEqual([]);
  expect(archive.article(ID)?.pictures).toMatchObject([
    { anchor: 'picture-port', alt: 'رافعات', caption: 'الميناء', credit: 'وكالة وفق', width: 60, height: 40 },
    { anchor: 'picture-quay_2', at: 2, width: 40, height: 60 },
  ]);
});

test.each<[string, string, Record<string, Buffer>, string[]]>([
  [
    'a missing file',
    PORT,
    {},
    [`${A}:7: pictures.file: "port.jpg" is not in pictures/${ID}. Put the file there.`],
  ],
  [
    'a name that is mistyped',
    PORT,
    { 'prot.jpg': Buffer.from('') },
    [
      `${A}:7: pictures.file: "port.jpg" is not in pictures/${ID}. Did you mean "prot.jpg"?`,
      `pictures/${ID}/prot.jpg:1: file: is not named in ${A}. Name it there under pictures, or remove it.`,
    ],
  ],
  [
    'no alternative text and no credit',
    '  - file: port.jpg\n',
    {},
    [
      `${A}:7: pictures.alt: is missing. Add it: What it shows, for readers who cannot see it.`,
      `${A}:7: pictures.credit: is missing. Add it: The credit line, as the agency gives it.`,
    ],
  ],
  [
    'a name that leaves the folder',
    '  - file: ../../port.jpg\n    alt: رافعات\n    credit: وفق\n',
    {},
    [
      `${A}:7: pictures.file: "../../port.jpg" is not a name for a picture. Use ASCII letters, digits and hyphens, then .jpg, .png, .webp or .avif, without a folder.`,
    ],
  ],
  [
    'what is no picture',
    PORT,
    { 'port.jpg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>') },
    [`${A}:7: pictures.file: "port.jpg" is not a JPEG, PNG, WebP or AVIF picture. Save it as one of them.`],
  ],
  [
    'a file that is too large',
    PORT,
    { 'port.jpg': Buffer.alloc(20_000_001) },
    [
      `${A}:7: pictures.file: "port.jpg" has 20.0 MB, and may have 20. Save it smaller: 4,000 pixels are plenty.`,
    ],
  ],
  [
    'too many pixels',
    PORT,
    { 'port.jpg': pngHead(12_001, 10) },
    [
      `${A}:7: pictures.file: "port.jpg" has 12001 by 10 pixels, and may have 12000 a side. Save it smaller: 4,000 pixels are plenty.`,
    ],
  ],
])('%s is one line', (_, yaml, files, lines) => {
  expect(problemsOf(withPictures(yaml, files))).toEqual(expect.arrayContaining(lines));
});

/** Only the header of a PNG of this size (PNG 3rd edition, 11.2.2). */
function pngHead(width: number, height: number): Buffer {
  const head = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000', 'hex');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

test('two pictures with one name, and a missing paragraph, are reported', () => {
  const yaml = `${PORT}    at: p9\n${PORT}`;
  expect(problemsOf(withPictures(yaml, { 'port.jpg': jpeg }))).toEqual([
    `${A}:10: pictures.at: "p9" is not a paragraph of this article. Did you mean "p1"?`,
    `${A}:11: pictures.file: "port.jpg" has the name of "port.jpg". Name each picture once, and differently.`,
  ]);
});

test('a folder without an article, and a link out of the content folder, are reported', () => {
  expect(problemsOf({ 'pictures/2024-05-02-prot-talks/port.jpg': jpeg })).toEqual([
    `pictures/2024-05-02-prot-talks:1: file: is not the id of an article. Did you mean "${ID}"?`,
  ]);
  const root = contentFolder({ ...withPictures(PORT, {}), 'elsewhere.jpg': undefined });
  const outside = contentFolder({ 'port.jpg': jpeg });
  mkdirSync(join(root, 'pictures', ID), { recursive: true });
  symlinkSync(join(outside, 'port.jpg'), join(root, 'pictures', ID, 'port.jpg'));
  expect(loadArchive(root).problems.map(formatProblem).join()).toContain(
    '"port.jpg" is a link that leaves the content folder. Put the file itself there.',
  );
});

test('pictures of a draft are not shown and not a fault', () => {
  const draft = edited(ARTICLE, 'wire: wafq\n', `wire: wafq\ndraft: true\npictures:\n${PORT}`);
  const content = { ...draft, 'timelines/port.yaml': undefined, [`pictures/${ID}/port.jpg`]: jpeg };
  expect(problemsOf(content)).toEqual([]);
});

test('pictures in the text are reported, escaped ones are not', () => {
  const body = sound[ARTICLE].replace(
    'جدول الأعمال طويل.\n',
    'جدول الأعمال طويل. ![خريطة](x.png)\n\n<figure><img src="x"></figure>\n\n\\<img>\n',
  );
  expect(problemsOf({ [ARTICLE]: body })).toEqual([
    `${A}:10: body: pictures are not shown in the text. Remove "![خريطة]", and name the picture under pictures in the frontmatter.`,
    `${A}:12: body: pictures are not shown in the text. Remove "<figure", and name the picture under pictures in the frontmatter.`,
    `${A}:12: body: pictures are not shown in the text. Remove "<img", and name the picture under pictures in the frontmatter.`,
  ]);
});
