import { lstatSync } from 'node:fs';

/**
 * A cache of read files for the dev server, which reads the content after every edit. An entry is valid while its file
 * is unchanged and `on`, everything else that the result depends on, is the same.
 */
export interface Recall {
  /**
   * The cached result for `file`, or that of `read`, which is stored if `isKept` accepts it, with the
   * stamp from before reading.
   */
  recalled<Read>(file: string, on: unknown, read: () => Read, isKept: (read: Read) => boolean): Read;
}

/** A value that changes when `file` is changed or replaced. */
export function stampOf(file: string, found = lstatSync(file, { throwIfNoEntry: false })): string {
  const { mtimeMs, size, ino } = found ?? {};
  return `${mtimeMs} ${size} ${ino}`;
}

/** An empty cache. `ahead` may supply the result for a file on its first request; else it returns `undefined`. */
export function createRecall(ahead?: (file: string, on: unknown) => unknown): Recall {
  const kept = new Map<string, { stamp: string; on: unknown; read: unknown }>();
  return {
    recalled<Read>(file: string, on: unknown, read: () => Read, isKept: (read: Read) => boolean): Read {
      // Taken before reading, so that a change during reading is noticed next time.
      const found = lstatSync(file, { throwIfNoEntry: false });
      const stamp = stampOf(file, found);
      const known = kept.get(file);
      if (known && known.on === on && known.stamp === stamp) return known.read as Read;
      const sent = ahead?.(file, on) as Read | undefined;
      const fresh = sent ?? read();
      // A link is never cached, because its target can change without the link being touched.
      if ((sent !== undefined || isKept(fresh)) && !found?.isSymbolicLink())
        kept.set(file, { stamp, on, read: fresh });
      return fresh;
    },
  };
}
