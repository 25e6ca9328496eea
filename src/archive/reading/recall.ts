import { lstatSync } from 'node:fs';

/**
 * What was read of files, kept while they lie there unchanged: for the dev server, which reads the content after every
 * edit. `on` is what else the reading rested on; with another it is read again.
 */
export interface Recall {
  /** What is known of `file`, or what `read` makes of it now. It is kept if `isKept` says so, under the stamp from before it was read. */
  recalled<Read>(file: string, on: unknown, read: () => Read, isKept: (read: Read) => boolean): Read;
}

/** Differs when `file` is changed or replaced. */
export function stampOf(file: string): string {
  const { mtimeMs, size, ino } = lstatSync(file, { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs} ${size} ${ino}`;
}

/** A link may come to lead elsewhere without being touched: what it leads to is not kept. */
function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** An empty memory. `ahead` may know a file that is asked for the first time; `undefined` where it does not. */
export function createRecall(ahead?: (file: string, on: unknown) => unknown): Recall {
  const kept = new Map<string, { stamp: string; on: unknown; read: unknown }>();
  return {
    recalled<Read>(file: string, on: unknown, read: () => Read, isKept: (read: Read) => boolean): Read {
      // Before it is read: what is saved in between is another text, and is read the next time.
      const stamp = stampOf(file);
      const known = kept.get(file);
      if (known && known.on === on && known.stamp === stamp) return known.read as Read;
      const sent = ahead?.(file, on) as Read | undefined;
      const fresh = sent ?? read();
      if ((sent !== undefined || isKept(fresh)) && !isLink(file)) kept.set(file, { stamp, on, read: fresh });
      return fresh;
    },
  };
}
