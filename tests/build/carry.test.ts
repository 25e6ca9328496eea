import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { carry, describe, type Group, keepOnly, removeFiles } from '../../src/build/kept/pages/carry.ts';

const put = (file: string, bytes: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};

const GROUPS = { port: ['a/port/index.html', 'a/port.txt'], dam: ['a/dam/index.html', 'a/dam.txt'] };

/** A published site, and what is known of it. */
function published(): { root: string; site: string; groups: Group[] } {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-carry-'));
  const site = join(root, 'site');
  for (const file of Object.values(GROUPS).flat()) put(join(site, file), `of ${file}`);
  put(join(site, 'index.html'), 'front');
  const made = Object.entries(GROUPS).map(([key, files]) => ({ key, files }));
  const groups = describe({ folder: site, made }) as Group[];
  return { root, site, groups };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
const isOneFile = (one: string, other: string): boolean => statSync(one).ino === statSync(other).ino;

test('what nobody touched is carried, and is one file with the published one', () => {
  const { root, site, groups } = published();
  const into = join(root, 'next');
  expect(carry({ from: site, into, groups })).toEqual([{ key: 'port' }, { key: 'dam' }]);
  expect(filesIn(into)).toEqual(Object.values(GROUPS).flat().sort());
  for (const file of filesIn(into)) expect(isOneFile(join(site, file), join(into, file))).toBe(true);
});

test('a group with a file that was changed since is not carried, and leaves nothing', () => {
  const { root, site, groups } = published();
  const into = join(root, 'next');
  appendFileSync(join(site, 'a/port.txt'), '!');
  expect(carry({ from: site, into, groups })).toEqual([{ key: 'dam' }]);
  expect(filesIn(into)).toEqual([...GROUPS.dam].sort());
});

test('a spare site is brought to the state of the published one without touching that', () => {
  const { root, site, groups } = published();
  const spare = join(root, 'spare');
  carry({ from: site, into: spare, groups: groups.slice(0, 1) });
  // An older text of the other article, a page that is gone, and the front page of then.
  for (const file of GROUPS.dam) put(join(spare, file), 'older');
  put(join(spare, 'a/gone/index.html'), 'gone');
  put(join(spare, 'index.html'), 'older');
  const inode = statSync(join(spare, 'a/port.txt')).ino;
  expect(carry({ from: site, into: spare, groups })).toEqual([{ key: 'port' }, { key: 'dam' }]);
  keepOnly({ folder: spare, files: new Set(Object.values(GROUPS).flat()) });
  expect(filesIn(spare)).toEqual(Object.values(GROUPS).flat().sort());
  expect(readdirSync(join(spare, 'a')).sort()).toEqual(['dam', 'dam.txt', 'port', 'port.txt']);
  expect(statSync(join(spare, 'a/port.txt')).ino).toBe(inode);
  expect(readFileSync(join(spare, 'a/dam.txt'), 'utf8')).toBe('of a/dam.txt');
  expect(readFileSync(join(site, 'index.html'), 'utf8')).toBe('front');
});

test('a group with the same bytes in other files is carried, and has their identity', () => {
  const { root, site, groups } = published();
  const copied = join(root, 'copied');
  cpSync(site, copied, { recursive: true });
  const [first] = carry({ from: copied, into: join(root, 'next'), groups });
  expect(first?.files).toEqual(
    describe({ folder: copied, made: [{ key: 'port', files: GROUPS.port }] })[0]?.files,
  );
});

test('files are removed with the folders that are empty then', () => {
  const { site } = published();
  removeFiles(site, GROUPS.port);
  expect(readdirSync(join(site, 'a')).sort()).toEqual(['dam', 'dam.txt']);
});
