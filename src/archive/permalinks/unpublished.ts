import { readTimelineLedger } from '../../ledger/file.ts';
import type { Committed } from './committed.ts';
import type { Ledger } from './folder.ts';
import type { Present } from './standing.ts';

/**
 * Drops from the ledger what stands there and was never published: an address that git has not committed was recorded by
 * a build on this machine, and its file or event is gone again. Nobody can have its link.
 */
export function dropUnpublished(ledger: Ledger, present: Present, committed: Committed): void {
  for (const [id, { standing }] of ledger.articles) {
    if (standing.kind !== 'live' || present.articleIds.has(id)) continue;
    if (committed.textOf(ledger.fileOf('articles', id)) === 'none') ledger.articles.delete(id);
  }
  for (const [id, entry] of ledger.timelines) {
    const now = present.events.get(id);
    const isGone = !present.events.has(id);
    const lost = entry.events.filter((event) => event.standing.kind === 'live' && !now?.has(event.id));
    if (entry.standing.kind !== 'live' || (!isGone && (!now || lost.length === 0))) continue;
    const text = committed.textOf(ledger.fileOf('timelines', id));
    if (text === undefined) continue;
    if (text === 'none' && isGone) ledger.timelines.delete(id);
    if (isGone) continue;
    const published = text === 'none' ? undefined : readTimelineLedger(text, { report: () => {} });
    const known = new Set(published?.events.map((event) => event.id));
    const events = entry.events.filter((event) => !lost.includes(event) || known.has(event.id));
    if (events.length < entry.events.length) ledger.timelines.set(id, { ...entry, events });
  }
}
