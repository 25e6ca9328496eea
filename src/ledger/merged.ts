import { SAME, TRACE } from './editions.ts';
import type { LedgerLine, LedgerParagraph } from './file.ts';
import { kept, type Weighed, weigh } from './likeness.ts';
import { wordsOf } from './sentences.ts';

export type Merged = Extract<LedgerLine, { kind: 'merged' }>;

/** What became of the paragraphs that went into others in earlier editions. */
export interface FollowedMerged {
  /** Anchor → the place in the text that it leads to, from 0, where that is not its host's, or `gone`. */
  places: Map<string, number | 'gone'>;
  /** Numbers whose fate a person has to decide, with the places they may be, from 1. */
  doubts: { number: number; candidates: number[] }[];
}

/** The number of a paragraph's anchor. */
export const numberOf = (id: string): number => Number(id.slice(1));

/** The anchors of other paragraphs that lead into `paragraph`. */
export function mergedInto({ lines }: LedgerParagraph): Merged[] {
  return lines.filter((line): line is Merged => line.kind === 'merged');
}

/**
 * Follows the paragraphs that went into others in earlier editions. One stays with its host while that holds its words and
 * nothing new does; it is itself again where it alone was cut out, word for word; else a person is asked. `owners` are the
 * old paragraphs by their place in the text `words`, `leadsTo` the places that old paragraphs lead to.
 */
export function followMerged(
  old: readonly LedgerParagraph[],
  words: readonly string[],
  owners: ReadonlyMap<number, LedgerParagraph>,
  leadsTo: ReadonlyMap<LedgerParagraph, number>,
  decisions: ReadonlyMap<number, number | 'gone'>,
): FollowedMerged {
  const followed: FollowedMerged = { places: new Map(), doubts: [] };
  const unsure: { line: Merged; host: string; home: number | undefined }[] = [];
  const live = old.filter(({ deleted }) => deleted === undefined);
  for (const paragraph of live)
    for (const line of mergedInto(paragraph)) {
      const said = decisions.get(numberOf(line.id));
      const [host, home] = [wordsOf(paragraph), leadsTo.get(paragraph)];
      if (said !== undefined) followed.places.set(line.id, said === 'gone' ? said : said - 1);
      else if (home === undefined || words[home] !== host) unsure.push({ line, host, home });
    }
  const before = new Set(live.map(wordsOf));
  const [pieces = [], hosts = [], texts = []] = weigh([
    unsure.map(({ line }) => line.words),
    unsure.map(({ host }) => host),
    words,
  ]);
  for (const [m, { line, home }] of unsure.entries()) {
    const piece = pieces[m] as Weighed;
    const whole = Math.max(kept(piece, hosts[m] as Weighed), TRACE * piece.weight);
    const share = (j: number): number => kept(piece, texts[j] as Weighed) / whole;
    const here = home === undefined ? 0 : share(home);
    const others = [...words.keys()].filter(
      (j) => j !== home && !before.has(words[j] as string) && share(j) >= TRACE,
    );
    const [only = -1] = others;
    const isAlone = others.length === 1 && words[only] === line.words && !owners.has(only);
    if (isAlone && home !== undefined && here < TRACE) followed.places.set(line.id, only);
    else if (others.length > 0 || (home !== undefined && here < SAME)) {
      const candidates = home === undefined ? others : [home, ...others];
      followed.doubts.push({ number: numberOf(line.id), candidates: candidates.map((j) => j + 1) });
    }
  }
  return followed;
}
