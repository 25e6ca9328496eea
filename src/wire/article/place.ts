import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes `text` whole beside `file`, under a hidden name, which `place` takes to where it belongs; nothing is left beside. */
function written<Result>(file: string, text: string, place: (beside: string) => Result): Result {
  const beside = join(dirname(file), `.import-${process.pid}-${Date.now()}`);
  const descriptor = openSync(beside, 'wx');
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
    closeSync(descriptor);
    return place(beside);
  } finally {
    rmSync(beside, { force: true });
  }
}

/**
 * Writes `text` to `file`, whole or not at all, and never over a file that is there: beside it under a hidden name, then
 * linked to its own. Gives whether it was written; `false` where `file` exists. Throws what the file system does.
 */
export function placeNew(file: string, text: string): boolean {
  if (existsSync(file)) return false;
  mkdirSync(dirname(file), { recursive: true });
  return written(file, text, (beside) => {
    try {
      linkSync(beside, file);
      return true;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' || existsSync(file)) return false;
      // A file system without hard links: whole all the same, though two imports at one moment could race.
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error;
      renameSync(beside, file);
      return true;
    }
  });
}

/** Writes `text` over `file`, whole or not at all: beside it, then renamed. Throws what the file system does. */
export function placeOver(file: string, text: string): void {
  written(file, text, (beside) => renameSync(beside, file));
}
