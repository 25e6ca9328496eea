import fc from 'fast-check';
import { histories, textOf } from './tests/archive/permalinks/histories.ts';
import { emptyTally, LedgerScheme, play } from './tests/archive/permalinks/play.ts';
const [style, seed, edition] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
for (const h of fc.sample(histories, { numRuns: 1500, seed: 42 })) {
  if (h.style !== style || h.seed !== seed) continue;
  const s = new LedgerScheme(); let e = 0;
  play(h, s, emptyTally(), (truth, wrong) => {
    if (e >= edition - 1 && e <= edition) {
      console.log('--- edition', e, JSON.stringify(h.editions[e-1]), wrong);
      let j = 0;
      for (const p of s.paragraphs) console.log(`p${p.number}`, p.deleted ? 'DELETED' : textOf(truth.paragraphs[j++]!).slice(0, 110), p.lines.filter(l => l.kind !== 'sentence').map(l => l.id + l.kind));
    }
    e++;
  });
  break;
}
