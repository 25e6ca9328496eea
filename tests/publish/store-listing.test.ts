import { expect, test } from 'vitest';
import { type ListPage, listKeys, type PageStart } from '../../src/publish/store/listing.ts';

const KEYS = Array.from({ length: 120 }, (_, i) => `a/2024-${String(i).padStart(3, '0')}/index.html`);
const etag = (key: string): string => `etag of ${key}`;
const ALL = new Map(KEYS.map((key) => [key, etag(key)]));

/** A store that gives 7 keys at a request. */
function storeOf(keys: readonly string[], knowsAfter = true) {
  const asked: PageStart[] = [];
  const read = async (start: PageStart): Promise<ListPage> => {
    asked.push(start);
    const { after, token } = start;
    const first = after !== undefined && knowsAfter ? keys.findIndex((key) => key > after) : 0;
    const from = token === undefined ? first : Number(token);
    const files = (from < 0 ? [] : keys.slice(from, from + 7)).map((key) => [key, etag(key)] as const);
    return { files, next: from >= 0 && from + 7 < keys.length ? String(from + 7) : undefined };
  };
  return { asked, read };
}

test('ranges of keys are listed at once, and together they are all', async () => {
  const { asked, read } = storeOf(KEYS);
  expect(await listKeys(read, KEYS, 20)).toEqual(ALL);
  expect(asked.filter(({ token }) => token === undefined).map(({ after }) => after)).toEqual([
    undefined,
    ...[20, 40, 60, 80, 100].map((at) => KEYS[at]),
  ]);
});

test.each([
  ['nothing', []],
  ['a few', KEYS.slice(0, 3)],
  ['keys that are gone, in any order', ['zzz', 'a/2024-0', ...KEYS, 'a', 'a/2024-050/x', 'b'].reverse()],
  ['other keys', Array.from({ length: 90 }, (_, i) => `z${i}`)],
])('whoever expects %s gets all', async (_what, expected) => {
  expect(await listKeys(storeOf(KEYS).read, expected, 20)).toEqual(ALL);
  expect(await listKeys(storeOf([]).read, expected, 20)).toEqual(new Map());
});

test('a store that gives keys in another order, or always from the first, is listed in one go', async () => {
  const mixed = [...KEYS.slice(60), ...KEYS.slice(0, 60)];
  for (const { read } of [storeOf(mixed), storeOf(KEYS, false), storeOf(mixed, false)])
    expect(new Map([...(await listKeys(read, KEYS, 20))].sort())).toEqual(ALL);
});
