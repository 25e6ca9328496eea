import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { each } from '../../../publish/each.ts';
import { type Store, StoreFault } from '../../../publish/store/client.ts';
import { type LeftOut, leftOutOf } from '../../../publish/store/left-out.ts';
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
  md5Of,
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
function drawnIn(cache: string, sums: ReadonlyMap<string, string>): Record<string, string> {
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

/** What a partial site leaves out was drawn on another machine, and is not in this cache. */
function drawnElsewhere(
  { files, drawn }: LeftOut,
  sums: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(drawn).filter(([, file]) => files.has(file) && sums.get(file) === files.get(file)),
  );
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

/**
 * Stores what another machine needs to build only what changed: the built site in the folder `site`, with the MD5 of each of its
 * files (`sumsOf`), and from the folder `cache` the databases and what was drawn once. Uploads the packs that changed, then the
 * manifest, and then removes what neither it nor the one before it names: whoever reads the one before can finish. The caller holds
 * the lock. Throws a `StoreFault`.
 */
export async function storeKept(
  store: Store,
  site: string,
  cache: string,
  sums: ReadonlyMap<string, string>,
): Promise<Stored> {
  if (!existsSync(join(cache, DATABASE)))
    throw new StoreFault(`${join(cache, DATABASE)} is not there. Run npm run build, and publish again.`);
  const there = await store.list();
  const before = manifestIn((await store.get(MANIFEST)) ?? '')?.packs ?? [];
  const sizes = new Map(before.map(({ digest, size }) => [digest, size]));
  const leftOut = leftOutOf(site);
  const packs: Pack[] = [];
  const done: Stored = { packs: 0, size: 0, uploaded: 0, uploadedSize: 0, removed: 0 };
  /** Stores the files of `group`, by name and MD5, if they are not there; only then `read` is called. */
  const put = async (
    group: string,
    files: readonly (readonly [string, string])[],
    read: () => Promise<readonly File[]>,
  ): Promise<void> => {
    const digest = digestOfPack(files);
    let size = there.has(keyOf(digest)) ? sizes.get(digest) : undefined;
    if (size === undefined) {
      const bytes = await packed(await archiveOf(await read()));
      await store.put(keyOf(digest), bytes, HEADERS);
      size = bytes.length;
      done.uploaded++;
      done.uploadedSize += size;
    }
    packs.push({ group, digest, size });
    done.size += size;
  };
  const putOther = (group: string, files: readonly File[]): Promise<void> =>
    put(
      group,
      files.map(([name, bytes]) => [name, md5Of(bytes)]),
      async () => files,
    );
  await each(
    Map.groupBy(sums.keys(), groupOf),
    ([group, names]) => {
      const former = async (): Promise<readonly File[]> => {
        const pack = before.find((one) => one.group === group);
        return pack ? filesOf(store, pack).catch(() => []) : [];
      };
      return put(
        group,
        names.map((name) => [SITE + name, sums.get(name) as string]),
        () => filesOfGroup(names, site, leftOut.files, former),
      );
    },
    AT_ONCE,
  );
  if (existsSync(join(cache, SEARCH)))
    await putOther(SEARCH_GROUP, [[SEARCH, readFileSync(join(cache, SEARCH))]]);
  const drawn = { ...drawnElsewhere(leftOut, sums), ...drawnIn(cache, sums) };
  await putOther(KEPT_GROUP, [
    [DATABASE, readFileSync(join(cache, DATABASE))],
    [DRAWN, Buffer.from(JSON.stringify(drawn))],
    [FILES, Buffer.from(JSON.stringify(Object.fromEntries(sums)))],
  ]);
  const manifest: Manifest = { version: productVersion(), packs };
  await store.put(MANIFEST, Buffer.from(JSON.stringify(manifest)), HEADERS);
  const named = new Set([...packs, ...before].map(({ digest }) => keyOf(digest)));
  const unused = [...there.keys()].filter((key) => isPack(key) && !named.has(key));
  await each(unused, (key) => store.remove(key), REQUESTS);
  return { ...done, packs: packs.length, removed: unused.length };
}
