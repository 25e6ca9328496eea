import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { say, showProgress } from '../../build/progress.ts';
import { openStore, placeOf, StoreFault } from '../../publish/store/client.ts';
import type { Plan } from '../../publish/store/plan.ts';
import { lock, planFor, unlock, upload } from '../../publish/store/upload.ts';
import { site } from '../../site/settings.ts';
import { Refusal, runCommand } from '../command.ts';

const USAGE = `npm run publish -- s3://bucket/prefix     uploads dist/ to an S3-compatible store: only what changed
                   --dry-run             says what it would do, and changes nothing
                   --unlock              after a publication that was broken off: takes its lock away first
Credentials: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY; the store: AWS_ENDPOINT_URL_S3, AWS_REGION.`;

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

async function publish(address: string, options: Options): Promise<void> {
  const place = placeOf(address);
  const folder = resolve(site.out);
  if (!existsSync(join(folder, 'index.html')))
    throw new Refusal(`${site.out} holds no built site. Run npm run build first.`);
  const store = openStore(place, process.env);
  if (options['dry-run']) return sayPlan(await planFor(store, folder));
  if (options.unlock) await unlock(store);
  const release = await lock(store);
  const stop = (): void => {
    void release().finally(() => process.exit(130));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    say('comparing with what is there');
    const plan = await planFor(store, folder);
    await upload(store, folder, plan, (done, all) => say('files', done, all));
    const [uploaded, removed] = [plan.uploads.flat().length, plan.removals.flat().length];
    console.log(`Published to ${address}: ${uploaded} uploaded, ${removed} removed.`);
  } finally {
    await release();
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
