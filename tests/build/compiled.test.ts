import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

const root = mkdtempSync(join(tmpdir(), 'mahdar-compiled-'));
const work = join(root, 'work');
const FILES = { '.compiled/entry.mjs': 'export {}', 'assets/a.css': 'a{}', 'assets/f.woff2': '\u0000\u00ff' };

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(work, name, '..'), { recursive: true });
    writeFileSync(join(work, name), text, 'latin1');
  }
});
afterAll(() => rmSync(root, { recursive: true }));

/** What a build with its own `CACHE_DIR`, for the site in `out`, knows of compiled pages. */
async function opened(cache: string, out = 'dist') {
  vi.resetModules();
  vi.stubEnv('CACHE_DIR', join(root, cache));
  const { openCompiled } = await import('../../src/build/kept/compiled.ts');
  return openCompiled(join(root, out));
}

describe('what Vite compiled', () => {
  test('is brought by a later build of the same product and settings, byte for byte, with what was told', async () => {
    expect((await opened('one')).bring(join(root, 'none'))).toBeUndefined();
    mkdirSync(join(root, 'dist'));
    (await opened('one')).keep(work, [['a', { styles: [1] }]]);
    const into = join(root, 'into');
    expect((await opened('one')).bring(into)).toEqual([['a', { styles: [1] }]]);
    for (const [name, text] of Object.entries(FILES))
      expect(readFileSync(join(into, name), 'latin1')).toBe(text);
    expect(readdirSync(into, { recursive: true }).length).toBe(5);
  });

  test('is not brought of other settings, or where a part of it is gone or changed, and nothing is written then', async () => {
    mkdirSync(join(root, 'dist'), { recursive: true });
    for (const [name, harm] of [
      ['gone', "DELETE FROM kept WHERE key = 'assets/a.css'"],
      ['changed', "UPDATE kept SET value = 'YQ==' WHERE key = 'assets/a.css'"],
      ['untold', "DELETE FROM kept WHERE key = ''"],
    ] as const) {
      (await opened(name)).keep(work, []);
      const database = new DatabaseSync(join(root, name, 'kept.db'));
      database.exec(harm);
      database.close();
      expect((await opened(name)).bring(join(root, `into-${name}`)), name).toBeUndefined();
    }
    (await opened('two')).keep(work, []);
    vi.stubEnv('SITE_URL', 'https://another.example');
    expect((await opened('two')).bring(join(root, 'into-two'))).toBeUndefined();
    expect(readdirSync(root).filter((name) => name.startsWith('into-'))).toEqual([]);
  });
});
