/**
 * Random edits of made archives, each built with what the build before it left, and compared with a build from nothing, file
 * for file: `npm run bench:incremental -- 300`, and `-- 300 7` to begin with the sequence 7. Exit 1 where any differ.
 */
import { runSequence } from './sequence.ts';

const [count = 10, first = 1] = process.argv.slice(2).map(Number);
let differing = 0;
for (let seed = first; seed < first + count; seed++) {
  const { done, differing: files } = await runSequence(seed, 3);
  if (files.length > 0) differing++;
  console.log(`${seed}: ${done.join(' → ')}: ${files.length === 0 ? 'the same' : files.join(', ')}`);
}
console.log(`${count} sequences, ${differing} of them with other bytes`);
process.exitCode = differing > 0 ? 1 : 0;
