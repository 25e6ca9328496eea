import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { identityOf, linkFile } from './same-file.ts';

/** Files of the published site that were made together: their path below it, and their identity when it was published. */
export interface Group {
  key: string;
  files: Readonly<Record<string, string>>;
}

/** What is to be carried from one folder into another. */
export interface Carried {
  from: string;
  into: string;
  groups: readonly Group[];
}

/**
 * Has the files of every group of `groups` lie in the folder `into` as they lie in the folder `from`, if nobody has touched one of
 * them since. What is there already, the same, stays; else it is linked. Gives the keys of the groups that lie there; of the
 * others nothing does.
 */
export function carry({ from, into, groups }: Carried): string[] {
  return groups.flatMap(({ key, files }) => {
    const names = Object.keys(files);
    const isIn = (folder: string): boolean =>
      names.every((name) => identityOf(join(folder, name)) === files[name]);
    if (isIn(into)) return [key];
    for (const name of names) rmSync(join(into, name), { force: true });
    if (!isIn(from)) return [];
    for (const [i, name] of names.entries()) {
      if (linkFile(join(from, name), join(into, name))) continue;
      for (const other of names.slice(0, i)) rmSync(join(into, other));
      return [];
    }
    return [key];
  });
}

/** Removes every file below `folder` that is not in `files`, paths below it, and the folders that are empty then. */
export function keepOnly({ folder, files }: { folder: string; files: ReadonlySet<string> }): void {
  const isEmptied = (below: string): boolean => {
    let left = 0;
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const name = below + entry.name;
      if (entry.isDirectory() ? isEmptied(`${name}/`) : !files.has(name))
        rmSync(join(folder, name), { recursive: true });
      else left++;
    }
    return left === 0;
  };
  isEmptied('');
}

/** Removes `files`, paths below `folder`, and the folders that are empty then. */
export function removeFiles(folder: string, files: readonly string[]): void {
  for (const file of files) {
    rmSync(join(folder, file), { force: true });
    try {
      for (let above = dirname(file); above !== '.'; above = dirname(above)) rmdirSync(join(folder, above));
    } catch {
      // Not empty.
    }
  }
}
