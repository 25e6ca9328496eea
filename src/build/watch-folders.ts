import { type Dirent, existsSync, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** Every folder and file below `folder`. Node's own recursive reading asks of each file once more whether it is a folder. */
function below(folder: string): { path: string; isFolder: boolean }[] {
  let inside: Dirent[] = [];
  try {
    inside = readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone in between.
  }
  return inside.flatMap((entry) => {
    const path = join(folder, entry.name);
    const isFolder = entry.isDirectory();
    return [{ path, isFolder }, ...(isFolder ? below(path) : [])];
  });
}

/** Name, size and time of every file below `folder`: differs when any of them changed. */
export function stampOf(folder: string): string {
  if (!existsSync(folder)) return 'none';
  return below(folder)
    .map(({ path }) => {
      const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? {};
      return `${path} ${mtimeMs} ${size}`;
    })
    .sort()
    .join('\n');
}

/** What a watcher says. */
export interface Watching {
  /** At once, for every event. */
  noticed(): void;
  /** Soon after the last of several events: one edit is several. */
  settled(): void;
}

/**
 * Watches everything below `root`: its folders, of which there are few, and not, as Vite does, every file: with ten
 * thousand files that takes seconds. Gives whether every folder can be watched.
 */
export function watchFolders(root: string, { noticed, settled }: Watching): () => boolean {
  const watched = new Set<string>();
  let isBlind = false;
  let timer: NodeJS.Timeout | undefined;
  const watchOne = (folder: string): void => {
    const watcher = watch(folder, { persistent: false }, () => {
      // A folder that is gone is watched anew when it comes again.
      if (!existsSync(folder)) {
        watcher.close();
        watched.delete(folder);
      }
      noticed();
      clearTimeout(timer);
      timer = setTimeout(() => {
        look();
        settled();
      }, 50);
    });
    watcher.on('error', () => {
      watched.delete(folder);
      isBlind = true;
    });
  };
  const look = (): void => {
    if (!existsSync(root)) return;
    const inner = below(root).filter(({ isFolder }) => isFolder);
    for (const folder of [root, ...inner.map(({ path }) => path)]) {
      if (watched.has(folder)) continue;
      watched.add(folder);
      try {
        watchOne(folder);
      } catch {
        // No more watchers on this machine: then the files are looked at for every page.
        isBlind = true;
      }
    }
  };
  look();
  return () => !isBlind && existsSync(root);
}
