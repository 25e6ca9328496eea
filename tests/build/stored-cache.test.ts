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
import { describe, expect, test, vi } from 'vitest';
import { carry } from '../../src/build/kept/pages/carry.ts';
import { type Made, openReleased } from '../../src/build/kept/pages/released.ts';
import { fetchKept } from '../../src/build/kept/stored/fetch.ts';
import { type Stored, storeKept } from '../../src/build/kept/stored/keep.ts';
import { archiveOf, digestOfPack, packed } from '../../src/build/kept/stored/packs.ts';
import { releaseOf } from '../../src/build/release.ts';
import type { Pool } from '../../src/build/threads/pool.ts';
import { type Store, StoreFault } from '../../src/publish/store/client.ts';
import { leftOutOf, writeLeftOut } from '../../src/publish/store/left-out.ts';
import { builtSiteIn, md5Of } from '../../src/publish/store/plan.ts';

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
async function fetched(store: Store, isPartial = false, place = newPlace()) {
  const told: string[] = [];
  await fetchKept({
    address: 's3://kept/x',
    release: releaseOf(place.out),
    cache: place.cache,
    isPartial,
    tell: (line) => told.push(line),
    open: () => store,
  });
  return { place, told, beside: readdirSync(dirname(place.out)).sort() };
}

async function store(into: Store, { out, cache }: { out: string; cache: string }): Promise<Stored> {
  const done = await storeKept(into, builtSiteIn(out), cache, Promise.resolve(true));
  if (!done) throw new Error('nothing was kept');
  return done;
}

async function stored(files = SITE): Promise<ReturnType<typeof memory>> {
  const kept = memory();
  await store(kept, await builder(files));
  return kept;
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
  for (const isPartial of [false, true]) {
    const never = { get: () => Promise.reject(new Error('asked')) } as unknown as Store;
    expect((await fetched(never, isPartial, await builder())).told).toEqual([]);
  }
});

test('only packs that changed are uploaded; who reads the list before can finish', async () => {
  const kept = await stored();
  const before = new Map(kept.kept);
  vi.useFakeTimers({ now: Date.now() + 86_400_000, toFake: ['Date'] });
  const next = await builder({ ...SITE, 'a/2026-02-03-dam/index.html': 'its page, changed' });
  const { uploaded, packs, removed } = await store(kept, next);
  vi.useRealTimers();
  // The month, and the database.
  expect({ uploaded, packs, removed }).toEqual({ uploaded: 2, packs: 7, removed: 0 });
  const late = memory(new Map([...kept.kept, ['manifest.json', before.get('manifest.json') as Buffer]]));
  expect(filesOf((await fetched(late)).place.out)).toEqual(SITE);
  expect(filesOf((await fetched(kept)).place.out)['a/2026-02-03-dam/index.html']).toBe('its page, changed');
  kept.kept.set('notes.txt', Buffer.from('not ours'));
  expect((await store(kept, next)).removed).toBe(2);
  expect([kept.kept.has('notes.txt'), kept.kept.size]).toEqual([true, 7 + 2]);
});

test('an upload broken off anywhere leaves what was kept before', async () => {
  const next = await builder({
    ...SITE,
    'a/2026-02-03-dam/index.html': 'changed',
    'about/index.html': 'new',
  });
  for (let last = 0; last < 4; last++) {
    const kept = await stored();
    let puts = 0;
    const broken: Store = {
      ...kept,
      put: async (key, bytes, headers) => {
        if (puts++ === last) throw new StoreFault('gone');
        return kept.put(key, bytes, headers);
      },
    };
    await expect(store(broken, next)).rejects.toThrow('gone');
    expect(filesOf((await fetched(kept)).place.out), `after ${last}`).toEqual(SITE);
  }
});

test('the list waits until the site is published; of one that is not, what was kept stays, and its packs go with the next', async () => {
  const kept = await stored();
  const next = await builder({ ...SITE, 'a/2026-02-03-dam/index.html': 'changed' });
  const published = Promise.withResolvers<boolean>();
  const keeping = storeKept(kept, builtSiteIn(next.out), next.cache, published.promise);
  await vi.waitFor(() => expect(kept.kept.size).toBe(7 + 1 + 2));
  expect(filesOf((await fetched(kept)).place.out)).toEqual(SITE);
  published.resolve(false);
  expect(await keeping).toBeUndefined();
  expect(filesOf((await fetched(kept)).place.out)).toEqual(SITE);
  const { removed } = await store(kept, await builder({ ...SITE, 'a/2026-02-03-dam/index.html': 'again' }));
  expect(removed).toBeGreaterThan(0);
});

describe('a partial site', () => {
  const READ = ['assets/search/words-1f.json'];
  /** It, with what its build changed: one page is new, one is gone, and of the others nothing is there. */
  async function changed(kept: Store) {
    const { place, told } = await fetched(kept, true);
    const { files, drawn } = leftOutOf(place.out);
    put(join(place.out, 'a/2026-01-05-quay/index.html'), 'a new page');
    const gone = 'a/2026-02-03-dam/index.html';
    writeLeftOut(place.out, { files: new Map([...files].filter(([name]) => name !== gone)), drawn });
    const { [gone]: _gone, ...rest } = SITE;
    return { place, told, whole: { ...rest, 'a/2026-01-05-quay/index.html': 'a new page' } };
  }

  test('has what its build reads, and a list of the rest', async () => {
    const kept = await stored();
    const { place, told } = await fetched(kept, true);
    const rest = Object.keys(SITE).filter((name) => !READ.includes(name));
    expect(told).toEqual([
      `CACHE_URL: brought the last site, 1 file, from s3://kept/x; ${rest.length} files of it need not come.`,
    ]);
    expect(filesOf(place.out)).toEqual({ '_left-out': expect.any(String), [READ[0] as string]: '{}' });
    expect([...leftOutOf(place.out).files]).toEqual(
      rest.sort().map((name) => [name, md5Of(Buffer.from(SITE[name] as string))]),
    );
    // An empty file says all by its name; a card is in the site.
    const { 'kept.db': _database, ...drawn } = filesOf(place.cache);
    expect(drawn).toEqual({ 'sound-pictures/2f': '' });
  });

  test('is kept as the whole site would be, and brought as that', async () => {
    const kept = await stored();
    const { place, whole } = await changed(kept);
    const { uploaded } = await store(kept, place);
    // Two months of which one is gone, and the database.
    expect(uploaded).toBe(2);
    const { place: next } = await fetched(kept);
    expect(filesOf(next.out)).toEqual(whole);
    const { 'kept.db': _database, ...drawn } = filesOf(next.cache);
    expect(drawn).toEqual({ 'cards/0f.png': 'a card', 'sound-pictures/2f': '' });
    // A machine that has but a part of it gets the whole, if it is to build that.
    expect(filesOf((await fetched(kept, false, place)).place.out)).toEqual(whole);
  });

  test.each<[string, (kept: ReturnType<typeof memory>) => unknown]>([
    ['is gone', ({ kept }) => kept.delete(keyOf(kept, 'a/2026-01'))],
    ['is damaged', ({ kept }) => kept.set(keyOf(kept, 'a/2026-01'), Buffer.from('x'))],
    [
      'is of another publication',
      async (kept) => store(kept, await builder({ ...SITE, 'a/2026-01-02-port.png': 'another card' })),
    ],
  ])('whose pack %s is not kept, and says so', async (_what, harm) => {
    const kept = await stored();
    const { place } = await changed(kept);
    await harm(kept);
    const before = new Map(kept.kept);
    await expect(store(kept, place)).rejects.toThrow(
      /"a\/2026-01-02-port.*" is no longer kept there as it was\. Run npm run build without --partial/,
    );
    expect(kept.kept.get('manifest.json')).toBe(before.get('manifest.json'));
  });

  test('whose list nobody can read is not published, nor built on', async () => {
    const { place } = await fetched(await stored(), true);
    writeFileSync(join(place.out, '_left-out'), '{"files":');
    expect(() => builtSiteIn(place.out)).toThrow(
      /_left-out is damaged\. Run npm run build, and publish again\.$/,
    );
  });
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
  const bytes = await packed(await archiveOf([[name, Buffer.from('x')]]));
  const digest = digestOfPack([[name, md5Of(Buffer.from('x'))]]);
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
    (kept) => change(kept, ({ packs }) => ({ packs: packs.filter(({ group }) => group !== '.kept') })),
    'kept.db is not there',
  ],
  ['a way out of the folder', (kept) => forge(kept, 'site/../../out.txt'), 'is damaged'],
])('%s: told in one line, and nothing is there', async (_what, harm, message) => {
  const kept = await stored();
  await harm(kept.kept);
  const { told, beside, place } = await fetched(kept);
  expect(told).toEqual([expect.stringMatching(/^CACHE_URL: [^\n]+\. All is made anew\.$/)]);
  expect(told[0]).toContain(message);
  expect(beside.filter((name) => name.startsWith('dist'))).toEqual([]);
  expect(existsSync(join(place.cache, 'kept.db'))).toBe(false);
});

test('a store that does not answer is told in one line', async () => {
  const kept = memory();
  kept.get = () => Promise.reject(new StoreFault('https://store.example: does not answer.'));
  expect((await fetched(kept)).told).toEqual([
    'CACHE_URL: https://store.example: does not answer. All is made anew.',
  ]);
});
