import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';

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
function swap(fresh: string, target: string): string | undefined {
  if (!existsSync(target)) {
    renameSync(fresh, target);
    return undefined;
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

/** A site in the making, beside the one that is published. */
export interface Release {
  target: string;
  /** The folder to build in. */
  work: string;
  /** Where the new site lies when it is brought and not yet published. */
  fresh: string;
  /** The folder for what is taken over from the published site, until `work` can take it. */
  carried: string;
  /** Removes what earlier builds left that never came to their end. */
  sweep(): void;
  /** Brings what was built beside what is published, where it was built elsewhere. */
  bring(): Promise<void>;
  /** Puts what was built, and brought, in the place of what was published. Gives where that lies now, if there was any. */
  publish(): string | undefined;
  /** Removes what was built and is not published. */
  discard(): void;
}

/** The making of a site that is to be published as the folder `target`, which stays as it is until then. */
export function releaseOf(target: string): Release {
  const next = `.next-${process.pid}`;
  const fresh = target + next;
  const place = placeOfWork(target);
  const work = place + next;
  const carried = `${place}.next-carried-${process.pid}`;
  return {
    target,
    work,
    fresh,
    carried,
    sweep() {
      sweep(target);
      sweepNext(place);
    },
    async bring() {
      if (work !== fresh) await move(work, fresh);
    },
    publish: () => swap(fresh, target),
    discard() {
      // Another thread may write there still.
      for (const folder of [fresh, work, carried])
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
