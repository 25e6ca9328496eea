import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { build } from 'astro';
import { brokenLedgers } from '../archive/article-document.ts';
import { writeLedger } from '../archive/ledger.ts';
import { unrecorded } from '../archive/permalinks.ts';
import { formatProblem, sortProblems } from '../archive/problem.ts';
import type { Problem } from '../archive/types.ts';
import { writeCompressed } from '../publish/compressed.ts';
import { writeForms } from '../publish/form-files.ts';
import { hostHeaders } from '../publish/host-headers.ts';
import { caddyRedirects, nginxRedirects, redirectRules } from '../publish/redirects.ts';
import { REDIRECT_FILES } from '../publish/server-site.ts';
import { keepingWorker } from '../publish/worker.ts';
import { addresses } from '../site/addresses.ts';
import { loadedContent } from '../site/current-archive.ts';
import { site } from '../site/site.ts';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes what builds left beside `target` that never came to their end; another build may be at work there now. */
function sweep(target: string): void {
  const previous = `${target}.previous`;
  if (!existsSync(target) && existsSync(previous)) renameSync(previous, target);
  rmSync(previous, { recursive: true, force: true });
  sweepNext(target);
}

function sweepNext(target: string): void {
  if (!existsSync(dirname(target))) return;
  for (const name of readdirSync(dirname(target))) {
    const pid = name.startsWith(`${basename(target)}.next-`) ? Number(name.split('-').at(-1)) : Number.NaN;
    if (pid > 0 && !isRunning(pid)) rmSync(join(dirname(target), name), { recursive: true, force: true });
  }
}

/**
 * Where the build of `target` is to work: beside it, or in this folder where it is elsewhere. Astro keeps what it works with
 * in one place for all targets outside, where two builds at once would meet, and cannot rename to another file system.
 */
function placeOfWork(target: string): string {
  return target.startsWith(process.cwd() + sep) ? target : resolve('dist');
}

/** Moves a folder, to another file system too. */
async function move(from: string, to: string): Promise<void> {
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    // Not cpSync, which calls a full disk an input/output error.
    await cp(from, to, { recursive: true });
  }
}

/**
 * Puts `fresh` where `target` is, and gives where what was there lies then. Linux exchanges two folders in one step, and
 * newer coreutils ask it to; elsewhere `target` is absent between two renames, and a build killed there is mended by the
 * next (`sweep`).
 */
function swap(fresh: string, target: string): string {
  if (!existsSync(target)) {
    renameSync(fresh, target);
    return fresh;
  }
  // Refused without doing anything by an `mv` that does not know it.
  const { status } = spawnSync('mv', ['--exchange', '-T', '--', fresh, target], { stdio: 'ignore' });
  if (status === 0) return fresh;
  const previous = `${target}.previous`;
  rmSync(previous, { recursive: true, force: true });
  renameSync(target, previous);
  renameSync(fresh, target);
  return previous;
}

function refuse(problems: readonly Problem[]): number {
  for (const problem of problems) console.error(formatProblem(problem));
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  console.error(`Nothing was built: ${count} in the content.`);
  return 1;
}

/**
 * Builds the site into `OUT_DIR` (default `dist`): checks the content first, builds beside, and swaps at the end, so
 * that a build that fails, or is broken off, leaves what was published as it was. New addresses are recorded in the ledger
 * then, but with `CI=true` nothing unrecorded is built. Exit 1 with every problem, a line each.
 */
async function run(): Promise<number> {
  const { archive, problems: found, permalinks } = loadedContent();
  const isFrozen = process.env.CI === 'true';
  const sound = [...found, ...permalinks.problems];
  const problems = sortProblems(sound.length === 0 && isFrozen ? unrecorded(permalinks) : sound);
  if (problems.length > 0) return refuse(problems);
  const target = resolve(process.env.OUT_DIR || 'dist');
  const next = `.next-${process.pid}`;
  const fresh = target + next;
  const place = placeOfWork(target);
  const work = place + next;
  sweep(target);
  sweepNext(place);
  const discard = (): void => {
    for (const folder of [fresh, work]) rmSync(folder, { recursive: true, force: true });
  };
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => {
      discard();
      // What the file system was asked for before may come after: a folder that is made again.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      discard();
      process.exit(code);
    });
  // Astro would tell its makers of each build; a build asks nothing of the network.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  try {
    try {
      await build({ outDir: work, logLevel: 'silent' });
    } catch (error) {
      // To look for these in every article beforehand would read each twice.
      const broken = brokenLedgers(archive.articles);
      if (broken.length > 0) return refuse(sortProblems(broken));
      throw error;
    }
    writeForms(archive, work);
    if (site.keepsPages) {
      const offline = join(work, addresses.offline().slice(site.base.length), 'index.html');
      writeFileSync(join(work, 'sw.js'), keepingWorker(readFileSync(offline, 'utf8')));
    }
    for (const [file, text] of [
      ['_headers', hostHeaders(site.base)],
      ['_redirects', redirectRules(archive, site.base)],
      [REDIRECT_FILES.nginx, nginxRedirects(archive, site.base)],
      [REDIRECT_FILES.caddy, caddyRedirects(archive, site.base)],
    ] as const)
      writeFileSync(join(work, file), text);
    if (site.isCompressed) await writeCompressed(work);
    if (work !== fresh) await move(work, fresh);
    if (!isFrozen && permalinks.writes.length > 0) {
      writeLedger(permalinks.writes);
      for (const { address, what } of permalinks.changes) console.log(`${address} ${what}`);
      console.log(`Recorded in ${site.content}/permalinks/: commit it with the content.`);
    }
    rmSync(swap(fresh, target), { recursive: true, force: true });
  } finally {
    discard();
  }
  console.log(`Built ${target}`);
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException;
  // The file system's own words are one line: a full disk, a folder that cannot be written to.
  const line = `${String(message ?? error).split('\n', 1)[0]}. Nothing was published: mend that, and build again.`;
  console.error(code === undefined ? (message ?? String(error)) : line);
  process.exitCode = 1;
}
