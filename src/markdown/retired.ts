import type { Anchors, Lead, Tombstone } from './anchors.ts';

/** What of an article's published anchors is no paragraph, sentence or evidence any more. */
export interface RetiredOptions {
  /** What the ledger says of its anchors; without it they are ordinals. */
  anchors?: Anchors | undefined;
  /** Further anchors that lead to others: those of evidence that no longer stands. */
  leads?: readonly Lead[];
  /** HTML of the note in place of a deleted paragraph, in the interface's language. */
  tombstone?: (stone: Tombstone) => string;
}

/** Writes empty elements for the anchors that lead to `to`, and the notes of what was deleted before a paragraph. */
export function retiredAnchors({ anchors, leads = [], tombstone }: RetiredOptions): {
  leads(to: string): string;
  /** `position`: how many paragraphs stand before. */
  tombstones(position: number): string;
} {
  const html = new Map<string, string>();
  for (const { id, to } of [...(anchors?.leads ?? []), ...leads])
    html.set(to, `${html.get(to) ?? ''}<span id="${id}"></span>`);
  const stones = Map.groupBy(anchors?.tombstones ?? [], ({ after }) => after);
  const leadsTo = (to: string): string => html.get(to) ?? '';
  return {
    leads: leadsTo,
    tombstones: (position) =>
      (stones.get(position) ?? [])
        .map(
          (stone) =>
            `<div class="tombstone" role="note" id="${stone.id}">${leadsTo(stone.id)}${tombstone?.(stone) ?? ''}</div>\n`,
        )
        .join(''),
  };
}
