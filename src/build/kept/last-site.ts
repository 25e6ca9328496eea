import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Archive } from '../../archive/types.ts';
import { fileOf } from '../../publish/file-writer.ts';
import { takeOver } from '../../publish/taken-over.ts';
import { site } from '../../site/settings.ts';
import { isSmall } from '../compressed.ts';
import type { Pool } from '../threads/pool.ts';
import { digestOf } from './digest.ts';
import { planOf } from './plan.ts';
import { type Made, openReleased, type Released } from './released.ts';
import { productVersion } from './version.ts';

/** How many groups of files one thread links at once. */
const BATCH = 1_000;

/** The site that was published last in some place, for a build that makes only what changed. */
export interface LastSite {
  /** Its folder; `undefined` where this very product and settings did not make it: then all is made anew. */
  folder: string | undefined;
  /** Begins to link all that nobody has touched since, on other threads, into the folder `carried`. */
  carry(pool: Pool, carried: string): void;
  /**
   * Takes over, into the folder `work`, what is made of the same as in that site: where `work` holds scripts and styles and
   * no page yet. What else was carried is removed.
   */
  takeOver(archive: Archive, work: string): Promise<void>;
  /** What was taken over, below the folder of the site: their compressed copies are there too. */
  takenFiles(): ReadonlySet<string>;
  /** The compressed copies of files that belong to no page. */
  copies: Released;
  /**
   * Remembers the new site with its `compressed` copies, before anybody else can touch it: it lies in the folder `fresh`, and is
   * then renamed.
   */
  remember(compressed: readonly Made[], fresh: string): void;
}

/** A digest of what decides every page besides the content: the product and the settings. */
function siteVersion(): string {
  const { cache: _cache, out: _out, threads: _threads, ...settings } = site;
  return digestOf([productVersion(), settings]);
}

/** A digest of every file below `folder`, names and bytes, but for what Astro itself works with, `.prerender/`. */
function digestOfFolder(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length))
    .filter((file) => !file.startsWith(`${sep}.`))
    .sort();
  return digestOf(files.map((file) => [file, hash('sha256', readFileSync(folder + file))]));
}

/** Removes files below `folder`, and the folders that are empty then. */
function removeFiles(folder: string, files: readonly string[]): void {
  for (const file of files) {
    rmSync(join(folder, file), { force: true });
    try {
      for (let above = dirname(file); above !== '.'; above = dirname(above)) rmdirSync(join(folder, above));
    } catch {
      // Not empty.
    }
  }
}

/** Moves all that is in the folder `from` into `to`, where nothing has its name but folders. */
function merge(from: string, to: string): void {
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (existsSync(target)) merge(source, target);
    else renameSync(source, target);
  }
}

async function linkAll(released: Released, pool: Pool, from: string, into: string): Promise<Set<string>> {
  const groups = released.groups();
  const linked = new Set<string>();
  const linkSome = async (): Promise<void> => {
    while (groups.length > 0)
      for (const key of await pool.run('carry', { from, into, groups: groups.splice(-BATCH) }))
        linked.add(key);
  };
  await Promise.all(Array.from({ length: Math.max(1, pool.threads) }, linkSome));
  return linked;
}

/** Opens what is known of the site that was published in `target`. */
export function openLastSite(target: string): LastSite {
  const version = siteVersion();
  const pages = openReleased(target, site.cache, 'pages', version);
  const copies = openReleased(target, site.cache, 'copies', version);
  const taken = new Set<string>();
  const made: Made[] = [];
  let carried = '';
  let carrying = Promise.resolve(new Set<string>());
  return {
    folder: pages.groups().length > 0 && existsSync(target) ? target : undefined,
    copies,
    carry(pool, into) {
      carried = into;
      carrying = linkAll(pages, pool, target, into);
      // Who waits for it hears of it.
      carrying.catch(() => undefined);
    },
    async takeOver(archive, work) {
      const around = [digestOfFolder(work), isSmall(archive)];
      const linked = await carrying;
      const known = new Map<object, string>();
      for (const { key, inputs, addresses } of planOf(archive)) {
        const digest = digestOf([around, inputs], known);
        if (linked.has(key) && pages.digest(key) === digest) taken.add(key);
        else made.push({ key, digest, files: addresses().map(fileOf) });
      }
      for (const key of linked) if (!taken.has(key)) removeFiles(carried, Object.keys(pages.files(key)));
      if (existsSync(carried)) merge(carried, work);
      takeOver(taken);
    },
    takenFiles: () => new Set([...taken].flatMap((key) => Object.keys(pages.files(key)))),
    remember(compressed, fresh) {
      const copiesOf = new Map(compressed.map((one) => [one.key, one]));
      const withCopies = made.map(({ files, ...rest }) => ({
        ...rest,
        files: files.flatMap((file) => [file, ...(copiesOf.get(file)?.files ?? [])]),
      }));
      for (const { files } of made) for (const file of files) copiesOf.delete(file);
      pages.remember(withCopies, taken, fresh);
      copies.remember([...copiesOf.values()], [], fresh);
    },
  };
}
