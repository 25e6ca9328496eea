import { lstatSync, type Stats } from 'node:fs';

/**
 * What was read of files, kept while they lie there unchanged: for the dev server, which reads the content after every
 * edit. `on` is what else the reading rested on; with another it is read again.
 */
export interface Recall {
  get<Read>(file: string, on?: unknown): Read | undefined;
  set(file: string, read: unknown, on?: unknown): void;
}

const stampFrom = ({ mtimeMs, size, ino }: Partial<Stats> = {}): string => `${mtimeMs} ${size} ${ino}`;

/** Differs when `file` is changed or replaced. */
export function stampOf(file: string): string {
  return stampFrom(lstatSync(file, { throwIfNoEntry: false }));
}

/** An empty memory. */
export function createRecall(): Recall {
  const kept = new Map<string, { stamp: string; on: unknown; read: unknown }>();
  return {
    get<Read>(file: string, on?: unknown): Read | undefined {
      const known = kept.get(file);
      return known && known.on === on && known.stamp === stampOf(file) ? (known.read as Read) : undefined;
    },
    // A link may come to lead elsewhere without being touched.
    set(file, read, on) {
      const entry = lstatSync(file, { throwIfNoEntry: false });
      if (!entry?.isSymbolicLink()) kept.set(file, { stamp: stampFrom(entry), on, read });
    },
  };
}

/** Keeps nothing: for whoever reads once. */
export const noRecall: Recall = { get: () => undefined, set: () => undefined };
