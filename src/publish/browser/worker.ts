import { createHash } from 'node:crypto';
import { addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { workerScript } from './client-script.ts';
import { CACHES, KEEPING } from './keeping.ts';

/** The text of `/sw.js`: keeps what was read. `offlinePage` is the built offline page: a new one makes a new worker. */
export function keepingWorker(offlinePage: string): string {
  return workerScript('worker', {
    base: site.base,
    caches: CACHES,
    version: createHash('sha256').update(offlinePage).digest('hex').slice(0, 12),
    offline: addresses.offline(),
    search: addresses.search(),
    ...KEEPING,
  });
}

/** The text of `/sw.js` where nothing is to be kept: takes back what an earlier one kept, and itself. */
export function farewellWorker(): string {
  return workerScript('farewell', { caches: CACHES });
}
