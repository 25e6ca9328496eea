import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { site } from '../site/site.ts';
import { takeWordsFrom } from './article-words.ts';

/** From so many articles on a second thread is worth its start, and a second reading of the archive. */
const WORTHWHILE = 500;

/** What the second thread is told: where the site is built, how many articles the pages have taken, where to send words. */
export interface Errand {
  folder: string;
  taken: Int32Array<SharedArrayBuffer>;
  port: MessagePort;
}

/** The words of one article, as the second thread sends them. */
export interface Words {
  id: string;
  html: string;
}

/** A second thread at work for a build. */
export interface Ahead {
  /** Settles when the other forms are written; rejects with what stopped the thread. */
  finished: Promise<void>;
  stop(): Promise<void>;
}

function isWorthwhile(): boolean {
  if (site.threads !== undefined) return site.threads > 1;
  if (availableParallelism() < 2) return false;
  try {
    return readdirSync(join(site.content, 'articles')).length >= WORTHWHILE;
  } catch {
    return false;
  }
}

/**
 * Starts a second thread for the build of the site into `folder`, where the content and the machine are large enough for it, or `THREADS`
 * says so. It reads the archive for itself and renders the words of the articles from the last to the first, until it meets
 * the pages, which go the other way; then it writes the other forms. Who renders an article makes no difference to it.
 */
export function startAhead(folder: string): Ahead | undefined {
  if (!isWorthwhile()) return undefined;
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./ahead-thread.ts', import.meta.url), {
    workerData: { folder, taken, port: port2 } satisfies Errand,
    transferList: [port2],
  });
  const ready = new Map<string, string>();
  takeWordsFrom((id) => {
    Atomics.add(taken, 0, 1);
    Atomics.notify(taken, 0);
    for (let sent = receiveMessageOnPort(port1); sent; sent = receiveMessageOnPort(port1)) {
      const { id, html } = sent.message as Words;
      ready.set(id, html);
    }
    const html = ready.get(id);
    ready.delete(id);
    return html;
  });
  const finished = new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error('The second thread was stopped')),
    );
  });
  // A build that fails for a reason of its own does not ask how the thread ended.
  finished.catch(() => undefined);
  return {
    finished,
    async stop() {
      takeWordsFrom(undefined);
      port1.close();
      await worker.terminate();
    },
  };
}
