import { hash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The site before the one that is published, which the next build begins with. Most of its files are one with those of the published
 * site (hard links): who keeps it need not remove a hundred thousand files and link them again. It may be deleted at any time.
 */
export interface Spare {
  /** Puts it at `place`, where nothing may be. Without one, or where that is on another file system, nothing is there then. */
  moveTo(place: string): void;
  /** Keeps the folder `replaced` as the new one. Gives whether it could. */
  keep(replaced: string): boolean;
}

/** The spare site of the published folder `target`, in the folder `cache`. */
export function spareOf(target: string, cache: string): Spare {
  const folder = join(cache, `spare-${hash('sha256', target).slice(0, 16)}`);
  const move = (from: string, to: string): boolean => {
    try {
      mkdirSync(dirname(to), { recursive: true });
      renameSync(from, to);
      return true;
    } catch {
      // Not there, or on another file system.
      rmSync(folder, { recursive: true, force: true });
      return false;
    }
  };
  return {
    moveTo: (place) => void move(folder, place),
    keep: (replaced) => move(replaced, folder),
  };
}
