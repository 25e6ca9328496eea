import { join, relative, resolve, sep } from 'node:path';
import type { Recall } from '../../archive/reading/recall.ts';
import { identityOf } from './same-file.ts';
import { openShelf, type Shelf, soon } from './shelf.ts';
import { productVersion } from './version.ts';

/** A picture's size and digest, and the file that they are of. */
interface Kept {
  identity: string;
  measured: unknown;
}

/** What earlier runs measured of the pictures of the content folder `root`, kept in the folder `cache`. */
export function measuresShelf(root: string, cache: string): Shelf {
  return openShelf(cache, { kind: 'measures', folder: resolve(root), version: productVersion() });
}

/**
 * Lets `recall` ask `shelf` for the pictures of `root`: each is read completely for its digest, and an archive has many megabytes of
 * them. A picture is the same file if size, time and inode are. Anything new is written as soon as the process comes to it.
 */
export function withMeasures(recall: Recall, root: string, shelf: Shelf): Recall {
  const pictures = join(root, 'pictures') + sep;
  const changed = new Map<string, string>();
  const used = new Set<string>();
  const saveSoon = soon(() => {
    shelf.save(changed, used);
    changed.clear();
  });
  return {
    recalled<Read>(file: string, on: unknown, read: () => Read, isKept: (read: Read) => boolean): Read {
      if (!file.startsWith(pictures)) return recall.recalled(file, on, read, isKept);
      const key = relative(pictures, file);
      const identity = identityOf(file);
      const readNow = (): Read => {
        const known = JSON.parse(shelf.get(key) ?? '{}') as Partial<Kept>;
        return identity !== undefined && known.identity === identity ? (known.measured as Read) : read();
      };
      const measured = recall.recalled(file, on, readNow, isKept);
      if (identity === undefined || !isKept(measured)) return measured;
      const value = JSON.stringify({ identity, measured } satisfies Kept);
      if (value !== shelf.get(key)) changed.set(key, value);
      used.add(key);
      saveSoon();
      return measured;
    },
  };
}
