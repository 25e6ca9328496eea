import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { pageOf } from '../../src/archive/queries/context.ts';
import { soundArchive } from '../publish/archives.ts';

/** The files of `src/` that produce an article's files: its page, its other forms, its card. */
const MAKING = [
  'src/pages/a/[article].astro',
  'src/pages/a/[article].png.ts',
  'src/publish/forms/catalogue.ts',
];

const importsOf = (file: string): { names: string; from: string }[] =>
  [...readFileSync(file, 'utf8').matchAll(/^import (?!type )([^;'"]*?)(?: from )?['"](\.[^'"]+)['"];/gm)].map(
    ([, names = '', from = '']) => ({ names, from: normalize(join(dirname(file), from)) }),
  );

/** Every file that `file` imports, directly or not, and what each imports from `publish/current-archive.ts`. */
function takenOfArchive(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  return importsOf(file).flatMap(({ names, from }) => {
    if (from === 'src/publish/current-archive.ts') return [`${file} ${names}`];
    return /\.(?:ts|astro)$/.test(from) ? takenOfArchive(from, seen) : [];
  });
}

test('what an article’s files are made of is its page in the archive and nothing else, which its digest is of', () => {
  const seen = new Set<string>();
  expect(MAKING.flatMap((file) => takenOfArchive(file, seen))).toEqual([
    'src/pages/a/[article].astro { articlesToMake, currentPage }',
    'src/pages/a/[article].png.ts { articlesToMake, currentPage }',
  ]);
  expect(seen.size).toBeGreaterThan(40);
});

test('of the articles that it leads to, a page knows what it shows of them: their other words do not make it anew', () => {
  const archive = soundArchive('tests/fixtures/content');
  const pages = archive.articles.map((article) => pageOf(article, archive));
  const led = pages.flatMap(({ onward, earlier, later }) => [
    ...onward.map(({ article }) => article),
    ...earlier,
    ...later,
  ]);
  expect(led.length).toBeGreaterThan(archive.articles.length);
  for (const mention of led)
    expect(Object.keys(mention).sort()).toEqual(['date', 'id', 'lang', 'title', 'wire']);
});
