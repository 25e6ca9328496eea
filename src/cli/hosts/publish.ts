import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { storeKept } from '../../build/kept/stored/keep.ts';
import { say, showProgress } from '../../build/progress.ts';
import { openStore, type Place, placeOf, type Store, StoreFault } from '../../publish/store/client.ts';
import { type BuiltSite, builtSiteIn, type Plan } from '../../publish/store/plan.ts';
import { lock, planFor, unlock, upload } from '../../publish/store/upload.ts';
import { cacheUrl, site } from '../../site/settings.ts';
import { Refusal, runCommand } from '../command.ts';

const USAGE = `npm run publish -- s3://bucket/prefix     uploads dist/ to an S3-compatible store: only what changed
                   --dry-run             says what it would do, and changes nothing
                   --unlock              after a publication that was broken off: takes its lock away first
Credentials: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; the store: AWS_ENDPOINT_URL_S3, AWS_REGION.
CACHE_URL=s3://other-bucket keeps there, too, what a build on a fresh machine begins from.`;

interface Options {
  'dry-run'?: boolean | undefined;
  unlock?: boolean | undefined;
}

const summaryOf = ({ uploads, removals }: Plan): string =>
  `${uploads.flat().length} to upload, ${removals.flat().length} to remove`;

function sayPlan(plan: Plan): void {
  for (const key of plan.uploads.flat()) console.log(`upload ${key}`);
  for (const key of plan.removals.flat()) console.log(`remove ${key}`);
  console.log(`Nothing was changed: ${summaryOf(plan)}.`);
}

/** What gives back each lock that this process holds, or is taking. */
const held = new Set<() => Promise<void>>();

/** Gives all locks back, and ends the process. */
function stop(): void {
  void Promise.allSettled([...held].map((giveBack) => giveBack())).finally(() => process.exit(130));
}

/** Does `work` while this process holds the lock of `store`; a signal gives it back, even one that comes while it is taken. */
async function holding<Result>(store: Store, work: () => Promise<Result>): Promise<Result> {
  const locked = lock(store);
  const giveBack = async (): Promise<void> => (await locked)();
  if (held.size === 0) process.once('SIGINT', stop).once('SIGTERM', stop);
  held.add(giveBack);
  try {
    await locked;
    return await work().finally(giveBack);
  } finally {
    held.delete(giveBack);
    if (held.size === 0) process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** The place of the cache, which readers of the `published` one must not reach, and its publication not remove. */
function placeOfCache(address: string, published: Place): Place {
  const place = placeOf(address);
  const isInside = (one: Place, other: Place): boolean =>
    one.bucket === other.bucket && one.prefix.startsWith(other.prefix);
  if (isInside(place, published) || isInside(published, place))
    throw new StoreFault(
      `CACHE_URL: ${address} and the published site lie one in the other. Name another place, such as s3://${place.bucket}-cache, that readers cannot read.`,
    );
  return place;
}

/**
 * Keeps what a build on a fresh machine begins from, once the site is `published`; its packs go up meanwhile. A fault is told, and no
 * more: the site is published all the same.
 */
async function keep(
  address: string,
  store: Store,
  built: BuiltSite,
  published: Promise<boolean>,
): Promise<void> {
  try {
    const stored = await holding(store, () => storeKept(store, built, site.cache, published));
    if (!stored) return;
    const { packs, size, uploaded, uploadedSize, removed } = stored;
    const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    console.log(
      `Kept at ${address}: ${packs} packs, ${megabytes(size)}; ${uploaded} uploaded, ${megabytes(uploadedSize)}; ${removed} removed.`,
    );
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    if (await published)
      console.error(`CACHE_URL: nothing new is kept, and what was kept stays. ${error.message}`);
  }
}

async function publish(address: string, options: Options): Promise<void> {
  const place = placeOf(address);
  const cache = cacheUrl && openStore(placeOfCache(cacheUrl, place), process.env);
  const folder = resolve(site.out);
  if (!existsSync(join(folder, 'index.html')))
    throw new Refusal(`${site.out} holds no built site. Run npm run build first.`);
  const store = openStore(place, process.env);
  const built = builtSiteIn(folder);
  if (options['dry-run']) return sayPlan(await planFor(store, built));
  if (options.unlock) await Promise.all([unlock(store), cache && unlock(cache)]);
  const published = Promise.withResolvers<boolean>();
  let keeping: Promise<void> | undefined;
  try {
    const plan = await holding(store, async () => {
      if (cacheUrl && cache) keeping = keep(cacheUrl, cache, built, published.promise);
      // Who waits for it hears of it.
      keeping?.catch(() => undefined);
      say('comparing with what is there');
      const made = await planFor(store, built);
      await upload(store, folder, made, (done, all) => say('files', done, all));
      return made;
    });
    const [uploaded, removed] = [plan.uploads.flat().length, plan.removals.flat().length];
    console.log(`Published to ${address}: ${uploaded} uploaded, ${removed} removed.`);
    if (keeping) say('what a fresh machine begins from');
    published.resolve(true);
  } finally {
    // Where it was published this says nothing new.
    published.resolve(false);
    await keeping;
  }
}

/** Publishes `OUT_DIR` (default `dist`) to the store named in `words`. On failure one line and exit 1. */
async function run(options: Options, words: readonly string[]): Promise<number> {
  const [address, ...more] = words;
  if (address === undefined || more.length > 0)
    throw new Refusal(`Name one place to publish to, such as s3://bucket/prefix.\n\n${USAGE}`);
  await showProgress(() => publish(address, options)).catch((error: unknown) => {
    throw error instanceof StoreFault ? new Refusal(error.message) : error;
  });
  return 0;
}

await runCommand({
  usage: USAGE,
  options: { 'dry-run': { type: 'boolean' }, unlock: { type: 'boolean' } },
  takesWords: true,
  run,
});
