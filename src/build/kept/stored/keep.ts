import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { each } from '../../../publish/each.ts';
import { type Store, StoreFault } from '../../../publish/store/client.ts';
import type { LeftOut } from '../../../publish/store/left-out.ts';
import { type BuiltSite, md5Of, type Sums } from '../../../publish/store/plan.ts';
import { REQUESTS } from '../../../publish/store/upload.ts';
import { productVersion } from '../version.ts';
import {
  AT_ONCE,
  archiveOf,
  DATABASE,
  DRAWN,
  digestOfPack,
  FILES,
  type File,
  filesOf,
  groupOf,
  isPack,
  KEPT_GROUP,
  keyOf,
  MANIFEST,
  type Manifest,
  manifestIn,
  type Pack,
  packed,
  SEARCH,
  SEARCH_GROUP,
  SITE,
} from './packs.ts';

const HEADERS = { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' };

/** The folders of the cache with what is drawn once. The files of `sound-pictures` are empty: their names say all. */
const FOLDERS = ['cards', 'pictures', 'sound-pictures'];
const IS_DRAWN = /\.(?:png|jpg|jpeg|webp|avif)$/;

/** What was done in the store. Sizes are in bytes. */
export interface Stored {
  packs: number;
  size: number;
  uploaded: number;
  uploadedSize: number;
  removed: number;
}

/** Where in the site, by MD5, what was drawn once lies, by its name below the folder `cache`; '' for an empty file. */
function drawnIn(cache: string, sums: Sums): Record<string, string> {
  const places = new Map([...sums].filter(([file]) => IS_DRAWN.test(file)).map(([file, sum]) => [sum, file]));
  const found: Record<string, string> = {};
  for (const folder of FOLDERS.filter((name) => existsSync(join(cache, name))))
    for (const name of readdirSync(join(cache, folder)).sort()) {
      const bytes = readFileSync(join(cache, folder, name));
      const place = bytes.length === 0 ? '' : places.get(md5Of(bytes));
      if (place !== undefined) found[`${folder}/${name}`] = place;
    }
  return found;
}

/** The files `names` of a partial site in one group: from its folder `site`, and what it leaves out from the `former` pack. */
async function filesOfGroup(
  names: readonly string[],
  site: string,
  leftOut: LeftOut['files'],
  former: () => Promise<readonly File[]>,
): Promise<File[]> {
  const isWhole = !names.some((name) => leftOut.has(name));
  const before = new Map(isWhole ? [] : await former());
  return names.map((name): File => {
    if (!leftOut.has(name)) return [SITE + name, readFileSync(join(site, name))];
    const bytes = before.get(SITE + name);
    if (!bytes || md5Of(bytes) !== leftOut.get(name))
      throw new StoreFault(
        `"${name}" is no longer kept there as it was. Run npm run build without --partial, and publish again.`,
      );
    return [SITE + name, bytes];
  });
}

/** Stores packs, and says what was done. */
class Packer {
  readonly packs: Pack[] = [];
  uploaded = 0;
  uploadedSize = 0;
  readonly #store: Store;
  readonly #sizes: ReadonlyMap<string, number>;

  /** `there` are the keys of the store, `before` the packs that were stored by the publication before. */
  constructor(store: Store, there: ReadonlyMap<string, string>, before: readonly Pack[]) {
    this.#store = store;
    this.#sizes = new Map(
      before.filter(({ digest }) => there.has(keyOf(digest))).map(({ digest, size }) => [digest, size]),
    );
  }

  /** Stores the files of `group`, if they are not there; only then `read` is called. */
  async put(
    group: string,
    files: readonly (readonly [name: string, md5: string])[],
    read: () => Promise<readonly File[]>,
  ): Promise<void> {
    const digest = digestOfPack(files);
    let size = this.#sizes.get(digest);
    if (size === undefined) {
      const bytes = await packed(await archiveOf(await read()));
      await this.#store.put(keyOf(digest), bytes, HEADERS);
      size = bytes.length;
      this.uploaded++;
      this.uploadedSize += size;
    }
    this.packs.push({ group, digest, size });
  }

  /** Stores `files` as a group. */
  putFiles(group: string, files: readonly File[]): Promise<void> {
    const sums = files.map(([name, bytes]) => [name, md5Of(bytes)] as const);
    return this.put(group, sums, async () => files);
  }
}

/**
 * Stores what another machine needs to build only what changed: a built site, and from the folder `cache` the databases and what was
 * drawn once. Uploads the packs that changed, then the manifest, and then removes what neither it nor the one before it names:
 * whoever reads the one before can finish. The manifest waits until the site is `published`; where it is not, nothing is given, and what
 * was kept stays. The caller holds the lock. Throws a `StoreFault`.
 */
export async function storeKept(
  store: Store,
  { folder, sums, leftOut }: BuiltSite,
  cache: string,
  published: Promise<boolean>,
): Promise<Stored | undefined> {
  if (!existsSync(join(cache, DATABASE)))
    throw new StoreFault(`${join(cache, DATABASE)} is not there. Run npm run build, and publish again.`);
  const there = await store.list();
  const before = manifestIn((await store.get(MANIFEST)) ?? '')?.packs ?? [];
  const packer = new Packer(store, there, before);
  const putGroup = ([group, names]: [string, string[]]): Promise<void> => {
    const former = async (): Promise<readonly File[]> => {
      const pack = before.find((one) => one.group === group);
      return pack ? filesOf(store, pack).catch(() => []) : [];
    };
    return packer.put(
      group,
      names.map((name) => [SITE + name, sums.get(name) as string]),
      () => filesOfGroup(names, folder, leftOut.files, former),
    );
  };
  await each(Map.groupBy(sums.keys(), groupOf), putGroup, AT_ONCE);
  if (existsSync(join(cache, SEARCH)))
    await packer.putFiles(SEARCH_GROUP, [[SEARCH, readFileSync(join(cache, SEARCH))]]);
  // What a partial site leaves out was drawn on another machine, and is not in this cache.
  const drawn = { ...leftOut.drawn, ...drawnIn(cache, sums) };
  await packer.putFiles(KEPT_GROUP, [
    [DATABASE, readFileSync(join(cache, DATABASE))],
    [DRAWN, Buffer.from(JSON.stringify(drawn))],
    [FILES, Buffer.from(JSON.stringify(Object.fromEntries(sums)))],
  ]);
  if (!(await published)) return undefined;
  const { packs, uploaded, uploadedSize } = packer;
  const manifest: Manifest = { version: productVersion(), packs };
  await store.put(MANIFEST, Buffer.from(JSON.stringify(manifest)), HEADERS);
  const named = new Set([...packs, ...before].map(({ digest }) => keyOf(digest)));
  const unused = [...there.keys()].filter((key) => isPack(key) && !named.has(key));
  await each(unused, (key) => store.remove(key), REQUESTS);
  const size = packs.reduce((sum, pack) => sum + pack.size, 0);
  return { packs: packs.length, size, uploaded, uploadedSize, removed: unused.length };
}
