import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beginsPage } from '../formats/page.ts';
import { LIMITS } from '../incoming.ts';
import { isMail } from '../mail.ts';

/** The next bytes of an open file, at most `most`. */
function readMore(descriptor: number, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  let length = 0;
  while (length < most) {
    let read = 0;
    try {
      read = readSync(descriptor, bytes, length, most - length, null);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EAGAIN') continue;
      if ((error as NodeJS.ErrnoException).code !== 'EOF') throw error;
    }
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** The bytes of a file, or of standard input for `-`; at most one more than allowed, which is enough to refuse it. */
export function readLimited(file: string): Buffer {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const bytes = readMore(descriptor, LIMITS.bytes + 1);
    const most = isMail(bytes) ? LIMITS.mail : beginsPage(bytes) ? LIMITS.page : LIMITS.bytes;
    if (bytes.length <= LIMITS.bytes || most === LIMITS.bytes) return bytes;
    return Buffer.concat([bytes, readMore(descriptor, most - LIMITS.bytes)]);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The files below a folder, sorted by path, without hidden ones and links. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}
