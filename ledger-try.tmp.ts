import fc from 'fast-check';
import { histories } from '/tmp/wt-ledger/tests/archive/permalinks/histories.ts';
import { emptyTally, LedgerScheme, play } from '/tmp/wt-ledger/tests/archive/permalinks/play.ts';
const n = Number(process.argv[2] ?? 1000), show = Number(process.argv[3] ?? 0);
const total = emptyTally();
const by: Record<string, any> = {};
let shown = 0;
import { textOf } from './tests/archive/permalinks/histories.ts';
const only = process.argv[4];
for (const h of fc.sample(histories, { numRuns: n, seed: Number(process.argv[5] ?? 42) })) {
  if (only && h.style !== only) continue;
  const t = (by[h.style] ??= emptyTally());
  let e = 0, prev: string[] = [], done = false, scheme = new LedgerScheme(), prevNames: string[] = [];
  play(h, scheme, t, (truth, wrong) => {
    const texts = truth.paragraphs.map(textOf);
    if (wrong.length && !done && shown < show) { done = true; shown++; console.log('\n=====', h.style, h.seed, 'edition', e, JSON.stringify(h.editions[e-1]?.map(({kind,at})=>[kind,at%prev.length])));
      for (const w of wrong) { const m = /^(p\d+) → (\w+), wanted (\w+)/.exec(w)!; console.log(w); console.log('  WAS   ', prev[prevNames.indexOf(m[1])]); console.log('  GOT   ', texts[+m[2]]); console.log('  WANTED', texts[+m[3]]); } }
    prev = texts; prevNames = texts.map((_, i) => scheme.anchorAt(i)); e++;
  });
}
for (const [s, t] of Object.entries(by)) { console.log(s.padEnd(8), JSON.stringify({ right: (100*t.right/t.surviving).toFixed(2), ...t })); for (const k in t) (total as any)[k] += (t as any)[k]; }
console.log('all', (100*total.right/total.surviving).toFixed(2), JSON.stringify(total));
