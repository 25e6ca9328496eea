import { setImmediate } from 'node:timers/promises';
import type { Pool } from './pool.ts';

/** Has all of `queue` done by `count` threads, `size` pieces at once, the last ones first. It is empty when all is given away. */
export async function giveAway<Piece>(
  queue: Piece[],
  size: number,
  count: number,
  there: (batch: Piece[]) => Promise<void>,
): Promise<void> {
  const giveSome = async (): Promise<void> => {
    while (queue.length > 0) await there(queue.splice(-size));
  };
  await Promise.all(Array.from({ length: count }, giveSome));
}

/** Who does a batch of pieces: another thread, or this one. */
interface Workers<Piece, Done> {
  there(batch: Piece[]): Promise<Done>;
  here(batch: Piece[]): Done;
}

/**
 * Has all of `pieces` done by every thread of `pool` and by this one, `size` at once: the others begin with the last, this one
 * with the first. Gives what was done, in any order.
 */
export async function share<Piece, Done>(
  pieces: readonly Piece[],
  size: number,
  pool: Pool,
  { there, here }: Workers<Piece, Done>,
): Promise<Done[]> {
  const queue = [...pieces];
  const done: Done[] = [];
  const all = giveAway(queue, size, pool.threads, async (batch) => void done.push(await there(batch)));
  // Who waits for it hears of it.
  all.catch(() => undefined);
  while (queue.length > 0) {
    done.push(here(queue.splice(0, size)));
    // Lets the others be given more.
    await setImmediate();
  }
  await all;
  return done;
}
