import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawnOnce, writeWhole } from '../../../publish/drawn-once.ts';
import { each } from '../../../publish/each.ts';
import { openStore, placeOf, type Store } from '../../../publish/store/client.ts';
import type { Release } from '../../release.ts';
import { productVersion } from '../version.ts';
import {
  AT_ONCE,
  DATABASE,
  DRAWN,
  isPlain,
  keyOf,
  MANIFEST,
  type Manifest,
  manifestIn,
  SEARCH,
  SITE,
  unpacked,
} from './packs.ts';

/** The names of files that are drawn once, below the cache. */
const DRAWN_NAME = /^(?:cards|pictures|sound-pictures)\/\w[\w.-]*$/;

/** Writes the site's files of all packs into the folder `site`; gives the other files, and how many there are of the site. */
async function unpackInto(
  site: string,
  store: Store,
  { packs }: Manifest,
): Promise<{ others: Map<string, Buffer>; count: number }> {
  const others = new Map<string, Buffer>();
  const folders = new Set<string>();
  let count = 0;
  const one = async (pack: Manifest['packs'][number]): Promise<void> => {
    const key = keyOf(pack.digest);
    const bytes = await store.getBytes(key, pack.size);
    if (!bytes) throw new Error(`${key} is not there`);
    for await (const [name, content] of unpacked(bytes, pack)) {
      if (!name.startsWith(SITE)) {
        others.set(name, content);
        continue;
      }
      const file = join(site, name.slice(SITE.length));
      if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      folders.add(dirname(file));
      writeFileSync(file, content);
      count++;
    }
  };
  await each(packs, one, AT_ONCE);
  return { others, count };
}

/** Writes into the folder `cache` what belongs there: the database last, completely or not at all. */
async function fillCache(cache: string, site: string, others: ReadonlyMap<string, Buffer>): Promise<void> {
  const [database, list] = [others.get(DATABASE), others.get(DRAWN)];
  if (!database || !list) throw new Error(`${DATABASE} is not there`);
  for (const [name, place] of Object.entries(JSON.parse(list.toString()) as Record<string, string>)) {
    if (!DRAWN_NAME.test(name) || (place !== '' && !isPlain(place)))
      throw new Error(`${DRAWN} names what is not drawn`);
    const drawn = async (): Promise<Buffer> =>
      place === '' ? Buffer.alloc(0) : readFileSync(join(site, place));
    await drawnOnce(join(cache, dirname(name)), name.slice(dirname(name).length + 1), drawn);
  }
  mkdirSync(cache, { recursive: true });
  const search = others.get(SEARCH);
  if (search) writeWhole(join(cache, SEARCH), search);
  writeWhole(join(cache, DATABASE), database);
}

async function bring(store: Store, release: Release, cache: string, address: string): Promise<string> {
  const text = await store.get(MANIFEST);
  if (text === undefined) throw new Error(`nothing is kept at ${address} yet`);
  const manifest = manifestIn(text);
  if (!manifest) throw new Error(`${MANIFEST} is damaged`);
  if (manifest.version !== productVersion())
    throw new Error(`what is kept at ${address} was made by another version`);
  const { others, count } = await unpackInto(release.fresh, store, manifest);
  await fillCache(cache, release.fresh, others);
  release.publish();
  return `CACHE_URL: brought the last site, ${count} files, from ${address}.`;
}

/**
 * Brings to a machine where no site is built yet what a publication kept at `address`: the last site into its place, and what
 * belongs into the folder `cache`. Where that cannot be done nothing is there, and the build makes all anew: it never throws.
 * `tell` is called with one line that says which.
 */
export async function fetchKept(
  address: string,
  release: Release,
  cache: string,
  tell: (line: string) => void = console.log,
  open: () => Store = () => openStore(placeOf(address), process.env),
): Promise<void> {
  release.sweep();
  if (existsSync(release.target)) return;
  try {
    tell(await bring(open(), release, cache, address));
  } catch (error) {
    release.discard();
    tell(`CACHE_URL: ${(error as Error).message.replace(/\.$/, '')}. All is made anew.`);
  }
}
