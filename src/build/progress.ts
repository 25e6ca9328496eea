/**
 * One line on the terminal that says what a long command is doing, and how far it is. Never in a log: only where errors
 * go to a terminal, and not with `CI=true` or `TERM=dumb`. Written at once, because most of the work never waits.
 */
import { writeSync } from 'node:fs';

/** What takes less, in milliseconds, is not told. */
const PATIENCE = 2_000;

/** Between two writings of a line that counts, in milliseconds. */
const BETWEEN = 100;

const ERASE = '\r\u001b[K';
const STREAMS = ['stdout', 'stderr'] as const;
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** The command that is told of now; in a second thread none is. */
let told:
  | { since: number; what: string; done?: number; total?: number; drawnAt: number; isDrawn: boolean }
  | undefined;

function put(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // A terminal that is gone or does not keep up misses a line.
  }
}

function erase(): void {
  if (!told?.isDrawn) return;
  told.isDrawn = false;
  put(ERASE);
}

function draw(): void {
  if (!told?.what) return;
  // From here on an interruption has something to erase; before, it ends the process at once.
  if (told.drawnAt === 0) for (const signal of SIGNALS) process.once(signal, eraseAndEnd);
  told.drawnAt = performance.now();
  told.isDrawn = true;
  const { what, done = 0, total } = told;
  const line =
    total === undefined ? what : `${what} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}`;
  put(ERASE + line.slice(0, (process.stderr.columns || 80) - 1));
}

/** Ends the process as the signal would have, unless the command has its own way to stop. */
function eraseAndEnd(signal: NodeJS.Signals): void {
  erase();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

/** Erases the line before anything else is written, whoever writes it. Gives what undoes that. */
function eraseBeforeMessages(): () => void {
  const undo = STREAMS.map((name) => {
    const stream = process[name];
    const write = stream.write;
    stream.write = (...all: unknown[]) => {
      erase();
      return (write as (...all: unknown[]) => boolean).apply(stream, all);
    };
    return () => {
      stream.write = write;
    };
  });
  return () => {
    for (const one of undo) one();
  };
}

/** Runs a command, and shows meanwhile, once it has taken two seconds, what it says by `say`. Gives what `work` gives. */
export async function showProgress<Result>(work: () => Promise<Result>): Promise<Result> {
  const { CI, TERM } = process.env;
  if (!process.stderr.isTTY || CI === 'true' || TERM === 'dumb') return work();
  told = { since: performance.now(), what: '', drawnAt: 0, isDrawn: false };
  const undo = eraseBeforeMessages();
  const timer = setTimeout(draw, PATIENCE);
  process.once('exit', erase);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    erase();
    // A signal that came while the work did not wait is heard now.
    await new Promise((done) => setImmediate(done));
    undo();
    for (const signal of SIGNALS) process.off(signal, eraseAndEnd);
    process.off('exit', erase);
    told = undefined;
  }
}

/** Says what the command is doing now, such as `pages`, and how much of it is done, of how much. */
export function say(what: string, done?: number, total?: number): void {
  if (!told) return;
  const isNew = what !== told.what;
  Object.assign(told, { what, done, total });
  const now = performance.now();
  if (now - told.since >= PATIENCE && (isNew || now - told.drawnAt >= BETWEEN)) draw();
}
