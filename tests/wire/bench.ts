import { formsTable } from './forms-table.ts';

/** `npm run bench:formats`: for each format the number of files tried, read correctly, and refused correctly. */
const rows = await formsTable();
console.log(`${'format'.padEnd(24)} tried  right  refused rightly`);
for (const { form, tried, right, refusedRightly, wrong } of rows)
  console.log(
    `${form.padEnd(24)} ${String(tried).padStart(5)} ${String(right).padStart(6)} ${String(refusedRightly).padStart(16)}${wrong.length > 0 ? `   wrong: ${wrong.join('; ')}` : ''}`,
  );
const sum = (of: 'tried' | 'right' | 'refusedRightly'): number => rows.reduce((all, row) => all + row[of], 0);
console.log(
  `${'all'.padEnd(24)} ${String(sum('tried')).padStart(5)} ${String(sum('right')).padStart(6)} ${String(sum('refusedRightly')).padStart(16)}`,
);
