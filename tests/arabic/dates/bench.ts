import { findDates } from '../../../src/arabic/dates/find.ts';
import { fifth } from './fifth.set.ts';
import { first } from './first.set.ts';
import { fourth } from './fourth.set.ts';
import { type Figures, type Kind, measure, rates, readMarked } from './marked.ts';
import { second } from './second.set.ts';
import { stockChrono } from './stock-chrono.ts';
import { third } from './third.set.ts';

const percent = (rate: number): string => (rate * 100).toFixed(1).padStart(6);

function row(name: string, sentences: number, ours: Figures, stock: Figures): string {
  const [a, b] = [rates(ours), rates(stock)];
  const figures = [a.precision, a.recall, a.f1, b.precision, b.recall, b.f1].map(percent).join(' ');
  return `${name.padEnd(28)} ${String(sentences).padStart(4)} ${String(ours.wanted).padStart(5)}  ${figures}`;
}

/** Prints precision, recall and F1 (exact span with exact EDTF) of our reading, and of stock chrono-node. */
function print(title: string, kinds: readonly Kind[]): void {
  const sentences = readMarked(kinds);
  const empty = sentences.filter(({ dates }) => dates.length === 0).length;
  const [ours, stock] = [measure(findDates, sentences), measure(stockChrono, sentences)];
  console.log(`\n${title}: ${sentences.length} sentences, ${empty} without a date`);
  console.log(`${' '.repeat(41)}ours: P      R     F1  chrono: P    R     F1`);
  const rows = title === 'All' ? [] : kinds.map((one) => one.kind);
  for (const kind of [...rows, 'all']) {
    const count = sentences.filter((sentence) => kind === 'all' || sentence.kind === kind).length;
    const none = { found: 0, wanted: 0, right: 0 };
    console.log(row(kind, count, ours.get(kind) ?? none, stock.get(kind) ?? none));
  }
}

print('Written from the grammar', first);
print('In the voices of the agencies', second);
print('Further', third);
print('Tense', fourth);
print('Tense again', fifth);
print('All', [...first, ...second, ...third, ...fourth, ...fifth]);
