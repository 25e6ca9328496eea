import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

// What each room of src/ may import besides itself and packages.
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  arabic: [],
  fonts: [],
  markdown: ['arabic'],
  ledger: ['arabic'],
  archive: ['arabic', 'markdown', 'fonts', 'ledger'],
  wire: ['arabic', 'markdown', 'archive'],
  search: ['arabic'],
  site: ['arabic', 'archive'],
  publish: ['arabic', 'markdown', 'archive', 'search', 'site', 'fonts'],
  build: ['arabic', 'markdown', 'archive', 'ledger', 'search', 'site', 'publish'],
  client: ['arabic', 'search'],
  styles: ['fonts'],
  components: ['arabic', 'markdown', 'archive', 'publish', 'site', 'styles', 'client', 'fonts'],
  layouts: ['arabic', 'archive', 'publish', 'site', 'styles', 'components', 'fonts'],
  pages: ['arabic', 'markdown', 'archive', 'publish', 'site', 'styles', 'components', 'layouts', 'client'],
  cli: ['arabic', 'markdown', 'archive', 'ledger', 'wire', 'publish', 'search', 'site', 'build'],
};
const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(ts|astro|css)$/.test(file),
);
const text = (file: string): string => readFileSync(join('src', file), 'utf8');
const room = (file: string): string => file.split('/')[0] as string;

describe('the rooms of src/', () => {
  test('every file is in a room', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !(room(file) in ROOMS))).toEqual([]);
  });

  test('imports go one way', () => {
    const wrong = files.flatMap((file) =>
      [...text(file).matchAll(/(?:from|import) ['"](\.[^'"]+)['"]/g)]
        .map(([, target = '']) => room(normalize(join(dirname(file), target))))
        .filter((target) => target !== room(file) && !ROOMS[room(file)]?.includes(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('imports have no cycles', () => {
    const targets = (file: string): string[] =>
      [...text(file).matchAll(/(?:from|import) ['"](\.[^'"]+)['"]/g)]
        .map(([, target = '']) => normalize(join(dirname(file), target)))
        .filter((target) => files.includes(target));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(' → '));
      if (way.includes(file) || done.has(file)) return;
      for (const target of targets(file)) visit(target, [...way, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('a folder has at most a dozen source files', () => {
    // The files of pages/ must be where their addresses are.
    const folders = Map.groupBy(
      files.filter((file) => room(file) !== 'pages'),
      dirname,
    );
    const crowded = [...folders].filter(([, inside]) => inside.length > 13).map(([folder]) => folder);
    expect(crowded).toEqual([]);
  });

  test('no file name repeats the name of its folder', () => {
    const repeating = files.filter((file) => {
      const [folder = '', name = ''] = file.split('/').slice(-2);
      return name.replace(/\..*/, '').toLowerCase().split('-').includes(folder);
    });
    expect(repeating).toEqual([]);
  });

  test('only pages, components and layouts depend on Astro', () => {
    const knowing = files.filter(
      (file) =>
        /from 'astro(?!\/zod)/.test(text(file)) &&
        /^(arabic|markdown|archive|ledger|wire|search|site|publish|client)\//.test(file),
    );
    expect(knowing).toEqual([]);
  });

  test('no file is called utils or the like, and none is too long', () => {
    expect(
      files.filter((file) => /(^|\/)(utils?|helpers?|misc|common|shared|index)\.ts$/.test(file)),
    ).toEqual([]);
    // The words of the interface stay in one file for each language, however long, for translators.
    const long = files.filter(
      (file) => !file.startsWith('site/words/') && text(file).split('\n').length > 260,
    );
    expect(long).toEqual([]);
  });

  test('styles use no left and right', () => {
    const physical = files.flatMap((file) =>
      [
        ...text(file).matchAll(
          /^\s*(?:[\w-]*-)?(?:left|right)(?:-[\w-]+)?\s*:.*$|text-align:\s*(?:left|right).*$|float:\s*(?:left|right).*$/gm,
        ),
      ]
        .filter(() => /\.(css|astro)$/.test(file))
        .map(([line]) => `${file}: ${line.trim()}`),
    );
    expect(physical).toEqual([]);
  });
});
