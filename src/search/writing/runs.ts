import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Parts of entries, in the order of their keys. Neither has a tab or a line's end in it. */
type Run = Iterable<readonly [key: string, part: string]>;

/** Runs of one kind of entries: each sorted by itself, and all merged as a stream. */
export interface Runs {
  /** Adds what a batch of documents, all of them newer than those before, adds to entries. */
  add(run: Run): void;
  /** Every key in order, with its parts in the order in which they were added. To be asked for once. */
  merged(): Generator<[key: string, parts: string[]]>;
}

/** UTF-16 units or bytes that are written or read at once. */
const CHUNK = 1 << 18;

/** A run as bytes: as strings, its many small parts would take ten times the memory. */
function* written(run: Run): Generator<Buffer> {
  let text = '';
  for (const [key, part] of run) {
    text += `${key}\t${part}\n`;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

const [TAB, LINE_END] = [9, 10];

function* read(chunks: Iterable<Buffer>): Generator<[string, string]> {
  let rest: Buffer = Buffer.alloc(0);
  for (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let from = 0;
    for (let end = bytes.indexOf(LINE_END); end !== -1; end = bytes.indexOf(LINE_END, from)) {
      const tab = bytes.indexOf(TAB, from);
      yield [bytes.toString('utf8', from, tab), bytes.toString('utf8', tab + 1, end)];
      from = end + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
  }
}

function writeFile(file: string, chunks: Iterable<Buffer>): void {
  const opened = openSync(file, 'w');
  for (const chunk of chunks) writeSync(opened, chunk);
  closeSync(opened);
}

/** The bytes of a file, in pieces that are good until the next; then removes it. */
function* readFile(file: string): Generator<Buffer> {
  const opened = openSync(file, 'r');
  const chunk = Buffer.alloc(CHUNK);
  for (let length = readSync(opened, chunk); length > 0; length = readSync(opened, chunk))
    yield chunk.subarray(0, length);
  closeSync(opened);
  rmSync(file);
}

/** Merges `runs`. */
function* merge(runs: readonly Iterable<[string, string]>[]): Generator<[string, string[]]> {
  const open = runs.map((run) => run[Symbol.iterator]());
  const heads = open.map((run) => run.next().value as [string, string] | undefined);
  for (;;) {
    let first: string | undefined;
    for (const head of heads) if (head && (first === undefined || head[0] < first)) first = head[0];
    if (first === undefined) return;
    const parts: string[] = [];
    for (const [i, head] of heads.entries()) {
      if (head?.[0] !== first) continue;
      parts.push(head[1]);
      heads[i] = open[i]?.next().value as [string, string] | undefined;
    }
    yield [first, parts];
  }
}

/** Runs of the entries `kind`, kept in files of `folder` until they are merged; in memory if it is omitted. */
export function openRuns(kind: string, folder?: string): Runs {
  const runs: (() => Iterable<Buffer>)[] = [];
  return {
    add(run) {
      if (folder === undefined) {
        const chunks = [...written(run)];
        runs.push(() => chunks);
        return;
      }
      const file = join(folder, `${kind}-${runs.length}`);
      writeFile(file, written(run));
      runs.push(() => readFile(file));
    },
    merged: () => merge(runs.map((chunks) => read(chunks()))),
  };
}
