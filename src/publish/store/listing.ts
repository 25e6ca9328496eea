import { each } from '../each.ts';

/** How many keys one range is to have: five requests, as a store gives 1,000 keys at most. */
const RANGE = 5_000;

/** How many ranges are listed at once. */
const AT_ONCE = 16;

/** Where a page of a listing begins: after a key, or where another page ended; else at the first key. */
export interface PageStart {
  after?: string | undefined;
  token?: string | undefined;
}

/** A page of a listing: keys, each with its ETag, and where the next begins, if there is one. */
export interface ListPage {
  files: readonly (readonly [key: string, etag: string])[];
  next?: string | undefined;
}

type ReadPage = (start: PageStart) => Promise<ListPage>;

/**
 * Lists the keys after `after`, up to `upTo` and with it. Gives `undefined` where the store does not begin there, or gives keys in
 * another order: then nobody knows where the range ends.
 */
async function listRange(
  read: ReadPage,
  after: string | undefined,
  upTo: string | undefined,
): Promise<Map<string, string> | undefined> {
  const found = new Map<string, string>();
  let before = after;
  let start: PageStart = { after };
  for (;;) {
    const { files, next } = await read(start);
    for (const [key, etag] of files) {
      if (before !== undefined && key <= before) return undefined;
      before = key;
      if (upTo !== undefined && key > upTo) return found;
      found.set(key, etag);
    }
    if (next === undefined) return found;
    start = { token: next };
  }
}

/** Lists all keys, one page after the other, in any order. */
async function listInOneGo(read: ReadPage): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let token: string | undefined;
  do {
    const { files, next } = await read({ token });
    for (const [key, etag] of files) found.set(key, etag);
    token = next;
  } while (token !== undefined);
  return found;
}

/**
 * Lists all keys of a place, each with its ETag, by requests that read a page of it. One page follows the other, which takes long for
 * a large site, so ranges of keys are listed at once. They are cut between the keys that are `expected`, of which `range` make one. S3
 * gives keys in the order of their bytes, and begins after any; where a store does not, all is listed in one go.
 */
export async function listKeys(
  read: ReadPage,
  expected: Iterable<string> = [],
  range: number = RANGE,
): Promise<Map<string, string>> {
  const cuts = [...expected].sort().filter((_, at) => at > 0 && at % range === 0);
  if (cuts.length === 0) return listInOneGo(read);
  const ranges = [undefined, ...cuts].map((after, at) => ({ after, upTo: cuts[at] }));
  const found: (Map<string, string> | undefined)[] = [];
  await each(
    ranges.entries(),
    async ([at, { after, upTo }]) => {
      found[at] = await listRange(read, after, upTo);
    },
    AT_ONCE,
  );
  if (found.includes(undefined)) return listInOneGo(read);
  return new Map(found.flatMap((keys) => [...(keys ?? [])]));
}
