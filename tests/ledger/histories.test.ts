import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorsOf } from '../../src/archive/permalinks/anchors.ts';
import { anchorsIn, readArticleLedger, writeArticleLedger } from '../../src/ledger/file.ts';
import { fingerprint } from '../../src/ledger/sketch.ts';
import { renderDocument } from '../../src/markdown/render.ts';
import { SEEDS } from './figures.ts';
import { histories, textOf } from './histories.ts';
import { emptyTally, LedgerScheme, play } from './play.ts';

/** How often each id stands in some HTML. */
function idsIn(html: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, id = ''] of html.matchAll(/ id="([^"]+)"/g)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

const RUNS = 240;

test.each(SEEDS)(
  `in ${RUNS} random histories (seed %i) no anchor is lost, and none names another paragraph`,
  {
    timeout: 600_000,
  },
  (seed) => {
    const tally = emptyTally();
    fc.assert(
      fc.property(histories, (history) => {
        const scheme = new LedgerScheme();
        const published = new Set<string>();
        let sentences = new Map<string, string>();
        const before = tally.wrong;
        play(history, scheme, tally, (truth, wrong) => {
          const texts = truth.paragraphs.map(textOf);
          const ledger = {
            standing: { kind: 'live' } as const,
            text: fingerprint(''),
            paragraphs: scheme.paragraphs,
          };
          // The ledger's file says the same as the ledger.
          const problems: string[] = [];
          const written = readArticleLedger(writeArticleLedger(ledger), {
            report: (line, message) => problems.push(`${line}: ${message}`),
          });
          expect(problems).toEqual([]);
          expect(written).toEqual(ledger);

          const html = renderDocument(texts.join('\n\n'), {
            lang: 'ar',
            markLabel: String,
            anchors: anchorsOf(scheme.paragraphs),
          });
          const ids = idsIn(html);
          for (const id of anchorsIn(ledger)) published.add(id);
          expect([...published].filter((id) => ids.get(id) !== 1)).toEqual([]);
          expect([...ids.keys()].filter((id) => !published.has(id))).toEqual([]);

          // A sentence's anchor never comes to name what was another sentence in the edition before.
          const now = new Map<string, string>();
          for (const { lines } of scheme.paragraphs)
            for (const line of lines) if (line.kind === 'sentence') now.set(line.id, line.words);
          const others = [...now].filter(([id, words]) => {
            const was = sentences.get(id);
            return was !== undefined && was !== words && [...sentences.values()].includes(words);
          });
          expect(others).toEqual([]);
          sentences = now;

          expect(wrong.filter((message) => !message.includes('→ deleted'))).toEqual([]);
        });
        expect(tally.wrong).toBe(before);
      }),
      { seed, numRuns: RUNS, endOnFailure: true },
    );
    expect(tally.missing).toBe(0);
    expect(tally.histories).toBeGreaterThanOrEqual(RUNS);
    expect(tally.right / tally.surviving).toBeGreaterThanOrEqual(0.99);
  },
);
