import fc from 'fast-check';
import { histories, EDITS } from './tests/archive/permalinks/histories.ts';
import { STYLES } from './tests/archive/permalinks/wire-copy.ts';
import { emptyTally, LedgerScheme, play } from './tests/archive/permalinks/play.ts';
const hs = fc.sample(histories, { numRuns: 300, seed: 7 });
for (const style of STYLES) {
  let row = style.padEnd(8);
  for (const kind of EDITS) {
    const t = emptyTally();
    for (const h of hs) play({ style, seed: h.seed, editions: [[{ ...h.editions[0]![0]!, kind }]] }, new LedgerScheme(), t);
    row += `${kind} ${(100 * t.stops / t.editions).toFixed(1)}%/${t.wrong}/${t.saidDeleted}  `;
  }
  console.log(row);
}
