import { mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadArchive } from '../../src/archive/load.ts';
import { createRecall } from '../../src/archive/reading/recall.ts';
import { ARTICLE, contentFolder, edited, sound } from './content-folder.ts';

test('after every kind of edit, cached content equals freshly read content', () => {
  const root = contentFolder();
  const recall = createRecall();
  const file = join(root, ARTICLE);
  const put = (text: string): void => {
    writeFileSync(file, text);
    // Works even if the file system's clock is coarse.
    utimesSync(file, new Date(), new Date(Date.now() + ++edits * 1000));
  };
  let edits = 0;
  const same = (): ReturnType<typeof loadArchive> => {
    const again = loadArchive(root, { recall });
    const afresh = loadArchive(root);
    expect(again.problems).toEqual(afresh.problems);
    expect(again.permalinks.problems).toEqual(afresh.permalinks.problems);
    expect(again.permalinks.writes).toEqual(afresh.permalinks.writes);
    expect(again.archive.articles).toEqual(afresh.archive.articles);
    expect(again.archive.timelines).toEqual(afresh.archive.timelines);
    return again;
  };
  const first = same();
  expect(first.problems).toEqual([]);
  const { permalinks } = same();
  for (const { file: ledger, text } of permalinks.writes) {
    mkdirSync(join(ledger, '..'), { recursive: true });
    writeFileSync(ledger, text ?? '');
  }
  const [before] = same().archive.articles;
  expect(same().archive.articles[0], 'what is known of an article would be found out again').toBe(before);
  const { file: ledger = '', text = '' } = permalinks.writes[0] ?? {};
  writeFileSync(ledger, text.replaceAll(/\bp1\b/g, 'p9').replaceAll(/\bp1s/g, 'p9s'));
  expect(same().archive.articles[0]?.anchors?.paragraphs[0]?.number).toBe(9);
  writeFileSync(ledger, text);
  expect(same().problems).toEqual([]);
  put(edited(ARTICLE, 'title: وصول الوفدين', 'title: بلوغ الوفدين')[ARTICLE] as string);
  expect(same().archive.articles.map(({ title }) => title)).toContain('بلوغ الوفدين إلى الميناء');
  put(edited(ARTICLE, 'wire: wafq', 'wire: wafk')[ARTICLE] as string);
  expect(same().problems).not.toEqual([]);
  expect(same().problems).not.toEqual([]);
  put(sound[ARTICLE]);
  expect(same().problems).toEqual([]);
  const agencies = join(root, 'agencies.yaml');
  writeFileSync(agencies, sound['agencies.yaml'].replace('wafq:', 'wafk:'));
  expect(same().problems).not.toEqual([]);
  writeFileSync(agencies, sound['agencies.yaml']);
  expect(same().problems).toEqual([]);
  renameSync(file, join(root, 'articles/2024-05-02-renamed.md'));
  expect(same().permalinks.problems).not.toEqual([]);
});

/** A cache for one file, and a count of how often the file was read. */
function reader(file: string, during: () => void = () => {}) {
  const recall = createRecall();
  let times = 0;
  const read = (): string => {
    times++;
    const text = readFileSync(file, 'utf8');
    during();
    return text;
  };
  return {
    get: () => recall.recalled(file, undefined, read, () => true),
    times: () => times,
  };
}

test('an unchanged file is not read again', () => {
  const file = join(contentFolder(), ARTICLE);
  const { get, times } = reader(file);
  get();
  get();
  expect(times()).toBe(1);
  utimesSync(file, new Date(), new Date(Date.now() + 5000));
  get();
  expect(times()).toBe(2);
});

test('a change while a file is being read is noticed next time', () => {
  const file = join(contentFolder(), ARTICLE);
  const saves = ['first', 'second', 'third'];
  const { get } = reader(file, () => {
    const text = saves.shift();
    if (text !== undefined) writeFileSync(file, text);
  });
  get();
  expect([get(), get(), get(), get()]).toEqual(['first', 'second', 'third', 'third']);
});
