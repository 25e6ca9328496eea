import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from './pool.ts';
import { share } from './share.ts';

/** How many folders one thread removes at once. */
const BATCH = 200;

/** Removes folders with all that they hold. */
export function removeAll(folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes `folder` with all that it holds, on every thread: a large site takes as long to remove as to write. */
export async function removeWith(pool: Pool, folder: string): Promise<void> {
  // Most of a site's folders are those of its articles.
  const articles = join(folder, 'a');
  const inner = existsSync(articles) ? readdirSync(articles).map((name) => join(articles, name)) : [];
  await share(inner, BATCH, pool, { there: (batch) => pool.run('remove', batch), here: removeAll });
  removeAll([folder]);
}
