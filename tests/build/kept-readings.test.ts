import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { formatProblem } from '../../src/archive/problem.ts';
import { allProblems } from '../../src/archive/publishable.ts';
import { createRecall } from '../../src/archive/reading/recall.ts';
import { measuresShelf, withMeasures } from '../../src/build/kept/measures.ts';
import { keepReadings, readingsShelf } from '../../src/build/kept/readings.ts';
import { openShelf } from '../../src/build/kept/shelf.ts';
import { ARTICLE, contentFolder, edited, sound } from '../archive/content-folder.ts';
import { archiveContent } from '../made/archive-content.ts';
import { random } from '../made/random.ts';

const MADE = Object.fromEntries(archiveContent(60));
const madeFolder = (): string =>
  contentFolder({ ...MADE, [ARTICLE]: undefined, 'timelines/port.yaml': undefined });
const newCache = (): string => mkdtempSync(join(tmpdir(), 'mahdar-kept-'));

/** The complete result of a check. */
function found(root: string, recall?: ReturnType<typeof keepReadings>) {
  const loaded = loadArchive(root, recall ? { recall } : {});
  const { articles, timelines } = loaded.archive;
  const problems = allProblems(loaded, false, recall).map(formatProblem);
  return { problems, articles, timelines, writes: loaded.permalinks.writes, drafts: loaded.drafts };
}

/** The same with the readings in `cache`, as in a new process. */
async function foundWith(root: string, cache: string) {
  const shelf = readingsShelf(root, cache);
  const result = found(root, keepReadings(createRecall(), root, shelf));
  await setImmediate();
  return { ...result, known: shelf.keys().length };
}

const SOURCES = ['outlet-0', 'outlet-1', 'wire-0', 'nobody'];

/** One realistic edit, sound or not. */
function edit(root: string, next: () => number): void {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const change = (name: string, from: RegExp, to: string): void => {
    const file = join(root, name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  const article = `articles/${pick(readdirSync(join(root, 'articles')))}`;
  pick([
    () => change(article, /\n$/, ` تتمة ${Math.floor(next() * 9)}.\n`),
    () => change(article, /title: "/, 'title: "نبأ '),
    () => change(article, /source: .*/, `source: ${pick(SOURCES)}`),
    () => change(article, /\n---\n/, '\nsummary: نبذة\n---\n'),
    () => change(article, /\n---\n/, '\ndraft: true\n---\n'),
    () => change(article, /\n---\n/, '\nunknown: 1\n---\n'),
    () => change(article, /\n\n(?=\S)/, '\n\n\u202e'),
    () => change('agencies.yaml', /ar: \S+/, `ar: ${pick(['صحيفة', 'موقع', 'وكالة'])}`),
    () =>
      change(
        'agencies.yaml',
        /$/,
        `more-${Math.floor(next() * 1e9)}: { kind: source, lang: ar, names: { ar: المدار اليوم } }\n`,
      ),
    () => writeFileSync(join(root, article), MADE[article] ?? ''),
    () => rmSync(join(root, article)),
  ])();
}

test('after any edits, what a check finds is the same with what was kept and without', async () => {
  for (let seed = 1; seed <= 12; seed++) {
    const [root, cache] = [madeFolder(), newCache()];
    const next = random(seed);
    for (let step = 0; step < 6; step++) {
      const { known, ...kept } = await foundWith(root, cache);
      expect(kept).toEqual(found(root));
      expect(known > 40).toBe(step > 0);
      edit(root, next);
    }
  }
});

test('of an article with a problem nothing is kept, and the problem is found again', async () => {
  const [root, cache] = [contentFolder(edited(ARTICLE, 'wire: wafq', 'wire: wafk')), newCache()];
  for (let run = 0; run < 2; run++) {
    const { known, problems } = await foundWith(root, cache);
    expect([known, problems]).toEqual([0, found(root).problems]);
    expect(problems.length).toBeGreaterThan(0);
  }
});

test('a ledger that does not fit its text is found beside what was kept', async () => {
  const [root, cache] = [contentFolder(), newCache()];
  const { writes } = await foundWith(root, cache);
  const ledger = writes.find(({ file }) => file.includes('port-talks'));
  const { file = '', text = '' } = ledger ?? {};
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  expect((await foundWith(root, cache)).problems).toEqual([]);
  expect((await foundWith(root, cache)).problems).toEqual([]);
  writeFileSync(file, text.replace(/\n p1s2 .*/, ''));
  expect((await foundWith(root, cache)).problems).toEqual(found(root).problems);
  expect(found(root).problems).not.toEqual([]);
});

/** A database of readings, written for a sound folder. */
async function filled(): Promise<{ root: string; cache: string; file: string }> {
  const [root, cache] = [madeFolder(), newCache()];
  await foundWith(root, cache);
  expect((await foundWith(root, cache)).known).toBe(60);
  return { root, cache, file: join(cache, 'kept.db') };
}

test('a database that was truncated, garbled, changed by hand or is none is not trusted, and is whole again afterwards', async () => {
  const next = random(7);
  const { root, cache, file } = await filled();
  const afresh = found(root);
  const whole = readFileSync(file);
  const harms: (() => void)[] = [
    () => truncateSync(file, Math.floor(whole.length / 2)),
    () => truncateSync(file, 0),
    () => writeFileSync(file, 'not a database'),
    () => writeFileSync(file, whole.toString('latin1').replaceAll('"bodyLine":', '"bodyLine":1'), 'latin1'),
    () => writeFileSync(`${file}-journal`, whole.subarray(0, 5000)),
    ...Array.from({ length: 30 }, () => () => {
      const garbled = Buffer.from(whole);
      for (let n = 0; n < 40; n++) garbled[Math.floor(next() * garbled.length)] = Math.floor(next() * 256);
      writeFileSync(file, garbled);
    }),
  ];
  for (const harm of harms) {
    harm();
    const { known: _, ...kept } = await foundWith(root, cache);
    expect(kept).toEqual(afresh);
    await foundWith(root, cache);
    expect((await foundWith(root, cache)).known).toBe(60);
  }
});

test('what another version kept is not known, nor what a folder kept that is gone', () => {
  const cache = newCache();
  const folders = [contentFolder(), contentFolder()] as const;
  const shelf = (folder: string, version: string) => openShelf(cache, { kind: 'x', folder, version });
  for (const folder of folders) shelf(folder, '1').save(new Map([['key', folder]]), new Set());
  expect(folders.map((folder) => shelf(folder, '1').get('key'))).toEqual(folders);
  expect(shelf(folders[0], '2').get('key')).toBeUndefined();
  rmSync(folders[1], { recursive: true });
  shelf(folders[0], '1').save(new Map([['other', '1']]), new Set(['key']));
  expect([shelf(folders[0], '1').keys().length, shelf(folders[1], '1').keys().length]).toEqual([2, 0]);
  shelf(folders[0], '1').save(new Map(), new Set(['key']));
  expect(shelf(folders[0], '1').get('other')).toBeUndefined();
});

test('two shelves may be filled for a folder that is yet to come', () => {
  const cache = newCache();
  const shelf = (kind: string) => openShelf(cache, { kind, folder: join(cache, 'to-come'), version: '1' });
  for (const kind of ['x', 'y']) shelf(kind).save(new Map([['key', kind]]), new Set());
  expect(['x', 'y'].map((kind) => shelf(kind).get('key'))).toEqual(['x', 'y']);
});

test('where nothing can be written nothing is kept, and nothing fails', async () => {
  const root = contentFolder();
  const cache = join(root, 'agencies.yaml/cache');
  expect((await foundWith(root, cache)).problems).toEqual([]);
  expect(existsSync(cache)).toBe(false);
  expect(Object.keys(sound).length).toBeGreaterThan(2);
});

test('a picture is read again when its file is another, and what was measured of it lasts', async () => {
  const id = '2024-05-02-port-talks';
  const name = `pictures/${id}/x.png`;
  const png = (width: number): Promise<Buffer> =>
    sharp({ create: { width, height: 20, channels: 3, background: '#346' } })
      .png()
      .toBuffer();
  const yaml = 'wire: wafq\npictures:\n  - { file: x.png, alt: x, credit: x }\n';
  const root = contentFolder({ ...edited(ARTICLE, 'wire: wafq\n', yaml), [name]: await png(30) });
  const cache = newCache();
  const seen = async () => {
    let readings = 0;
    const recall = withMeasures(createRecall(), root, measuresShelf(root, cache));
    const counted: typeof recall = {
      recalled: (file, on, read, isKept) => {
        const count = () => {
          if (file.endsWith('.png')) readings++;
          return read();
        };
        return recall.recalled(file, on, count, isKept);
      },
    };
    const { archive, problems } = loadArchive(root, { recall: counted });
    await setImmediate();
    expect(problems).toEqual([]);
    const { width, digest } = archive.article(id)?.pictures[0] ?? {};
    return { width, digest, readings };
  };
  const first = await seen();
  expect(first).toMatchObject({ width: 30, readings: 1 });
  expect(await seen()).toEqual({ ...first, readings: 0 });
  writeFileSync(join(root, name), await png(40));
  expect(await seen()).toMatchObject({ width: 40, readings: 1 });
  truncateSync(join(cache, 'kept.db'), 100);
  expect(await seen()).toMatchObject({ width: 40, readings: 1 });
});
