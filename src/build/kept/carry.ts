import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, linkFile } from './same-file.ts';

/** Files of the published site that were made together: their path below it, and their identity when it was published. */
export interface Group {
  key: string;
  files: Readonly<Record<string, string>>;
}

/**
 * Links the files of every group of `groups` from the folder `from` into the folder `into`, if nobody has touched one of them
 * since. Gives the keys of the groups that lie there; of the others nothing does.
 */
export function carry({
  from,
  into,
  groups,
}: {
  from: string;
  into: string;
  groups: readonly Group[];
}): string[] {
  return groups.flatMap(({ key, files }) => {
    const names = Object.keys(files);
    if (names.some((name) => identityOf(join(from, name)) !== files[name])) return [];
    for (const [i, name] of names.entries()) {
      if (linkFile(join(from, name), join(into, name))) continue;
      for (const other of names.slice(0, i)) rmSync(join(into, other), { force: true });
      return [];
    }
    return [key];
  });
}
