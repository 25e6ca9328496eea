/** Does `work` for every item, in order, `atOnce` of them at a time. Begins nothing more after an error, and throws it. */
export async function each<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
  atOnce: number,
): Promise<void> {
  const queue = [...items].reverse();
  const one = async (): Promise<void> => {
    try {
      for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
    } finally {
      queue.length = 0;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, one));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
