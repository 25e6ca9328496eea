import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { contentFolder } from '../archive/content-folder.ts';
import { random } from '../made/random.ts';
import { bytesOf } from '../wire/wire-folder.ts';

const content = contentFolder();
const quick = {
  SITE_URL: 'https://news.example',
  CONTENT_DIR: content,
  CI: '',
  THREADS: '2',
  SEARCH_INDEX: 'none',
  CARDS: 'none',
  COMPRESS: 'none',
};

function build(target: string, env: Record<string, string> = {}) {
  return spawnSync(process.execPath, ['src/cli/build.ts'], {
    env: { ...process.env, ...quick, ...env, OUT_DIR: target },
    encoding: 'utf8',
  });
}

/** Preloaded into a build (`node --import`): interrupts it as soon as it has made its folder. */
const interruptedAtOnce = `--import=data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { mkdirSync } = fs;
  fs.mkdirSync = (path, ...rest) => {
    const made = mkdirSync(path, ...rest);
    if (/dist[.]next-\\d+$/.test(path)) process.kill(process.pid, 'SIGINT');
    return made;
  };
  syncBuiltinESMExports();
`)}`;

test.for([
  { moment: 'as soon as it has made a folder', options: interruptedAtOnce },
  { moment: 'while it works', options: '' },
])('a build interrupted $moment leaves the previous one and nothing else', async ({ options }) => {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-interrupted-'));
  // The state after two killed builds: one between its two renames, one at work (its process no longer exists).
  mkdirSync(join(root, 'dist.previous'));
  writeFileSync(join(root, 'dist.previous/index.html'), 'the last good one');
  mkdirSync(join(root, 'dist.next-4194305'));
  const running = spawn(process.execPath, ['src/cli/build.ts'], {
    env: {
      ...process.env,
      SITE_URL: 'https://news.example',
      OUT_DIR: join(root, 'dist'),
      NODE_OPTIONS: options,
    },
    stdio: 'ignore',
  });
  const ended = once(running, 'exit');
  // A target on another file system is built here first, then moved.
  const isAtWork = (): boolean => existsSync(`dist.next-${running.pid}`);
  while (running.exitCode === null && running.signalCode === null && !isAtWork()) await setTimeout(5);
  if (options === '') running.kill('SIGINT');
  expect((await ended)[0]).toBe(130);
  expect(readdirSync(root)).toEqual(['dist']);
  expect(isAtWork()).toBe(false);
  expect(readFileSync(join(root, 'dist/index.html'), 'utf8')).toBe('the last good one');
});

const isStopped = (pid: number): boolean =>
  /^\d+ \(.*\) [Tt] /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

/** An `mv` that supports --exchange, in a folder to put first in PATH: this machine's own may be older. */
function exchangingMv(root: string): string {
  const folder = join(root, 'bin');
  mkdirSync(folder);
  const number = { x64: 316, arm64: 276 }[process.arch as string];
  if (number === undefined) throw new Error(`the number of renameat2 on ${process.arch} is not known here`);
  const call = `exit(syscall(${number}, -100, $ARGV[3], -100, $ARGV[4], 2) == 0 ? 0 : 1)`;
  writeFileSync(join(folder, 'mv'), `#!/bin/sh\nexec perl -e '${call}' -- "$@"\n`);
  chmodSync(join(folder, 'mv'), 0o755);
  return folder;
}

/**
 * The build is stopped (SIGSTOP) instead of killed, because the folders are then as `kill -9` would leave them; they
 * are copied, and it continues. So one build is tested at twenty random moments, and at each step of its swap.
 */
async function whatKillsLeave(root: string, env: Record<string, string>, seed: number): Promise<string[]> {
  const target = join(root, 'dist');
  const running = spawn(process.execPath, ['src/cli/build.ts'], {
    env: {
      ...process.env,
      ...quick,
      ...env,
      OUT_DIR: target,
      NODE_OPTIONS: `--import=${resolve('tests/site/stop-at-swap.ts')}`,
    },
    stdio: 'ignore',
  });
  const pid = running.pid as number;
  const ended = once(running, 'exit');
  const left: string[] = [];
  const folders = (): string[] => readdirSync(root).filter((name) => name.startsWith('dist'));
  const identities = (): string =>
    folders()
      .map((name) => `${name} ${statSync(join(root, name), { throwIfNoEntry: false })?.ino}`)
      .join();
  // The `mv` that the build started continues on its own: if it moved something during a copy, the copy is repeated.
  const copy = (): void => {
    const to = join(root, `killed-${left.length}`);
    for (let before = ''; before !== identities(); ) {
      rmSync(to, { recursive: true, force: true });
      mkdirSync(to);
      before = identities();
      for (const name of folders()) cpSync(join(root, name), join(to, name), { recursive: true });
    }
    left.push(to);
  };
  const next = random(seed);
  // Until the build ends: after a random part of about a tenth of its length, or where it stops itself.
  while (running.exitCode === null) {
    const until = performance.now() + next() * 500;
    while (running.exitCode === null && !isStopped(pid) && performance.now() < until) await setTimeout(2);
    if (running.exitCode !== null) break;
    running.kill('SIGSTOP');
    while (running.exitCode === null && !isStopped(pid)) await setTimeout(1);
    copy();
    running.kill('SIGCONT');
    await setTimeout(1);
  }
  expect((await ended)[0]).toBe(0);
  return left;
}

test('kill -9 at any moment leaves the last good site or a complete new one, and the next build cleans up', async () => {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-killed-'));
  const target = join(root, 'dist');
  expect(build(target).stderr).toBe('');
  const good = JSON.stringify(bytesOf(target));
  cpSync(target, join(root, 'kept'), { recursive: true });
  const index = readFileSync(join(target, 'index.html'), 'utf8');
  const article = join(content, 'articles/2024-05-02-port-talks.md');
  writeFileSync(article, readFileSync(article, 'utf8').replace('title: وصول', 'title: خبر وصول'));
  const other = join(root, 'other');
  expect(build(other).stderr).toBe('');
  const fresh = JSON.stringify(bytesOf(other));
  expect(fresh).not.toBe(good);
  const seen = { good: 0, fresh: 0, between: 0 };
  const ways: Record<string, string>[] = [
    // In one step if the machine supports it, and by two renames.
    { PATH: `${exchangingMv(root)}:${process.env.PATH}` },
    { PATH: '/nowhere' },
  ];
  for (const [seed, env] of ways.entries()) {
    rmSync(target, { recursive: true });
    cpSync(join(root, 'kept'), target, { recursive: true, force: true });
    const left = await whatKillsLeave(root, env, seed);
    expect(left.length).toBeGreaterThanOrEqual(10);
    let between: string | undefined;
    for (const folder of left) {
      const isThere = existsSync(join(folder, 'dist'));
      const bytes = JSON.stringify(bytesOf(join(folder, isThere ? 'dist' : 'dist.previous')));
      expect([good, fresh]).toContain(bytes);
      seen[isThere ? (bytes === good ? 'good' : 'fresh') : 'between']++;
      if (!isThere) {
        between = folder;
        expect(bytes).toBe(good);
      }
    }
    // With the exchange the site is complete at every moment.
    expect(between === undefined, JSON.stringify(readdirSync(root))).toBe(seed === 0);
    expect(JSON.stringify(bytesOf(target))).toBe(fresh);
    expect(readdirSync(root).filter((name) => /^dist./.test(name))).toEqual([]);
    // The next build after the worst state: it cleans up.
    const worst = between ?? left.findLast((folder) => readdirSync(folder).length > 1);
    if (worst === undefined) throw new Error('no kill left anything beside the site');
    expect(build(join(worst, 'dist')).stderr).toBe('');
    expect(readdirSync(worst)).toEqual(['dist']);
    expect(JSON.stringify(bytesOf(join(worst, 'dist')))).toBe(fresh);
    for (const folder of left) rmSync(folder, { recursive: true });
  }
  expect(seen.good + seen.between + seen.fresh).toBeGreaterThanOrEqual(20);
  expect(seen.fresh).toBeGreaterThan(0);
  expect(index).toContain('وصول');
  rmSync(root, { recursive: true });
});

/**
 * Mounts a file system of `kilobytes` on `folder`, if this user may; returns the command prefix
 * to run a program in it.
 */
function smallDisk(folder: string, kilobytes: number): string[] {
  const mount = `mount -t tmpfs -o size=${kilobytes}k tmpfs "$0" && cp -r "$0.kept" "$0/dist" && "$@"; code=$?; rm -rf "$0.after"; cp -r "$0" "$0.after"; exit $code`;
  const flags = [['--mount'], ['--map-root-user', '--mount']].find(
    (words) => spawnSync('unshare', [...words, 'mount', '-t', 'tmpfs', 'tmpfs', folder]).status === 0,
  );
  return flags ? ['unshare', ...flags, 'sh', '-c', mount, folder] : [];
}

test('a full disk leaves the last good site, with one line that says so', () => {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-full-'));
  const disk = join(root, 'disk');
  mkdirSync(disk);
  const kept = `${disk}.kept`;
  expect(build(kept).stderr).toBe('');
  const good = bytesOf(kept);
  const size = Number(execFileSync('du', ['-sk', kept], { encoding: 'utf8' }).split('\t')[0]);
  const [program, ...words] = smallDisk(disk, size + 120);
  // Without namespaces: a limit of 8 kB per file also causes a file system error.
  const limited = [
    'sh',
    '-c',
    'cp -r "$0.kept" "$0/dist"; ulimit -f 16; trap "" XFSZ; "$@"; code=$?; ulimit -f unlimited 2>/dev/null; cp -r "$0" "$0.after"; exit $code',
    disk,
  ];
  const [first = '', ...rest] = program === undefined ? limited : [program, ...words];
  const { status, stderr } = spawnSync(first, [...rest, process.execPath, 'src/cli/build.ts'], {
    env: { ...process.env, ...quick, OUT_DIR: join(disk, 'dist') },
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^[^\n]*(?:ENOSPC|EFBIG)[^\n]*\n$/);
  expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
  expect(status).toBe(1);
  expect(readdirSync(`${disk}.after`)).toEqual(['dist']);
  expect(bytesOf(join(`${disk}.after`, 'dist'))).toEqual(good);
  rmSync(root, { recursive: true });
});
