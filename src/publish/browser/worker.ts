import { createHash } from 'node:crypto';
import { addresses } from '../../site/addresses.ts';
import { site } from '../../site/settings.ts';
import { workerScript } from './client-script.ts';
import { CACHES, KEEPING } from './keeping.ts';

/** The text of `/sw.js`, the offline worker. A change of the built `offlinePage` changes the worker too. */
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

/** The text of `/sw.js` for a site without offline reading: deletes what an earlier worker kept, and unregisters. */
export function farewellWorker(): string {
  return workerScript('farewell', { caches: CACHES });
}
