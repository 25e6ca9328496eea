import { measure } from './marked.ts';

/** `npm run bench:claims`: how well the claim that a text supports is recognised. */
for (const [list, name] of [
  ['first.txt', 'first set'],
  ['second.txt', 'second set'],
  ['third.txt', 'third set'],
  ['fourth.txt', 'fourth set'],
  ['fifth.txt', 'fifth set'],
] as const) {
  const { count, figures, wrong } = measure(list);
  console.log(`${name}, ${count} sentences\n${''.padEnd(12)}precision   recall`);
  for (const { said, precision, recall } of figures)
    console.log(`${said.padEnd(12)}${precision.toFixed(3).padStart(9)}${recall.toFixed(3).padStart(9)}`);
  for (const { said, read, text } of wrong) console.log(`  ${said} read as ${read}: ${text}`);
}
