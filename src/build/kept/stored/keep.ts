import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { each } from '../../../publish/each.ts';
import { type Store, StoreFault } from '../../../publish/store/client.ts';
import { filesIn } from '../../../publish/store/plan.ts';
import { REQUESTS } from '../../../publish/store/upload.ts';
import { productVersion } from '../version.ts';
import {
  AT_ONCE,
  archiveOf,
  DATABASE,
  DRAWN,
  digestOfArchive,
  type File,
  groupOf,
  isPack,
  keyOf,
  MANIFEST,
  type Manifest,
  manifestIn,
  type Pack,
  packed,
  SEARCH,
  SITE,
} from './packs.ts';

const HEADERS = { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' };

/** The folders of the cache with what is drawn once. The files of `sound-pictures` are empty: their names say all. */
const FOLDERS = ['cards', 'pictures', 'sound-pictures'];

/** What was done in the store. Sizes are in bytes. */
export interface Stored {
  packs: number;
  size: number;
  uploaded: number;
  uploadedSize: number;
  removed: number;
}

/** Collects where in the site the files that were drawn once are. */
class Twins {
  readonly #places = new Map<string, string>();

  note(file: string, bytes: Buffer): void {
    if (/\.(?:png|jpg|jpeg|webp|avif)$/.test(file)) this.#places.set(hash('sha256', bytes), file);
  }

  /** Each file of the cache that the site shows, or an empty one, with its place in the site. */
  in(cache: string): Record<string, string> {
    const found: Record<string, string> = {};
    for (const folder of FOLDERS.filter((name) => existsSync(join(cache, name))))
      for (const name of readdirSync(join(cache, folder)).sort()) {
        const bytes = readFileSync(join(cache, folder, name));
        const place = bytes.length === 0 ? '' : this.#places.get(hash('sha256', bytes));
        if (place !== undefined) found[`${folder}/${name}`] = place;
      }
    return found;
  }
}

/**
 * Stores what another machine needs to build only what changed: the built site in the folder `site`, and from the folder `cache`
 * the database and what was drawn once. Uploads the packs that changed, then the manifest, and then removes what neither it nor
 * the one before it names: whoever reads the one before can finish. The caller holds the lock. Throws a `StoreFault`.
 */
export async function storeKept(store: Store, site: string, cache: string): Promise<Stored> {
  if (!existsSync(join(cache, DATABASE)))
    throw new StoreFault(`${join(cache, DATABASE)} is not there. Run npm run build, and publish again.`);
  const there = await store.list();
  const before = manifestIn((await store.get(MANIFEST)) ?? '')?.packs ?? [];
  const sizes = new Map(before.map(({ digest, size }) => [digest, size]));
  const packs: Pack[] = [];
  const done: Stored = { packs: 0, size: 0, uploaded: 0, uploadedSize: 0, removed: 0 };
  const put = async (group: string, files: readonly File[]): Promise<void> => {
    const archive = await archiveOf(files);
    const digest = digestOfArchive(archive);
    let size = there.has(keyOf(digest)) ? sizes.get(digest) : undefined;
    if (size === undefined) {
      const bytes = await packed(archive);
      await store.put(keyOf(digest), bytes, HEADERS);
      size = bytes.length;
      done.uploaded++;
      done.uploadedSize += size;
    }
    packs.push({ group, digest, size });
    done.size += size;
  };
  const twins = new Twins();
  await each(
    Map.groupBy(filesIn(site), groupOf),
    async ([group, names]) => {
      const files = names.map((name): File => [SITE + name, readFileSync(join(site, name))]);
      for (const [name, bytes] of files) twins.note(name.slice(SITE.length), bytes);
      await put(group, files);
    },
    AT_ONCE,
  );
  if (existsSync(join(cache, SEARCH))) await put('search', [[SEARCH, readFileSync(join(cache, SEARCH))]]);
  await put('kept', [
    [DATABASE, readFileSync(join(cache, DATABASE))],
    [DRAWN, Buffer.from(JSON.stringify(twins.in(cache)))],
  ]);
  const manifest: Manifest = { version: productVersion(), packs };
  await store.put(MANIFEST, Buffer.from(JSON.stringify(manifest)), HEADERS);
  const named = new Set([...packs, ...before].map(({ digest }) => keyOf(digest)));
  const unused = [...there.keys()].filter((key) => isPack(key) && !named.has(key));
  await each(unused, (key) => store.remove(key), REQUESTS);
  return { ...done, packs: packs.length, removed: unused.length };
}
