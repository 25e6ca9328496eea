import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';

test('a build that is broken off leaves what was built before, and nothing else', async () => {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-interrupted-'));
  // As two builds before it were killed: one between its two renames, one at work (no such process is left).
  mkdirSync(join(root, 'dist.previous'));
  writeFileSync(join(root, 'dist.previous/index.html'), 'the last good one');
  mkdirSync(join(root, 'dist.next-4194305'));
  const build = spawn(process.execPath, ['src/cli/build.ts'], {
    env: { ...process.env, OUT_DIR: join(root, 'dist') },
    stdio: 'ignore',
  });
  const ended = once(build, 'exit');
  const isAtWork = (): boolean => readdirSync(root).includes(`dist.next-${build.pid}`);
  while (build.exitCode === null && !isAtWork()) await setTimeout(20);
  build.kill('SIGINT');
  expect((await ended)[0]).toBe(130);
  expect(readdirSync(root)).toEqual(['dist']);
  expect(readFileSync(join(root, 'dist/index.html'), 'utf8')).toBe('the last good one');
});
