import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type ArticleLedger,
  readArticleLedger,
  readTimelineLedger,
  type TimelineLedger,
  writeArticleLedger,
  writeTimelineLedger,
} from './ledger-file.ts';
import { listIds, readSource } from './source-file.ts';
import type { Problem } from './types.ts';

/** The ledger of a content folder: what was ever published, by id. `texts` are its files as they lie there. */
export interface Ledger {
  articles: Map<string, ArticleLedger>;
  timelines: Map<string, TimelineLedger>;
  texts: ReadonlyMap<string, string>;
  /** The events of each timeline as the files have them. */
  recordedEvents: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids whose file is there and could not be read, which is reported. */
  unread: ReadonlySet<string>;
  fileOf(kind: 'articles' | 'timelines', id: string): string;
}

/**
 * Reads `permalinks/` of the content folder `root`: one small file for each article and timeline, so that two people who
 * add an article each never meet in one. Problems go to `problems`.
 */
export function readLedger(root: string, problems: Problem[]): Ledger {
  const texts = new Map<string, string>();
  const unread = new Set<string>();
  const fileOf: Ledger['fileOf'] = (kind, id) => join(root, 'permalinks', kind, `${id}.txt`);
  function readAll<Entry>(
    kind: 'articles' | 'timelines',
    read: (text: string, report: (line: number, message: string) => void) => Entry | undefined,
  ): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const id of listIds(join(root, 'permalinks', kind), '.txt', problems)) {
      const file = fileOf(kind, id);
      const text = readSource(file, root, problems);
      const before = problems.length;
      const entry =
        text === undefined
          ? undefined
          : read(text, (line, message) => problems.push({ file, line, field: 'ledger', message }));
      if (text !== undefined) texts.set(file, text);
      if (entry && problems.length === before) entries.set(id, entry);
      else unread.add(`${kind}/${id}`);
    }
    return entries;
  }
  const articles = readAll('articles', readArticleLedger);
  const timelines = readAll('timelines', readTimelineLedger);
  const recordedEvents = new Map(
    [...timelines].map(([id, { events }]) => [id, new Set(events.map((event) => event.id))]),
  );
  return { articles, timelines, texts, recordedEvents, unread, fileOf };
}

/** A file of the ledger that is not as it should be. */
export interface LedgerWrite {
  file: string;
  text: string;
}

/** The files in which `ledger` differs from what lies in the content folder. */
export function pendingWrites(ledger: Ledger): LedgerWrite[] {
  const wanted = [
    ...[...ledger.articles].map(([id, entry]) => ({
      file: ledger.fileOf('articles', id),
      text: writeArticleLedger(entry),
    })),
    ...[...ledger.timelines].map(([id, entry]) => ({
      file: ledger.fileOf('timelines', id),
      text: writeTimelineLedger(entry),
    })),
  ];
  return wanted.filter(({ file, text }) => ledger.texts.get(file) !== text);
}

/** Writes files of the ledger. */
export function writeLedger(writes: readonly LedgerWrite[]): void {
  for (const { file, text } of writes) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
