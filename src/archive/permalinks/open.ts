import { type Decided, enterDecisions, handOnMoved } from '../../ledger/decisions.ts';
import type { LedgerEvent } from '../../ledger/file.ts';
import type { Anchors, Lead } from '../../markdown/anchors.ts';
import type { Problem } from '../problem.ts';
import { shown } from '../problem.ts';
import type { Recall } from '../reading/recall.ts';
import type { Article, Evidence, RetiredAddress, Timeline } from '../types.ts';
import { type Doubt, followArticle, type LedgerChange } from './articles.ts';
import { committedIn } from './committed.ts';
import { evidenceAnchors, recordEvidence } from './evidence.ts';
import { type LedgerWrite, pendingWrites, readLedger } from './folder.ts';
import { checkStandings, finalPath, type Present } from './standing.ts';
import { dropUnpublished } from './unpublished.ts';

/** How the ledger is to be read. */
export interface LedgerOptions {
  decided?: Decided;
  /** The day of what is deleted or removed, `YYYY-MM-DD`, where the content does not say it. */
  date?: string;
  /** Looks at every article, changed or not. */
  isThorough?: boolean;
}

/** What the ledger says, and what it does not hold yet. */
export interface Permalinks {
  /** What a person has to decide or to mend before anything can be published. */
  problems: readonly Problem[];
  /** What is not recorded yet, and the files that would record it. */
  changes: readonly LedgerChange[];
  writes: readonly LedgerWrite[];
  /** Of these problems, what `npm run permalinks` asks on a terminal. */
  doubts: readonly Doubt[];
  retired: readonly RetiredAddress[];
  /** Anchors of evidence that no longer stands, by article. */
  leads: ReadonlyMap<string, readonly Lead[]>;
}

/** The ledger while an archive is loaded: first its articles, then its evidence, then the whole. */
export interface OpenLedger {
  follow(article: Article, bodyLine: number): Anchors | undefined;
  /** `quoting`: the ids of the events that quote each article. */
  evidenceAnchors(
    event: string,
    quotes: readonly { quote: string; article: string }[],
    quoting: ReadonlyMap<string, ReadonlySet<string>>,
  ): string[];
  close(present: Present, timelines: readonly { timeline: Timeline; file: string }[]): Permalinks;
}

/** Opens the ledger of the content folder `root`. */
export function openLedger(
  root: string,
  { decided, date, isThorough }: LedgerOptions,
  recall?: Recall,
): OpenLedger {
  const problems: Problem[] = [];
  const changes: LedgerChange[] = [];
  const doubts: Doubt[] = [];
  const ledger = readLedger(root, problems, recall, isThorough);
  if (decided) {
    for (const message of enterDecisions(ledger, decided, date ?? ''))
      problems.push({ file: 'npm run permalinks', line: 1, field: 'option', message });
    for (const id of decided.paragraphs.keys()) {
      if (ledger.articles.has(id) || ledger.unread.has(`articles/${id}`)) continue;
      const message = `--keep, --gone: ${shown(id)} was never published. Check its spelling.`;
      problems.push({ file: 'npm run permalinks', line: 1, field: 'option', message });
    }
  }
  handOnMoved(ledger);

  return {
    follow(article, bodyLine) {
      const standing = ledger.articles.get(article.id)?.standing.kind ?? 'live';
      if (standing !== 'live' || ledger.unread.has(`articles/${article.id}`)) return undefined;
      const decisions = decided?.paragraphs.get(article.id);
      const followed = followArticle(article, bodyLine, ledger, { decisions, date, isThorough });
      problems.push(...followed.problems);
      changes.push(...followed.changes);
      doubts.push(...followed.doubts);
      ledger.articles.set(article.id, followed.entry);
      return followed.anchors;
    },

    evidenceAnchors: (event, quotes, quoting) => evidenceAnchors(event, quotes, ledger.articles, quoting),

    close(present, timelines) {
      const byArticle = new Map<string, Evidence[]>();
      for (const { timeline, file } of timelines) {
        recordEvents(timeline, file);
        for (const { evidence } of timeline.events)
          for (const piece of evidence)
            byArticle.set(piece.article.id, [...(byArticle.get(piece.article.id) ?? []), piece]);
      }
      const leads = new Map<string, readonly Lead[]>();
      for (const [id, entry] of ledger.articles) {
        if (entry.standing.kind !== 'live') continue;
        const evidence = byArticle.get(id) ?? [];
        const recorded = recordEvidence(entry, evidence, (anchor) => successorOf(anchor, evidence));
        ledger.articles.set(id, recorded.entry);
        if (recorded.leads.length > 0) leads.set(id, recorded.leads);
        const article = present.articles.get(id);
        if (!article || !ledger.texts.has(ledger.fileOf('articles', id))) continue;
        for (const anchor of recorded.added)
          changes.push({ file: article.file, line: 1, address: `/a/${id}/#${anchor}`, what: 'is new' });
      }
      dropUnpublished(ledger, present, committedIn(root));
      const { problems: wrong, retired } = checkStandings(ledger, present);
      for (const { from, to } of decided?.moved ?? [])
        changes.push({ file: addressFile(from), line: 1, address: from, what: `leads to ${to}` });
      for (const { address, reason } of decided?.gone ?? [])
        changes.push({ file: addressFile(address), line: 1, address, what: `is removed: ${reason}` });
      const writes = pendingWrites(ledger);
      const told = new Set(changes.map(({ address }) => address.split('#', 1)[0]));
      const written = new Set(writes.map(({ file }) => file));
      for (const article of present.articles.values()) {
        const file = ledger.fileOf('articles', article.id);
        const address = `/a/${article.id}/`;
        if (!ledger.texts.has(file) && written.has(file) && !told.has(address))
          changes.push({
            file: article.file,
            line: 1,
            address,
            what: 'has taken over the anchors of another',
          });
      }
      return { problems: [...problems, ...wrong], changes, writes, doubts, retired, leads };
    },
  };

  function addressFile(address: string): string {
    const [, timeline] = /^timeline\/([^/]+)/.exec(address) ?? [];
    return timeline === undefined ? ledger.fileOf('articles', address) : ledger.fileOf('timelines', timeline);
  }

  function recordEvents(timeline: Timeline, file: string): void {
    const known = ledger.timelines.get(timeline.id);
    if ((known && known.standing.kind !== 'live') || ledger.unread.has(`timelines/${timeline.id}`)) return;
    const ids = new Set(known?.events.map(({ id }) => id));
    const fresh = timeline.events
      .filter(({ id }) => !ids.has(id))
      .map(({ id }): LedgerEvent => ({ id, standing: { kind: 'live' } }));
    ledger.timelines.set(timeline.id, {
      standing: { kind: 'live' },
      events: [...(known?.events ?? []), ...fresh.sort((a, b) => (a.id < b.id ? -1 : 1))],
    });
    if (!known) changes.push({ file, line: 1, address: `/timeline/${timeline.id}/`, what: 'is new' });
    for (const { id } of known ? fresh : [])
      changes.push({ file, line: 1, address: `/timeline/${timeline.id}/${id}/`, what: 'is new' });
  }

  /** The evidence of a renamed event in the same article. */
  function successorOf(anchor: string, evidence: readonly Evidence[]): string | undefined {
    for (const [id, { events }] of ledger.timelines) {
      for (const { id: event, standing } of events) {
        if (standing.kind !== 'moved' || !new RegExp(`^ev-${event}(?:-\\d+)?$`).test(anchor)) continue;
        const [, , now] = finalPath(ledger, ['timeline', id, event]) ?? [];
        const renamed = anchor.replace(`ev-${event}`, `ev-${now}`);
        const found = [renamed, `ev-${now}`].find((name) => evidence.some((piece) => piece.anchor === name));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}

/** With `CI=true` the ledger is frozen: what it does not hold yet, as problems. */
export function unrecorded({ changes }: Permalinks): Problem[] {
  return changes.map(({ file, line, address, what }) => {
    const message = `${address} ${what}, and the ledger does not hold that. Run npm run permalinks, and commit permalinks/.`;
    return { file, line, field: 'permalinks', message };
  });
}
