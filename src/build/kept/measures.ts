import { join, relative, resolve, sep } from 'node:path';
import type { Recall } from '../../archive/reading/recall.ts';
import { identityOf } from './same-file.ts';
import { openShelf } from './shelf.ts';
import { productVersion } from './version.ts';

/** A picture's size and digest, and the file that they are of. */
interface Kept {
  identity: string;
  measured: unknown;
}

/**
 * `recall`, which also knows what earlier runs measured of the pictures in the content folder `root`, kept in the folder
 * `cache`: a picture is read whole for its digest, and an archive has many megabytes of them. A picture counts as the same file by
 * its size, time and inode. With `canWrite` what is new is written as soon as the process comes to it.
 */
export function withMeasures(recall: Recall, root: string, cache: string, canWrite = true): Recall {
  const pictures = join(root, 'pictures') + sep;
  const shelf = openShelf(cache, { kind: 'pictures', folder: resolve(root), version: productVersion() });
  const changed = new Map<string, string>();
  const used = new Set<string>();
  let isSaving = false;
  const save = (): void => {
    isSaving = false;
    shelf.save(changed, used);
    changed.clear();
  };
  const keep = (key: string, kept: Kept): void => {
    used.add(key);
    const value = JSON.stringify(kept);
    if (value !== shelf.get(key)) changed.set(key, value);
    if (canWrite && !isSaving) setImmediate(save);
    isSaving = canWrite;
  };
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
      if (identity !== undefined && isKept(measured)) keep(key, { identity, measured });
      return measured;
    },
  };
}
