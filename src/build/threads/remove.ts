import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Pool } from './pool.ts';

/** How many folders one thread removes at once. */
const BATCH = 500;

/** Removes `folder` with all that it holds, on every thread: a large site takes as long to remove as to link. */
export async function removeWith(pool: Pool, folder: string): Promise<void> {
  // Most of a site's folders are those of its articles.
  const articles = join(folder, 'a');
  const queue = existsSync(articles) ? readdirSync(articles).map((name) => join(articles, name)) : [];
  const removeSome = async (): Promise<void> => {
    while (queue.length > 0) await pool.run('remove', queue.splice(-BATCH));
  };
  const others = Promise.all(Array.from({ length: pool.threads }, removeSome));
  while (queue.length > 0) {
    for (const one of queue.splice(0, BATCH)) rmSync(one, { recursive: true, force: true });
    // Lets the others be given more.
    await setImmediate();
  }
  await others;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
