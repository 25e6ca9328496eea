import { expect, test } from 'vitest';
import { runSequence } from './incremental/sequence.ts';

// `npm run bench:incremental -- 300` does so three hundred times.
test.each([1])(
  'after edits, a build that takes over what did not change gives the bytes of one from nothing (%i)',
  async (seed) => {
    const { done, differing } = await runSequence(seed, 4);
    expect(differing, done.join(' → ')).toEqual([]);
  },
);
