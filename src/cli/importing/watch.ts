import { statSync } from 'node:fs';
import { watchFolders } from '../../build/watch-folders.ts';
import { filesBelow } from '../../wire/inbox/files.ts';

/** A file that changed within this many milliseconds may still be arriving. */
const STILL = 2_000;

/**
 * Watches `folders` and passes each new or changed file to `take` after it has been unchanged for two seconds. Files
 * that exist at the start are ignored. Resolves with the exit code when the process is asked to end.
 */
export function watchInbox(
  folders: readonly string[],
  take: (files: readonly string[]) => Promise<void>,
): Promise<number> {
  const stampOf = (file: string): string | undefined => {
    const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? {};
    return mtimeMs === undefined ? undefined : `${mtimeMs} ${size}`;
  };
  const now = (): Map<string, string | undefined> =>
    new Map(folders.flatMap(filesBelow).map((file) => [file, stampOf(file)]));
  let known = now();
  let seen = known;
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const look = async (): Promise<void> => {
    const found = now();
    const changed = [...found].filter(([file, stamp]) => known.get(file) !== stamp);
    const still = changed.filter(([file, stamp]) => seen.get(file) === stamp).map(([file]) => file);
    if (still.length > 0) await take(still);
    known = new Map(
      [...found].map(([file, stamp]) => [file, still.includes(file) ? stamp : known.get(file)]),
    );
    seen = found;
    if (changed.length > still.length) wait();
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(look);
    }, STILL);
  };
  return new Promise((done) => {
    for (const folder of folders) watchFolders(folder, { noticed: wait, settled: wait });
    // Watchers alone do not keep the process running.
    const alive = setInterval(() => undefined, 60_000);
    console.log(`watching ${folders.join(', ')}; Ctrl-C ends it`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        clearInterval(alive);
        clearTimeout(timer);
        void work.then(() => done(0));
      });
  });
}
