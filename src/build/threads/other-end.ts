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
import { productFile, setProductRoot } from '../../site/product-file.ts';
import { site } from '../../site/settings.ts';

/** From so many articles on a second thread is worth its start. */
const WORTHWHILE = 500;

/** So near to the first thread the second stops: what is closer will be done before it is sent. */
const NEAR = 4;

/** The lists of work that two threads share, and where each is counted. */
const LISTS = { readings: 0, words: 1 } as const;
type List = keyof typeof LISTS;

/** A second thread that does lists of work from the last piece to the first, while the first thread goes the other way. */
export interface OtherEnd {
  /** What the second thread made of `key`, if it is done. To be asked for each piece once, in the order of the list. */
  take(list: List, key: string): unknown;
  /** Lets a thread go on that waits until the first has begun with `list`. */
  begin(list: List): void;
  /** Settles when the thread has done all that it was to do; rejects with what stopped it. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

interface Channel {
  /** How many pieces of each list the first thread has asked for. */
  taken: Int32Array<SharedArrayBuffer>;
  port: MessagePort;
}

type Sent = readonly [list: List, key: string, made: unknown];

/**
 * Whether content and machine are large enough for two threads, where `known` articles are read already; `THREADS` decides
 * where it is set.
 */
export function isWorthTwo(known = 0): boolean {
  if (site.threads !== undefined) return site.threads > 1;
  if (availableParallelism() < 2) return false;
  try {
    return readdirSync(join(site.content, 'articles')).length - known >= WORTHWHILE;
  } catch {
    return false;
  }
}

/** Starts the module `thread`, which calls `workFromTheEnd`, with `data` (cloned) as its own. */
export function startOtherEnd(thread: URL, data: object = {}): OtherEnd {
  const { port1, port2 } = new MessageChannel();
  const taken = new Int32Array(new SharedArrayBuffer(4 * Object.keys(LISTS).length));
  const channel: Channel = { taken, port: port2 };
  const worker = new Worker(thread, {
    workerData: { ...data, channel, root: productFile('') },
    transferList: [port2],
  });
  const done: Record<List, Map<string, unknown>> = { readings: new Map(), words: new Map() };
  const finished = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The second thread was stopped.')),
    );
  });
  // Who does not wait for it has a reason of its own to end.
  finished.catch(() => undefined);
  const begin = (list: List): void => {
    Atomics.add(taken, LISTS[list], 1);
    Atomics.notify(taken, LISTS[list]);
  };
  return {
    begin,
    take(list, key) {
      begin(list);
      for (let sent = receiveMessageOnPort(port1); sent; sent = receiveMessageOnPort(port1)) {
        const [of, piece, made] = sent.message as Sent;
        done[of].set(piece, made);
      }
      const made = done[list].get(key);
      done[list].delete(key);
      return made;
    },
    finished,
    async stop() {
      port1.close();
      await worker.terminate();
    },
  };
}

// A thread has a world of its own: there the product lies where it lies here.
if (workerData && 'channel' in workerData) setProductRoot((workerData as { root: string }).root);

const channel = (): Channel => (workerData as { channel: Channel }).channel;

/**
 * In the second thread: makes what the first will want of `pieces`, from their end, until the two meet. What `make` gives
 * `undefined` for is left to the first thread.
 */
export function workFromTheEnd<Piece>(
  list: List,
  pieces: readonly Piece[],
  make: (piece: Piece) => readonly [key: string, made: unknown] | undefined,
): void {
  const { taken, port } = channel();
  for (let at = pieces.length - 1; at > Atomics.load(taken, LISTS[list]) + NEAR; at--) {
    const made = make(pieces[at] as Piece);
    if (made) port.postMessage([list, ...made] satisfies Sent);
  }
}

/** In the second thread: waits until the first has begun with `list`. */
export function untilBegun(list: List): void {
  Atomics.wait(channel().taken, LISTS[list], 0);
}
