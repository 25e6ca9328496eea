import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { each } from '../each.ts';
import { type Store, StoreFault } from './client.ts';
import { type BuiltSite, LOCK, type Plan, planOf, RULES, rulesDigest, storedHeaders } from './plan.ts';

/** The number of simultaneous requests. */
export const REQUESTS = 16;
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
const UNFINISHED = 'unfinished';

/**
 * The plan for a store that is to hold a site. Throws a `StoreFault` if the place contains files that no publication put there,
 * because it would delete them; or if it lacks what the site leaves out.
 */
export async function planFor(store: Store, { sums, leftOut }: BuiltSite): Promise<Plan> {
  const [listed, rules] = [await store.list(sums.keys()), await store.get(RULES)];
  const plan = planOf(sums, listed, rules !== rulesDigest() && rules !== UNFINISHED + rulesDigest());
  const missing = plan.uploads.flat().find((key) => leftOut.files.has(key));
  if (missing !== undefined)
    throw new StoreFault(
      `"${missing}" is not there as it was, and this site was built with --partial, without it. Run npm run build, and publish again.`,
    );
  const [foreign] = plan.removals.flat();
  if (rules === undefined && foreign !== undefined)
    throw new StoreFault(
      `"${foreign}" and what else is there was not put there by npm run publish, which would remove it. Name an empty prefix.`,
    );
  return plan;
}

/** Takes the lock of the place and returns a function that releases it. Throws if another publication holds it. */
export async function lock(store: Store): Promise<() => Promise<void>> {
  const since = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const mine = `${hostname()} since ${since} UTC (${randomUUID()})`;
  const isMine = await store.put(LOCK, Buffer.from(mine), PLAIN, true);
  if (!isMine || (await store.get(LOCK)) !== mine) {
    const holder = (await store.get(LOCK))?.replace(/ \([^(]*\)$/, '') ?? 'another machine';
    throw new StoreFault(
      `Another publication is under way, from ${holder}. Wait for it; if it was broken off, add --unlock.`,
    );
  }
  return async () => {
    if ((await store.get(LOCK)) === mine) await store.remove(LOCK);
  };
}

/** Removes the lock of an interrupted publication. */
export const unlock = (store: Store): Promise<void> => store.remove(LOCK);

/**
 * Uploads the site in `folder`: files before the pages that refer to them, removals last. If it is interrupted, the
 * published site still works, and the next publication continues. The caller holds the lock. `tell` is called for every
 * file.
 */
export async function upload(
  store: Store,
  folder: string,
  plan: Plan,
  tell: (done: number, all: number) => void,
): Promise<void> {
  const all = [...plan.uploads, ...plan.removals].flat().length;
  let done = 0;
  const rules = rulesDigest();
  const before = await store.get(RULES);
  // RULES keeps its old value until the end, so that an interrupted renewal of headers starts again.
  if (before === undefined) await store.put(RULES, Buffer.from(UNFINISHED + rules), PLAIN);
  const put = async (key: string): Promise<void> => {
    await store.put(key, readFileSync(join(folder, key)), storedHeaders(key));
    tell(++done, all);
  };
  const remove = async (key: string): Promise<void> => {
    await store.remove(key);
    tell(++done, all);
  };
  for (const keys of plan.uploads) await each(keys, put, REQUESTS);
  for (const keys of plan.removals) await each(keys, remove, REQUESTS);
  if (before !== rules) await store.put(RULES, Buffer.from(rules), PLAIN);
}
