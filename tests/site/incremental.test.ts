import { expect, test } from 'vitest';
import { runSequence } from './incremental/sequence.ts';

// `npm run bench:incremental -- 300` makes three hundred edits.
test('after edits, a build that reuses unchanged pages gives the same bytes as one from scratch', async () => {
  const { done, differing } = await runSequence(3, 3);
  expect(differing, done.join(' → ')).toEqual([]);
});
