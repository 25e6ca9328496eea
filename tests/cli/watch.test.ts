import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ARTICLE, contentFolder, edited, sound } from '../archive/content-folder.ts';

test('npm run check -- --watch checks again when content changes, and exits cleanly', {
  timeout: 60_000,
}, async () => {
  const root = contentFolder();
  const child = spawn(process.execPath, ['src/cli/check.ts', '--watch'], {
    env: { ...process.env, CI: '', CONTENT_DIR: root },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
    });
  /** Waits until the output contains `words`, and returns everything since the last call. */
  const until = async (words: string): Promise<string[]> => {
    for (let tries = 0; tries < 300 && !said.includes(words); tries++)
      await new Promise((done) => setTimeout(done, 100));
    const lines = said
      .trim()
      .split('\n')
      .filter((line) => !line.includes('permalinks'));
    said = '';
    return lines;
  };
  const file = join(root, ARTICLE);
  try {
    expect(await until('verified')).toEqual([`${root}: 1 article, 1 timeline, 2 events, 2 quotes verified`]);
    writeFileSync(file, edited(ARTICLE, 'wire: wafq', 'wire: wafk')[ARTICLE] as string);
    expect(await until('1 file')).toEqual([
      expect.stringContaining(`${file}:5: wire: "wafk" is not in agencies.yaml.`),
      '1 problem in 1 file',
    ]);
    writeFileSync(file, sound[ARTICLE]);
    expect(await until('verified')).toHaveLength(1);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
});
