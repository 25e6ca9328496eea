import type { Anchors, Lead, Tombstone } from './anchors.ts';

/** What is left of an article's published anchors that the current text no longer has. */
export interface RetiredOptions {
  /** The article's anchors from the ledger; without them, anchors are ordinals. */
  anchors?: Anchors | undefined;
  /** More anchors that lead elsewhere: those of removed evidence. */
  leads?: readonly Lead[];
  /** HTML of the note in place of a deleted paragraph, in the interface language. */
  tombstone?: (stone: Tombstone) => string;
}

/** Writes empty elements for old anchors that lead to `to`, and the notes for paragraphs deleted before a position. */
export function retiredAnchors({ anchors, leads = [], tombstone }: RetiredOptions): {
  leads(to: string): string;
  /** `position`: how many paragraphs come before. */
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
