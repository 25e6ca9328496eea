import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { identityOf, linkFile } from './same-file.ts';
import { openShelf } from './shelf.ts';

/** Files of a site that are made together, of the same things. */
export interface Made {
  key: string;
  /** Digest of everything that they are made of. */
  digest: string;
  /** Below the site's folder. */
  files: readonly string[];
}

interface Kept {
  digest: string;
  files: Record<string, string>;
}

/** What was published last in one place, as far as a build can take it over. */
export interface Released {
  /** How many `Made` are known of it. */
  readonly size: number;
  /**
   * Puts what was made under `key` into the folder `work`, if it was made of the same and nobody has touched its files since,
   * and gives it. Else none of its files is there.
   */
  takeOver(key: string, digest: string, work: string): Made | undefined;
  /** Remembers all that was `made`, which lies in the folder `fresh` and is to be renamed into the place. */
  remember(made: readonly Made[], fresh: string): void;
}

/** Opens what the folder `cache` knows of a site's folder `target`: its `kind` of files, as `version` made them. */
export function openReleased(target: string, cache: string, kind: string, version: string): Released {
  const shelf = openShelf(cache, { kind, folder: target, version });
  return {
    size: shelf.size,
    takeOver(key, digest, work) {
      const value = shelf.get(key);
      if (value === undefined) return undefined;
      const kept = JSON.parse(value) as Kept;
      const files = Object.keys(kept.files);
      if (kept.digest !== digest) return undefined;
      if (files.some((file) => identityOf(join(target, file)) !== kept.files[file])) return undefined;
      const put: string[] = [];
      for (const file of files) {
        const to = join(work, file);
        if (linkFile(join(target, file), to)) put.push(to);
        else {
          // What is made in their place must not be written into published files.
          for (const other of put) rmSync(other);
          return undefined;
        }
      }
      return { key, digest, files };
    },
    remember(made, fresh) {
      const changed = new Map<string, string>();
      const used = new Set<string>();
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
