import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import { site } from './site.ts';

/** From so many articles on a second thread is worth its start. */
const WORTHWHILE = 500;

/** So near to the first thread the second stops: what is closer will be done before it is sent. */
const NEAR = 4;

/** A second thread that does a list of work from its last piece to its first, while the first thread goes the other way. */
export interface OtherEnd<Made> {
  /** What the second thread made of `key`, if it is done. To be asked for each piece once, in the order of the list. */
  take(key: string): Made | undefined;
  /** Settles when the thread has done all that it was to do; rejects with what stopped it. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

interface Channel {
  /** How many pieces the first thread has asked for. */
  taken: Int32Array<SharedArrayBuffer>;
  port: MessagePort;
}

/** Whether content and machine are large enough for two threads; `THREADS` decides where it is set. */
export function isWorthTwo(): boolean {
  if (site.threads !== undefined) return site.threads > 1;
  if (availableParallelism() < 2) return false;
  try {
    return readdirSync(join(site.content, 'articles')).length >= WORTHWHILE;
  } catch {
    return false;
  }
}

/** Starts the module `thread`, which calls `workFromTheEnd`, with `data` (cloned) as its own. */
export function startOtherEnd<Made>(thread: URL, data: object = {}): OtherEnd<Made> {
  const { port1, port2 } = new MessageChannel();
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const channel: Channel = { taken, port: port2 };
  const worker = new Worker(thread, { workerData: { ...data, channel }, transferList: [port2] });
  const done = new Map<string, Made>();
  const finished = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The second thread was stopped.')),
    );
  });
  // Who does not wait for it has a reason of its own to end.
  finished.catch(() => undefined);
  return {
    take(key) {
      Atomics.add(taken, 0, 1);
      Atomics.notify(taken, 0);
      for (let sent = receiveMessageOnPort(port1); sent; sent = receiveMessageOnPort(port1)) {
        const [of, made] = sent.message as [string, Made];
        done.set(of, made);
      }
      const made = done.get(key);
      done.delete(key);
      return made;
    },
    finished,
    async stop() {
      port1.close();
      done.clear();
      await worker.terminate();
    },
  };
}

/**
 * In the second thread: makes what the first will want of `list`, from its end, until the two meet; then waits until the
 * first has begun. What `make` gives `undefined` for is left to the first thread.
 */
export function workFromTheEnd<Piece, Made>(
  list: readonly Piece[],
  make: (piece: Piece) => readonly [key: string, made: Made] | undefined,
): void {
  const { taken, port } = (workerData as { channel: Channel }).channel;
  for (let at = list.length - 1; at > Atomics.load(taken, 0) + NEAR; at--) {
    const made = make(list[at] as Piece);
    if (made) port.postMessage(made);
  }
  Atomics.wait(taken, 0, 0);
  port.close();
}
