import { createHash } from 'node:crypto';
import {
  type BigIntStats,
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
} from 'node:fs';
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
  return found?.isFile() ? identity(found) : undefined;
}

const identity = ({ size, mtimeNs, ino }: BigIntStats): string => `${size} ${mtimeNs} ${ino}`;

/** The bytes of a file as they were when it had an identity (`identityOf`). */
interface Seen {
  identity: string;
  bytes: Uint8Array;
}

let room = Buffer.allocUnsafe(2 ** 16);

/** Reads a file, and gives its bytes until the next is read. Throws where there is none. */
function see(file: string): Seen {
  const opened = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const found = fstatSync(opened, { bigint: true });
    if (!found.isFile()) throw new Error(`${file} is no file`);
    const size = Number(found.size);
    if (size > room.length) room = Buffer.allocUnsafe(2 * size);
    return { identity: identity(found), bytes: room.subarray(0, readSync(opened, room, 0, size, 0)) };
  } finally {
    closeSync(opened);
  }
}

/**
 * The identities of `files`, below `folder`, and a digest of their bytes and of where each ends; `undefined` where one is missing.
 */
export function describeFiles(
  folder: string,
  files: readonly string[],
): { files: Record<string, string>; bytes: string } | undefined {
  const sum = createHash('sha256');
  const identities: Record<string, string> = {};
  for (const file of files) {
    try {
      const { identity, bytes } = see(join(folder, file));
      identities[file] = identity;
      sum.update(`${bytes.length} `).update(bytes);
    } catch {
      return undefined;
    }
  }
  return { files: identities, bytes: sum.digest('base64url') };
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
