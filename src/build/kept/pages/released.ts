import type { Pool } from '../../threads/pool.ts';
import { share } from '../../threads/share.ts';
import { openShelf } from '../shelf.ts';
import { describe, type Group } from './carry.ts';

/** How many groups of files one thread reads at once. */
const BATCH = 200;

/** Files of a site that were made together, of the same things. */
export interface Made {
  key: string;
  /** Digest of everything that they are made of. */
  digest: string;
  /** Below the site's folder. */
  files: readonly string[];
}

type Kept = Omit<Group, 'key'> & { digest: string };

/** What was published last in one place, as far as a build can take it over. */
export interface Released {
  /** All that is known of it. */
  groups(): Group[];
  /** The digest of what was made under `key`, and its files. */
  digest(key: string): string | undefined;
  files(key: string): string[];
  group(key: string): Group | undefined;
  /** Says that the files of what was made under `key` have this identity now: with the same bytes it may be another. */
  found(key: string, files: Group['files']): void;
  /**
   * Remembers all that was `made`, which lies in the folder `fresh` and is to be renamed into the place; and what is
   * remembered of `same` already, whose files are the same in both.
   */
  remember(made: readonly Made[], same: Iterable<string>, fresh: string, pool: Pool): Promise<void>;
}

/** Opens what the folder `cache` knows of a site's folder `target`: its `kind` of files, as `version` made them. */
export function openReleased(target: string, cache: string, kind: string, version: string): Released {
  const shelf = openShelf(cache, { kind, folder: target, version });
  const known = new Map(
    shelf.keys().map((key): [string, Kept] => [key, JSON.parse(shelf.get(key) as string)]),
  );
  const moved = new Set<string>();
  return {
    groups: () => [...known].map(([key, { files, bytes }]) => ({ key, files, bytes })),
    digest: (key) => known.get(key)?.digest,
    files: (key) => Object.keys(known.get(key)?.files ?? {}),
    group(key) {
      const { files, bytes } = known.get(key) ?? {};
      return files && bytes !== undefined ? { key, files, bytes } : undefined;
    },
    found(key, files) {
      const kept = known.get(key);
      if (!kept) return;
      known.set(key, { ...kept, files });
      moved.add(key);
    },
    async remember(made, same, fresh, pool) {
      const changed = new Map<string, string>();
      const note = (key: string, kept: Kept): void => {
        const value = JSON.stringify(kept);
        if (value !== shelf.get(key)) changed.set(key, value);
      };
      const used = new Set<string>(same);
      for (const key of moved) if (used.has(key)) note(key, known.get(key) as Kept);
      const digests = new Map(made.map(({ key, digest }) => [key, digest]));
      const described = await share(made, BATCH, pool, {
        there: (batch) => pool.run('describe', { folder: fresh, made: batch }),
        here: (batch) => describe({ folder: fresh, made: batch }),
      });
      for (const group of described.flat()) {
        if (!group) continue;
        const { key, files, bytes } = group;
        used.add(key);
        note(key, { digest: digests.get(key) ?? '', files, bytes });
      }
      shelf.save(changed, used);
    },
  };
}
