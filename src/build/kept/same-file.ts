import { copyFileSync, linkSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What tells whether `file` is still the one that was looked at before: size, time and inode. `undefined` where there is none. */
export function identityOf(file: string): string | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false, bigint: true });
  return found?.isFile() ? `${found.size} ${found.mtimeNs} ${found.ino}` : undefined;
}

const made = new Set<string>();

/** Puts the file `from` at `to` too, without copying where the file system can. Gives whether it is there. */
export function linkFile(from: string, to: string): boolean {
  const folder = dirname(to);
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    // Not there any more, or there already: then it is made as ever.
    if (/^E(?:NOENT|EXIST)$/.test((error as NodeJS.ErrnoException).code ?? '')) return false;
  }
  try {
    copyFileSync(from, to);
    return true;
  } catch {
    rmSync(to, { force: true });
    return false;
  }
}
