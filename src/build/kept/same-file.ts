import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The paths of all files below `folder`, from there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

/** What tells whether `file` is still the one that was looked at before: size, time and inode. `undefined` where there is none. */
export function identityOf(file: string): string | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false, bigint: true });
  return found?.isFile() ? `${found.size} ${found.mtimeNs} ${found.ino}` : undefined;
}

/** A digest of the bytes of `files`, below `folder`, and of where each ends. Throws where one is missing. */
export function digestOfBytes(folder: string, files: readonly string[]): string {
  const sum = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(folder, file));
    sum.update(`${bytes.length} `).update(bytes);
  }
  return sum.digest('base64url');
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
