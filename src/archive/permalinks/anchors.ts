import type { LedgerParagraph } from '../../ledger/file.ts';
import type { Anchors, Lead, Tombstone } from '../../markdown/anchors.ts';

/** The anchors of a recorded text, as the page needs them; those of evidence apart. */
export function anchorsOf(paragraphs: readonly LedgerParagraph[]): Anchors {
  const leads: Lead[] = [];
  const tombstones: Tombstone[] = [];
  const present: { number: number; sentences: string[] }[] = [];
  for (const { number, deleted, lines } of paragraphs) {
    const id = `p${number}`;
    const isHere = deleted === undefined;
    if (!isHere) tombstones.push({ id, number, date: deleted, after: present.length });
    else
      present.push({
        number,
        sentences: lines.flatMap((line) => (line.kind === 'sentence' ? [line.id] : [])),
      });
    for (const [at, line] of lines.entries()) {
      if (line.kind === 'evidence' || (line.kind === 'sentence' && isHere)) continue;
      const next =
        isHere && line.kind === 'merged'
          ? lines.slice(at + 1).find(({ kind }) => kind === 'sentence')
          : undefined;
      leads.push({ id: line.id, to: next?.id ?? id });
    }
  }
  return { paragraphs: present, leads, tombstones };
}
