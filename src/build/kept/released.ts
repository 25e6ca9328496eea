import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
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
  /** The file of the site that they are copies of, if they are: they are taken over only together with it. */
  of?: string | undefined;
}

interface Kept {
  digest: string;
  of?: string | undefined;
  /** The identity of each file, `of` first. */
  files: Record<string, string>;
  /** A digest of the bytes of all of them: a site that was copied, or unpacked, has other identities. */
  bytes: string;
}

/** A digest of the bytes of `files`, below `folder`. Throws where one is missing. */
function digestOfBytes(folder: string, files: readonly string[]): string {
  const sum = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(folder, file));
    sum.update(`${bytes.length} `).update(bytes);
  }
  return sum.digest('base64url');
}

/** Whether the files in `folder` are those that were remembered: untouched since, or with the same bytes. */
function isSame(folder: string, { files, bytes }: Kept): boolean {
  const found = Object.entries(files).map(([file, was]) => [identityOf(join(folder, file)), was]);
  if (found.every(([now, was]) => now === was)) return true;
  return found.every(([now]) => now !== undefined) && digestOfBytes(folder, Object.keys(files)) === bytes;
}

/** What was published last in one place, as far as a build can take it over. */
export interface Released {
  /** How many `Made` are known of it. */
  readonly size: number;
  /**
   * Puts what was made under `key` into the folder `work`, if it was made of the same and its files are as they were, and gives
   * it. Else none of its files is there.
   */
  takeOver(key: string, digest: string, work: string): Made | undefined;
  /** Remembers all that was `made`, which lies in the folder `fresh` and is to be renamed into the place. */
  remember(made: readonly Made[], fresh: string): void;
}

/** Opens what the folder `cache` knows of a site's folder `target`: its `kind` of files, as `version` made them. */
export function openReleased(target: string, cache: string, kind: string, version: string): Released {
  const shelf = openShelf(cache, { kind, folder: target, version });
  /** The digests of bytes of what was taken over. */
  const taken = new Map<string, string>();
  return {
    size: shelf.size,
    takeOver(key, digest, work) {
      const value = shelf.get(key);
      if (value === undefined) return undefined;
      const kept = JSON.parse(value) as Kept;
      const { of } = kept;
      if (kept.digest !== digest) return undefined;
      if (of !== undefined && identityOf(join(work, of)) !== identityOf(join(target, of))) return undefined;
      if (!isSame(target, kept)) return undefined;
      const files = Object.keys(kept.files).filter((file) => file !== of);
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
      taken.set(key, kept.bytes);
      return { key, digest, files, of };
    },
    remember(made, fresh) {
      const changed = new Map<string, string>();
      const used = new Set<string>();
      for (const { key, digest, files, of } of made) {
        const all = of === undefined ? files : [of, ...files];
        const identities = all.map((file) => [file, identityOf(join(fresh, file))] as const);
        if (identities.some(([, identity]) => identity === undefined)) continue;
        used.add(key);
        const bytes = taken.get(key) ?? digestOfBytes(fresh, all);
        const value = JSON.stringify({ digest, of, files: Object.fromEntries(identities), bytes });
        if (value !== shelf.get(key)) changed.set(key, value);
      }
      shelf.save(changed, used);
    },
  };
}
