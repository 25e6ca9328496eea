import { expect, test } from 'vitest';
import { runSequence } from './incremental/sequence.ts';

// `npm run bench:incremental -- 300` does so three hundred times.
test('after edits, a build that takes over what did not change gives the bytes of one from nothing', async () => {
  const { done, differing } = await runSequence(3, 3);
  expect(differing, done.join(' → ')).toEqual([]);
});
