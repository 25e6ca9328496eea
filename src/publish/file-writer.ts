import { linkSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { site } from '../site/settings.ts';

/** The file of an address (a path from the origin), below the root of a built site. */
export function fileOf(address: string): string {
  const path = decodeURI(address.slice(site.base.length));
  return address.endsWith('/') ? `${path}index.html` : path;
}

/**
 * Writes text, or its bytes, as the file of an address into `folder`, the root of a built site, where no such file may be: what
 * was taken over is one file with that of the published site. Where the site `last` has that very file, it is the same file in both.
 */
export function fileWriter(
  folder: string,
  last?: string,
): (address: string, text: string | Uint8Array) => void {
  const made = new Set<string>();
  return (address, text) => {
    const name = fileOf(address);
    const file = join(folder, name);
    const into = dirname(file);
    if (!made.has(into)) mkdirSync(into, { recursive: true });
    made.add(into);
    if (last === undefined || !linkSame(join(last, name), Buffer.from(text), file))
      writeFileSync(file, text, { flag: 'wx' });
  };
}

/** Puts the file `from` at `to` too, if it holds `bytes`. Gives whether it is there. */
function linkSame(from: string, bytes: Buffer, to: string): boolean {
  const found = statSync(from, { throwIfNoEntry: false });
  if (!found?.isFile() || found.size !== bytes.length) return false;
  try {
    if (!readFileSync(from).equals(bytes)) return false;
    linkSync(from, to);
    return true;
  } catch {
    // Another file system, or gone in between.
    return false;
  }
}
