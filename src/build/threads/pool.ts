import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Tinypool } from 'tinypool';
import { productFile } from '../../site/product-file.ts';
import { site } from '../../site/settings.ts';

type Tasks = typeof import('./tasks.ts');

/** Threads that work beside this one. */
export interface Pool {
  /** How many there are; none where this one does all the work. */
  threads: number;
  /** Has the task `name` (`tasks.ts`) done with a copy of `data`, and gives a copy of what came of it. */
  run<Name extends keyof Tasks>(
    name: Name,
    data: Parameters<Tasks[Name]>[0],
  ): Promise<Awaited<ReturnType<Tasks[Name]>>>;
  /** Ends the threads, whatever they do. */
  stop(): Promise<void>;
}

/** How many tasks a thread is given at once: it need not wait for the next until this one comes to give it. */
export const AT_ONCE = 2;

/** From so many articles on a thread is worth its start. */
const WORTHWHILE = 500;

/** How many threads are worth their start besides this one: `THREADS` counts it, and decides where it is set. */
function threadsBeside(known: number): number {
  if (site.threads !== undefined) return site.threads - 1;
  try {
    const count = readdirSync(join(site.content, 'articles')).length;
    return count - known < WORTHWHILE ? 0 : availableParallelism() - 1;
  } catch {
    return 0;
  }
}

/** Starts the threads that are worth it, where `known` articles are read already. They wait for something to do. */
export function startPool(known = 0): Pool {
  const threads = threadsBeside(known);
  if (threads === 0)
    return {
      threads,
      // The types of name and data belong together, which TypeScript cannot follow through a lookup.
      run: async (name, data) => ((await import('./tasks.ts'))[name] as (of: unknown) => never)(data),
      stop: async () => undefined,
    };
  const pool = new Tinypool({
    filename: new URL('./tasks.ts', import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: AT_ONCE,
    isolateWorkers: false,
    workerData: { root: productFile('') },
  });
  return {
    threads,
    run: (name, data) => pool.run(data, { name }),
    stop: () => pool.destroy(),
  };
}
