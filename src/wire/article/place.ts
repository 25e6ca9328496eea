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

/** Writes `text` to a hidden file beside `file`, has `place` move it, and leaves nothing behind. */
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
 * Writes `text` to `file` completely or not at all, and never over an existing file: it is written under a hidden name,
 * then linked. Returns `false` if `file` exists. Throws file system errors.
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
      // No hard links on this file system: still complete, but two simultaneous imports could collide.
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error;
      renameSync(beside, file);
      return true;
    }
  });
}

/** Replaces `file` by `text`, completely or not at all: written beside it, then renamed. Throws file system errors. */
export function placeOver(file: string, text: string): void {
  written(file, text, (beside) => renameSync(beside, file));
}
