import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, inject, test } from 'vitest';
import { bytesOf } from '../wire/wire-folder.ts';

test('a clone at another path, in another time zone and locale, with an empty cache and three threads, builds the same bytes, cards included', () => {
  const root = mkdtempSync(join(tmpdir(), 'mahdar another path '));
  const clone = join(root, 'نسخة');
  mkdirSync(clone);
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  for (const file of files.split('\0'))
    if (/^(?:src|public|tests\/fixtures\/content)\/|^(?:package|tsconfig)\.json$|^astro\.config/.test(file))
      cpSync(file, join(clone, file));
  symlinkSync(resolve('node_modules'), join(clone, 'node_modules'));
  execFileSync(process.execPath, ['src/cli/build.ts'], {
    cwd: clone,
    stdio: 'pipe',
    env: {
      ...process.env,
      SITE_URL: 'https://news.example',
      BASE_PATH: '/mahdar/',
      CONTENT_DIR: 'tests/fixtures/content',
      OUT_DIR: join(clone, 'dist'),
      // By default so few articles would use one thread.
      THREADS: '3',
      // An environment with another day, other digits, another sort order and another case of «i».
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      LANGUAGE: 'ar_EG',
      HOME: root,
    },
  });
  const [here, there] = [bytesOf(inject('fixture').folder), bytesOf(join(clone, 'dist'))];
  expect(Object.keys(there).filter((file) => /\.png$/.test(file)).length).toBeGreaterThan(3);
  expect(there).toEqual(here);
  rmSync(root, { recursive: true });
});
