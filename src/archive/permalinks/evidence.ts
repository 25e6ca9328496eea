import type { ArticleLedger, LedgerParagraph } from '../../ledger/file.ts';
import { fingerprint } from '../../ledger/sketch.ts';
import type { Lead } from '../../markdown/anchors.ts';
import type { Evidence } from '../types.ts';

/**
 * Gives the evidence of one event in one article its anchors: `ev-<event>`, further pieces `ev-<event>-2` … A quote that
 * is recorded keeps the anchor it was published under, however the event lists its quotes now. `quoting` are the ids of
 * the events that quote each article: what `ev-x-2` names there is `x-2`'s, where that is one of them.
 */
export function evidenceAnchors(
  event: string,
  quotes: readonly { quote: string; article: string }[],
  articles: ReadonlyMap<string, ArticleLedger>,
  quoting: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const pattern = new RegExp(`^ev-${event}(?:-\\d+)?$`);
  const isOthers = (anchor: string, article: string): boolean =>
    anchor !== `ev-${event}` && quoting.get(article)?.has(anchor.slice('ev-'.length)) === true;
  const taken = new Set<string>();
  const recorded = new Map<string, Map<string, string>>();
  for (const { article } of quotes) {
    const found = new Map<string, string>();
    for (const { lines } of articles.get(article)?.paragraphs ?? [])
      for (const line of lines)
        if (line.kind === 'evidence' && pattern.test(line.id) && !isOthers(line.id, article))
          found.set(line.words, line.id);
    recorded.set(article, found);
    for (const id of found.values()) taken.add(`${article} ${id}`);
  }
  const used = new Set<string>();
  const kept = quotes.map(({ quote, article }) => {
    const id = recorded.get(article)?.get(fingerprint(quote));
    if (id === undefined || used.has(`${article} ${id}`)) return undefined;
    used.add(`${article} ${id}`);
    return id;
  });
  return kept.map((id, at) => {
    if (id !== undefined) return id;
    // An edited quote of the same event keeps the anchor that none of the others has.
    const article = quotes[at]?.article ?? '';
    const free = [...(recorded.get(article)?.values() ?? [])].find(
      (other) => !used.has(`${article} ${other}`),
    );
    let fresh = free;
    for (let n = 1; fresh === undefined; n++) {
      const candidate = n === 1 ? `ev-${event}` : `ev-${event}-${n}`;
      // An anchor is an article's own: another article may have the same.
      if (!taken.has(`${article} ${candidate}`)) fresh = candidate;
    }
    taken.add(`${article} ${fresh}`);
    used.add(`${article} ${fresh}`);
    return fresh;
  });
}

/**
 * Records the evidence that stands in an article below its paragraphs, and says where the anchors lead of which the words
 * or the event are gone: to what `successor` names in the same article, or to their paragraph.
 */
export function recordEvidence(
  entry: ArticleLedger,
  evidence: readonly Evidence[],
  successor: (anchor: string) => string | undefined,
): { entry: ArticleLedger; leads: Lead[]; added: string[] } {
  const isRecorded = entry.paragraphs.some(({ lines }) => lines.some(({ kind }) => kind === 'evidence'));
  if (evidence.length === 0 && !isRecorded) return { entry, leads: [], added: [] };
  const standing = new Map(evidence.map((piece) => [piece.anchor, piece]));
  const recorded = new Set<string>();
  const leads: Lead[] = [];
  const paragraphs = entry.paragraphs.map((paragraph): LedgerParagraph => {
    const lines = paragraph.lines.filter((line) => {
      if (line.kind !== 'evidence') return true;
      const piece = standing.get(line.id);
      recorded.add(line.id);
      if (!piece) leads.push({ id: line.id, to: successor(line.id) ?? `p${paragraph.number}` });
      return !piece;
    });
    const own = evidence
      .filter((piece) => piece.paragraph.number === paragraph.number && paragraph.deleted === undefined)
      .map((piece) => ({ kind: 'evidence' as const, id: piece.anchor, words: fingerprint(piece.quote) }));
    return { ...paragraph, lines: [...lines, ...own] };
  });
  const added = [...standing.keys()].filter((anchor) => !recorded.has(anchor));
  return { entry: { ...entry, paragraphs }, leads, added };
}
