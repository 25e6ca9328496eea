import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeFiles, identityOf, linkFile } from '../same-file.ts';

/** Files of a site that were made together. */
export interface Group {
  key: string;
  /** The path of each below the site, and its identity when it was published. */
  files: Readonly<Record<string, string>>;
  /** A digest of their bytes: a site that was copied or unpacked has other identities. */
  bytes: string;
}

const isUntouched = (folder: string, { files }: Group): boolean =>
  Object.entries(files).every(([name, identity]) => identityOf(join(folder, name)) === identity);

/**
 * The files of the group as they lie in `folder`, by their identity now, if they are still those that were published: untouched
 * since, or else with the same bytes.
 */
function filesIn(folder: string, group: Group): Group['files'] | undefined {
  if (isUntouched(folder, group)) return group.files;
  const found = describeFiles(folder, Object.keys(group.files));
  return found?.bytes === group.bytes ? found.files : undefined;
}

/** What is to be carried from one folder into another. */
export interface Carried {
  from: string;
  into: string;
  groups: readonly Group[];
}

/** A group that lies there. `files` is their identity, where that is another than what was known. */
export type Found = Pick<Group, 'key'> & Partial<Pick<Group, 'files'>>;

/**
 * Has the files of every group of `groups` lie in the folder `into` as they lie in the folder `from`, if they are still those that
 * were published there. What is there already, the same, stays; else it is linked. Gives the groups that lie there; of the
 * others nothing does.
 */
export function carry({ from, into, groups }: Carried): Found[] {
  return groups.flatMap((group) => {
    if (isUntouched(into, group)) return [{ key: group.key }];
    const names = Object.keys(group.files);
    for (const name of names) rmSync(join(into, name), { force: true });
    const files = filesIn(from, group);
    if (!files) return [];
    for (const [i, name] of names.entries()) {
      if (linkFile(join(from, name), join(into, name))) continue;
      for (const other of names.slice(0, i)) rmSync(join(into, other));
      return [];
    }
    return [{ key: group.key, ...(files !== group.files && { files }) }];
  });
}

/** Files that were made together, in a folder that is to be published. */
export interface Undescribed {
  folder: string;
  made: readonly { key: string; files: readonly string[] }[];
}

/** The groups of `made` as they lie in `folder`; `undefined` for one of which a file is missing. */
export function describe({ folder, made }: Undescribed): (Group | undefined)[] {
  return made.map(({ key, files }) => {
    const found = describeFiles(folder, files);
    return found && { key, ...found };
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
