import { join } from 'node:path';
import type { Group } from './carry.ts';
import { identityOf } from './same-file.ts';
import { openShelf } from './shelf.ts';

/** Files of a site that were made together, of the same things. */
export interface Made {
  key: string;
  /** Digest of everything that they are made of. */
  digest: string;
  /** Below the site's folder. */
  files: readonly string[];
}

interface Kept {
  digest: string;
  /** The identity of each file when it was published. */
  files: Record<string, string>;
}

/** What was published last in one place, as far as a build can take it over. */
export interface Released {
  /** All that is known of it. */
  groups(): Group[];
  /** The digest of what was made under `key`. */
  digest(key: string): string | undefined;
  /** The files of what was made under `key`, by their identity. */
  files(key: string): Readonly<Record<string, string>>;
  /**
   * Remembers all that was `made`, which lies in the folder `fresh` and is to be renamed into the place; and what is
   * remembered of `same` already, whose files are the same in both.
   */
  remember(made: readonly Made[], same: Iterable<string>, fresh: string): void;
}

/** Opens what the folder `cache` knows of a site's folder `target`: its `kind` of files, as `version` made them. */
export function openReleased(target: string, cache: string, kind: string, version: string): Released {
  const shelf = openShelf(cache, { kind, folder: target, version });
  const known = new Map(
    shelf.keys().map((key): [string, Kept] => [key, JSON.parse(shelf.get(key) as string)]),
  );
  return {
    groups: () => [...known].map(([key, { files }]) => ({ key, files })),
    digest: (key) => known.get(key)?.digest,
    files: (key) => known.get(key)?.files ?? {},
    remember(made, same, fresh) {
      const changed = new Map<string, string>();
      const used = new Set<string>(same);
      for (const { key, digest, files } of made) {
        const identities = files.map((file) => [file, identityOf(join(fresh, file))] as const);
        if (identities.some(([, identity]) => identity === undefined)) continue;
        used.add(key);
        const value = JSON.stringify({ digest, files: Object.fromEntries(identities) });
        if (value !== shelf.get(key)) changed.set(key, value);
      }
      shelf.save(changed, used);
    },
  };
}
