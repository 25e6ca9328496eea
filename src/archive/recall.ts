import { lstatSync } from 'node:fs';

/**
 * What was read of files, kept while they lie there unchanged: for the dev server, which reads the content after every
 * edit. `on` is what else the reading rested on; with another it is read again.
 */
export interface Recall {
  get<Read>(file: string, on?: unknown): Read | undefined;
  set(file: string, read: unknown, on?: unknown): void;
}

function stampOf(file: string): string {
  const { mtimeMs, size, ino } = lstatSync(file, { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs} ${size} ${ino}`;
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
      if (!lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink())
        kept.set(file, { stamp: stampOf(file), on, read });
    },
  };
}
