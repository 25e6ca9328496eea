import { measure } from './marked.ts';

/** `npm run bench:datelines`: how many openings of dispatches are read correctly, as a whole and in their parts. */
for (const list of ['first.txt', 'held-out.txt', 'third.txt', 'fourth.txt']) {
  const all = measure(list);
  const count = (piece: 'found' | 'day' | 'names' | 'end'): number =>
    all.filter(({ right }) => right[piece]).length;
  const whole = all.filter(({ right }) => Object.values(right).every(Boolean));
  const none = all.filter(({ marked }) => !marked).length;
  console.log(
    `${list}: ${all.length} openings, ${none} without a dateline; right: whole ${whole.length}, found ${count('found')}, day ${count('day')}, names ${count('names')}, end ${count('end')}`,
  );
  if (process.argv.includes('--misses'))
    for (const { text, marked, found } of all.filter((one) => !whole.includes(one)))
      console.log(`  ${text}\n    marked ${JSON.stringify(marked)}\n    read   ${JSON.stringify(found)}`);
}
