import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { buildInto } from '../built-sites.ts';

test('the same content builds to the same bytes', () => {
  const first = inject('fixture').folder;
  const second = join(mkdtempSync(join(tmpdir(), 'mahdar-')), 'again');
  buildInto(second, {
    SITE_URL: 'https://news.example',
    BASE_PATH: '/mahdar/',
    CONTENT_DIR: 'tests/fixtures/content',
  });
  const files = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => statSync(join(folder, file)).isFile())
      .sort();
  expect(files(second)).toEqual(files(first));
  const differing = files(first).filter(
    (file) => !readFileSync(join(first, file)).equals(readFileSync(join(second, file))),
  );
  expect(differing).toEqual([]);
});
