import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type ArticleLedger,
  type Entries,
  type Reading,
  readArticleLedger,
  readTimelineLedger,
  type TimelineLedger,
  writeArticleLedger,
  writeTimelineLedger,
} from '../../ledger/file.ts';
import type { Problem } from '../problem.ts';
import { LARGEST, listIds, readSource } from '../reading/files.ts';
import type { Recall } from '../reading/recall.ts';

/** The ledger of a content folder: what was ever published, by id. `texts` are its files as they lie there. */
export interface Ledger extends Entries {
  texts: ReadonlyMap<string, string>;
  /** What was read, by file: an entry that is still the same object has nothing to write. */
  recorded: ReadonlyMap<string, ArticleLedger | TimelineLedger>;
  /** The events of each timeline as the files have them. */
  recordedEvents: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids whose file is there and could not be read, which is reported. */
  unread: ReadonlySet<string>;
  fileOf(kind: 'articles' | 'timelines', id: string): string;
}

/**
 * Reads `permalinks/` of the content folder `root`: one small file for each article and timeline, so that two people who
 * add an article each never meet in one. Problems go to `problems`;
 * files that `recall` knows are not read again.
 */
export function readLedger(root: string, problems: Problem[], recall?: Recall, isMerging = false): Ledger {
  const texts = new Map<string, string>();
  const recorded = new Map<string, ArticleLedger | TimelineLedger>();
  const unread = new Set<string>();
  const fileOf: Ledger['fileOf'] = (kind, id) => join(root, 'permalinks', kind, `${id}.txt`);
  function readAll<Entry extends ArticleLedger | TimelineLedger>(
    kind: 'articles' | 'timelines',
    read: (text: string, reading: Reading) => Entry | undefined,
  ): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const id of listIds(join(root, 'permalinks', kind), '.txt', problems)) {
      const file = fileOf(kind, id);
      const faults = problems.length;
      let before = faults;
      const readFile = (): { text: string | undefined; entry: Entry | undefined } => {
        const text = readSource(file, root, problems, LARGEST.ledger);
        before = problems.length;
        const report = (line: number, message: string): void => {
          problems.push({ file, line, field: 'ledger', message });
        };
        return { text, entry: text === undefined ? undefined : read(text, { report, isMerging }) };
      };
      const isSound = ({ entry }: ReturnType<typeof readFile>): boolean =>
        entry !== undefined && problems.length === faults;
      const { text, entry } = recall ? recall.recalled(file, undefined, readFile, isSound) : readFile();
      if (text !== undefined) texts.set(file, text);
      if (entry && problems.length === before) {
        entries.set(id, entry);
        recorded.set(file, entry);
      } else unread.add(`${kind}/${id}`);
    }
    return entries;
  }
  const articles = readAll('articles', readArticleLedger);
  const timelines = readAll('timelines', readTimelineLedger);
  const recordedEvents = new Map(
    [...timelines].map(([id, { events }]) => [id, new Set(events.map((event) => event.id))]),
  );
  return { articles, timelines, texts, recorded, recordedEvents, unread, fileOf };
}

/** A file of the ledger that is not as it should be; without a `text` it is to go. */
export interface LedgerWrite {
  file: string;
  text: string | undefined;
}

/** The files in which `ledger` differs from what lies in the content folder. */
export function pendingWrites(ledger: Ledger): LedgerWrite[] {
  const changed = <Entry extends ArticleLedger | TimelineLedger>(
    kind: 'articles' | 'timelines',
    entries: ReadonlyMap<string, Entry>,
    write: (entry: Entry) => string,
  ): LedgerWrite[] =>
    [...entries].flatMap(([id, entry]) => {
      const file = ledger.fileOf(kind, id);
      return ledger.recorded.get(file) === entry ? [] : [{ file, text: write(entry) }];
    });
  const wanted = [
    ...changed('articles', ledger.articles, writeArticleLedger),
    ...changed('timelines', ledger.timelines, writeTimelineLedger),
  ];
  const kept = new Set([
    ...[...ledger.articles.keys()].map((id) => ledger.fileOf('articles', id)),
    ...[...ledger.timelines.keys()].map((id) => ledger.fileOf('timelines', id)),
  ]);
  const dropped = [...ledger.recorded.keys()].filter((file) => !kept.has(file));
  return [
    ...wanted.filter(({ file, text }) => ledger.texts.get(file) !== text),
    ...dropped.map((file) => ({ file, text: undefined })),
  ];
}

/** Writes files of the ledger. */
export function writeLedger(writes: readonly LedgerWrite[]): void {
  for (const { file, text } of writes) {
    if (text === undefined) {
      rmSync(file, { force: true });
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
