import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { drawnOnce, writeWhole } from '../../../publish/drawn-once.ts';
import { each } from '../../../publish/each.ts';
import { NDJSON } from '../../../publish/forms/whole-archive.ts';
import { openStore, placeOf, type Store } from '../../../publish/store/client.ts';
import { isPartialSite, writeLeftOut } from '../../../publish/store/left-out.ts';
import { REQUESTS } from '../../../publish/store/upload.ts';
import type { Release } from '../../release.ts';
import { productVersion } from '../version.ts';
import {
  DATABASE,
  DRAWN,
  FILES,
  filesOf,
  isPlain,
  KEPT_GROUP,
  MANIFEST,
  manifestIn,
  type Pack,
  SEARCH,
  SEARCH_GROUP,
  SITE,
} from './packs.ts';

/** The names of files that are drawn once, below the cache. */
const DRAWN_NAME = /^(?:cards|pictures|sound-pictures)\/\w[\w.-]*$/;

/** Writes the site's files of `packs` into the folder `site`. Gives the names of those, and all other files. */
async function unpackInto(
  site: string,
  store: Store,
  packs: readonly Pack[],
): Promise<{ others: Map<string, Buffer>; brought: Set<string> }> {
  const others = new Map<string, Buffer>();
  const folders = new Set<string>();
  const brought = new Set<string>();
  const one = async (pack: Pack): Promise<void> => {
    for (const [name, content] of await filesOf(store, pack)) {
      if (!name.startsWith(SITE)) {
        others.set(name, content);
        continue;
      }
      const file = join(site, name.slice(SITE.length));
      if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
      folders.add(dirname(file));
      writeFileSync(file, content);
      brought.add(name.slice(SITE.length));
    }
  };
  // The largest first: the others come meanwhile.
  const bySize = [...packs].sort((a, b) => b.size - a.size);
  await each(bySize, one, REQUESTS);
  return { others, brought };
}

type Names = Readonly<Record<string, string>>;

/** Writes into the folder `cache` what was `drawn` once, from the folder `site`. */
async function fillDrawn(cache: string, site: string, drawn: Names): Promise<void> {
  for (const [name, place] of Object.entries(drawn)) {
    if (!DRAWN_NAME.test(name) || (place !== '' && !isPlain(place)))
      throw new Error(`${DRAWN} names what is not drawn`);
    const bytes = async (): Promise<Buffer> =>
      place === '' ? Buffer.alloc(0) : readFileSync(join(site, place));
    await drawnOnce(join(cache, dirname(name)), name.slice(dirname(name).length + 1), bytes);
  }
}

/** What a build reads of the last site, besides what it takes over as it is: the search index and the archive in one file. */
const isRead = ({ group }: Pack): boolean =>
  [KEPT_GROUP, SEARCH_GROUP, 'search', NDJSON].includes(group) ||
  /^assets\/search.*(?<!\.br|\.gz)$/.test(group);

async function bring(
  store: Store,
  { address, release, cache, isPartial }: Fetching,
): Promise<{ brought: number; leftOut: number }> {
  const text = await store.get(MANIFEST);
  if (text === undefined) throw new Error(`nothing is kept at ${address} yet`);
  const manifest = manifestIn(text);
  if (!manifest) throw new Error(`${MANIFEST} is damaged`);
  if (manifest.version !== productVersion())
    throw new Error(`what is kept at ${address} was made by another version`);
  const packs = isPartial ? manifest.packs.filter(isRead) : manifest.packs;
  const { others, brought } = await unpackInto(release.fresh, store, packs);
  const [database, drawn, files, search] = [DATABASE, DRAWN, FILES, SEARCH].map((name) => others.get(name));
  if (!database || !drawn || !files) throw new Error(`${DATABASE} is not there`);
  const leftOut = new Map(
    Object.entries(JSON.parse(String(files)) as Names).filter(([file]) => !brought.has(file)),
  );
  const [away, here] = partition(JSON.parse(String(drawn)) as Names, (place) => leftOut.has(place));
  await fillDrawn(cache, release.fresh, here);
  mkdirSync(release.fresh, { recursive: true });
  writeLeftOut(release.fresh, { files: leftOut, drawn: away });
  mkdirSync(cache, { recursive: true });
  if (search) writeWhole(join(cache, SEARCH), search);
  // Last, completely or not at all.
  writeWhole(join(cache, DATABASE), database);
  const replaced = release.publish();
  if (replaced !== undefined) rmSync(replaced, { recursive: true });
  return { brought: brought.size, leftOut: leftOut.size };
}

/** The two parts of `all`: those whose value `is` so, and the others. */
function partition(all: Names, is: (value: string) => boolean): [Names, Names] {
  const parts = Object.groupBy(Object.entries(all), ([, value]) => (is(value) ? 'yes' : 'no'));
  return [Object.fromEntries(parts.yes ?? []), Object.fromEntries(parts.no ?? [])];
}

/** Where a build is to begin from what was kept. */
export interface Fetching {
  /** `s3://bucket/prefix`. */
  address: string;
  release: Release;
  cache: string;
  /** Whether the site may leave out what is published already, and the same. */
  isPartial: boolean;
  /** Called with one line that says what was done. */
  tell?: (line: string) => void;
  open?: () => Store;
}

/**
 * Brings to a machine where no site is built yet, or only a partial one, what a publication kept at `address`: the last site into
 * its place, and what belongs into the folder `cache`. Gives whether it did. Where it cannot, nothing is brought, and the build makes
 * all anew: it never throws.
 */
export async function fetchKept(fetching: Fetching): Promise<boolean> {
  const { address, release, tell = console.log } = fetching;
  const { open = () => openStore(placeOf(address), process.env) } = fetching;
  release.sweep();
  if (existsSync(release.target) && !isPartialSite(release.target)) return false;
  try {
    const { brought, leftOut } = await bring(open(), fetching);
    const files = (count: number): string => `${count} ${count === 1 ? 'file' : 'files'}`;
    const rest = leftOut > 0 ? `; ${files(leftOut)} of it need not come` : '';
    tell(`CACHE_URL: brought the last site, ${files(brought)}, from ${address}${rest}.`);
    return true;
  } catch (error) {
    release.discard();
    tell(`CACHE_URL: ${(error as Error).message.replace(/\.$/, '')}. All is made anew.`);
    return false;
  }
}
