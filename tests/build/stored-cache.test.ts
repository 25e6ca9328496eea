import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { carry } from '../../src/build/kept/pages/carry.ts';
import { type Made, openReleased } from '../../src/build/kept/pages/released.ts';
import { fetchKept } from '../../src/build/kept/stored/fetch.ts';
import { storeKept } from '../../src/build/kept/stored/keep.ts';
import { archiveOf, digestOfArchive, packed } from '../../src/build/kept/stored/packs.ts';
import { releaseOf } from '../../src/build/release.ts';
import type { Pool } from '../../src/build/threads/pool.ts';
import { type Store, StoreFault } from '../../src/publish/store/client.ts';

/** A store in memory. */
function memory(kept = new Map<string, Buffer>()): Store & { kept: Map<string, Buffer> } {
  return {
    kept,
    list: async () => new Map([...kept.keys()].map((key) => [key, ''])),
    get: async (key) => kept.get(key)?.toString(),
    getBytes: async (key) => kept.get(key),
    put: async (key, bytes) => Boolean(kept.set(key, bytes)),
    remove: async (key) => void kept.delete(key),
  };
}

const SITE: Readonly<Record<string, string>> = {
  'index.html': 'front',
  'a/2026-01-02-port/index.html': 'page',
  'a/2026-01-02-port.png': 'a card',
  'a/2026-02-03-dam/index.html': 'another page',
  'assets/pictures/abc-800.avif': 'a picture',
  'assets/search/words-1f.json': '{}',
  [`topics/${'a-long-name-'.repeat(12)}/ماء/index.html`]: 'list',
};
const MADE: readonly Made[] = [
  { key: 'port', digest: 'of port', files: ['a/2026-01-02-port/index.html', 'a/2026-01-02-port.png'] },
  { key: 'dam', digest: 'of dam', files: ['a/2026-02-03-dam/index.html'] },
];

/** One thread. */
const alone: Pool = {
  threads: 0,
  run: () => Promise.reject(new Error('no thread')),
  stop: async () => undefined,
};

const put = (file: string, bytes: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
};
const newPlace = (): { out: string; cache: string } => {
  const root = mkdtempSync(join(tmpdir(), 'mahdar-stored-'));
  return { out: join(root, 'dist'), cache: join(root, '.cache') };
};
/** The keys of what a build would carry from `place` into the folder `work`. */
const carried = (place: { out: string; cache: string }, work: string): string[] =>
  carry({ from: place.out, into: work, groups: released(place).groups() })
    .map(({ key }) => key)
    .sort();
const released = ({ out, cache }: { out: string; cache: string }) => openReleased(out, cache, 'pages', 'v');

/** A machine that built `files`. */
async function builder(files = SITE): Promise<{ out: string; cache: string }> {
  const place = newPlace();
  for (const [name, bytes] of Object.entries(files)) put(join(place.out, name), bytes);
  put(join(place.out, '_headers'), 'for another host');
  put(join(place.cache, 'cards/0f.png'), 'a card');
  put(join(place.cache, 'cards/1f.png'), 'a card of an older site');
  put(join(place.cache, 'sound-pictures/2f'), '');
  await released(place).remember(MADE, [], place.out, alone);
  return place;
}

const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  );

/** What a fresh machine gets from `store`, and what it is told. */
async function fetched(store: Store) {
  const place = newPlace();
  const told: string[] = [];
  await fetchKept(
    's3://kept/x',
    releaseOf(place.out),
    place.cache,
    (line) => told.push(line),
    () => store,
  );
  return { place, told, beside: readdirSync(dirname(place.out)).sort() };
}

async function stored(files = SITE): Promise<ReturnType<typeof memory>> {
  const store = memory();
  const { out, cache } = await builder(files);
  await storeKept(store, out, cache);
  return store;
}

test('a fresh machine gets the last site, takes its files over, and has what was drawn once', async () => {
  const { place, told } = await fetched(await stored());
  expect(told).toEqual([
    `CACHE_URL: brought the last site, ${Object.keys(SITE).length} files, from s3://kept/x.`,
  ]);
  expect(filesOf(place.out)).toEqual(SITE);
  const { 'kept.db': _database, ...drawn } = filesOf(place.cache);
  expect(drawn).toEqual({ 'cards/0f.png': 'a card', 'sound-pictures/2f': '' });
  const work = `${place.out}.work`;
  expect(carried(place, work)).toEqual(['dam', 'port']);
  expect(readFileSync(join(work, 'a/2026-01-02-port.png'), 'utf8')).toBe('a card');
});

test('a file that came with other bytes is not taken over', async () => {
  const { place } = await fetched(await stored());
  writeFileSync(join(place.out, 'a/2026-01-02-port.png'), 'A card');
  const work = `${place.out}.work`;
  expect(carried(place, work)).toEqual(['dam']);
  expect(Object.keys(filesOf(work))).toEqual(['a/2026-02-03-dam/index.html']);
});

test('a site copied with its cache to another folder is taken over by its bytes', async () => {
  const from = await builder();
  const to = newPlace();
  cpSync(from.out, to.out, { recursive: true });
  cpSync(from.cache, to.cache, { recursive: true });
  expect(carried(to, `${to.out}.work`)).toEqual(['dam', 'port']);
});

test('where a site is built already, nothing is asked for', async () => {
  const place = await builder();
  const never = (): Store => {
    throw new Error('asked');
  };
  const told: string[] = [];
  await fetchKept('s3://kept/x', releaseOf(place.out), place.cache, (line) => told.push(line), never);
  expect(told).toEqual([]);
});

test('only packs that changed are uploaded; who reads the list before can finish', async () => {
  const store = await stored();
  const before = new Map(store.kept);
  vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ['Date'] });
  const next = await builder({ ...SITE, 'a/2026-02-03-dam/index.html': 'its page, changed' });
  const { uploaded, packs, removed } = await storeKept(store, next.out, next.cache);
  vi.useRealTimers();
  // The month, and the database.
  expect({ uploaded, packs, removed }).toEqual({ uploaded: 2, packs: 7, removed: 0 });
  const late = memory(new Map([...store.kept, ['manifest.json', before.get('manifest.json') as Buffer]]));
  expect(filesOf((await fetched(late)).place.out)).toEqual(SITE);
  expect(filesOf((await fetched(store)).place.out)['a/2026-02-03-dam/index.html']).toBe('its page, changed');
  store.kept.set('notes.txt', Buffer.from('not ours'));
  expect((await storeKept(store, next.out, next.cache)).removed).toBe(2);
  expect([store.kept.has('notes.txt'), store.kept.size]).toEqual([true, 7 + 2]);
});

test('an upload broken off anywhere leaves what was kept before', async () => {
  const next = await builder({
    ...SITE,
    'a/2026-02-03-dam/index.html': 'changed',
    'about/index.html': 'new',
  });
  for (let last = 0; last < 4; last++) {
    const store = await stored();
    let puts = 0;
    const broken: Store = {
      ...store,
      put: async (key, bytes, headers) => {
        if (puts++ === last) throw new StoreFault('gone');
        return store.put(key, bytes, headers);
      },
    };
    await expect(storeKept(broken, next.out, next.cache)).rejects.toThrow('gone');
    expect(filesOf((await fetched(store)).place.out), `after ${last}`).toEqual(SITE);
  }
});

type Kept = Map<string, Buffer>;
interface Listed {
  version: string;
  packs: { group: string; digest: string; size: number }[];
}
const manifestOf = (kept: Kept): Listed => JSON.parse(String(kept.get('manifest.json')));
const keyOf = (kept: Kept, group: string): string =>
  `${manifestOf(kept).packs.find((pack) => pack.group === group)?.digest}.tar.zst`;
const change = (kept: Kept, edit: (manifest: Listed) => Partial<Listed>): void => {
  const manifest = manifestOf(kept);
  kept.set('manifest.json', Buffer.from(JSON.stringify({ ...manifest, ...edit(manifest) })));
};
const swapByte = (bytes: Buffer): Buffer => {
  const other = Buffer.from(bytes);
  other[40] = (other[40] ?? 0) ^ 1;
  return other;
};
/** Puts a pack into the store that no publication made, with a digest that is right. */
async function forge(kept: Kept, name: string): Promise<void> {
  const archive = await archiveOf([[name, Buffer.from('x')]]);
  const bytes = await packed(archive);
  const digest = digestOfArchive(archive);
  kept.set(`${digest}.tar.zst`, bytes);
  change(kept, ({ packs }) => ({ packs: [...packs, { group: 'more', digest, size: bytes.length }] }));
}

test.each<[string, (kept: Kept) => unknown, string]>([
  ['nothing', (kept) => kept.clear(), 'nothing is kept at s3://kept/x yet'],
  ['a list cut short', (kept) => kept.set('manifest.json', Buffer.from('{"ver')), 'manifest.json is damaged'],
  ['a list of nothing', (kept) => kept.set('manifest.json', Buffer.from('[]')), 'manifest.json is damaged'],
  ['another version', (kept) => change(kept, () => ({ version: 'x' })), 'made by another version'],
  ['a pack that is gone', (kept) => kept.delete(keyOf(kept, 'a/2026-01')), 'is not there'],
  [
    'a pack with another byte',
    (kept) => kept.set(keyOf(kept, 'top'), swapByte(kept.get(keyOf(kept, 'top')) as Buffer)),
    'is damaged',
  ],
  [
    'a pack cut short',
    (kept) => kept.set(keyOf(kept, 'top'), (kept.get(keyOf(kept, 'top')) as Buffer).subarray(0, -9)),
    'is damaged',
  ],
  [
    'one pack in the place of another',
    (kept) => kept.set(keyOf(kept, 'top'), kept.get(keyOf(kept, 'assets/search/words-1')) as Buffer),
    'is damaged',
  ],
  [
    'no database',
    (kept) => change(kept, ({ packs }) => ({ packs: packs.filter(({ group }) => group !== 'kept') })),
    'kept.db is not there',
  ],
  ['a way out of the folder', (kept) => forge(kept, 'site/../../out.txt'), 'is damaged'],
])('%s: told in one line, and nothing is there', async (_what, harm, message) => {
  const store = await stored();
  await harm(store.kept);
  const { told, beside, place } = await fetched(store);
  expect(told).toEqual([expect.stringMatching(/^CACHE_URL: [^\n]+\. All is made anew\.$/)]);
  expect(told[0]).toContain(message);
  expect(beside.filter((name) => name.startsWith('dist'))).toEqual([]);
  expect(existsSync(join(place.cache, 'kept.db'))).toBe(false);
});

test('a store that does not answer is told in one line', async () => {
  const store = memory();
  store.get = () => Promise.reject(new StoreFault('https://store.example: does not answer.'));
  expect((await fetched(store)).told).toEqual([
    'CACHE_URL: https://store.example: does not answer. All is made anew.',
  ]);
});
