import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

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
