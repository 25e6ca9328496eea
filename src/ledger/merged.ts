import { SAME, TRACE } from './editions.ts';
import type { LedgerLine, LedgerParagraph } from './file.ts';
import { kept, type Weighed, weigh } from './likeness.ts';
import { isJoined } from './match.ts';
import { wordsOf } from './sentences.ts';

export type Merged = Extract<LedgerLine, { kind: 'merged' }>;

/** What became of the paragraphs that went into others in earlier editions, by anchor. */
export interface FollowedMerged {
  /** Where it leads: a place in the text, from 0. */
  to: Map<string, number>;
  /** Those of them that stand by themselves again. */
  back: Map<string, number>;
  /** Those that a person said are deleted. */
  deleted: Set<string>;
  /** Numbers whose fate a person has to decide, with the places they may be, from 1. */
  doubts: { number: number; candidates: number[] }[];
}

/** The number of a paragraph's anchor. */
export const numberOf = (id: string): number => Number(id.slice(1));

/**
 * Follows the paragraphs that were merged in earlier editions. One stays with what took it in while that holds its words;
 * it is itself again where it stands alone, word for word; else a person is asked. `owners` are the old paragraphs by
 * their place in the text `words`, `leadsTo` the places that old paragraphs lead to.
 */
export function followMerged(
  old: readonly LedgerParagraph[],
  words: readonly string[],
  owners: ReadonlyMap<number, LedgerParagraph>,
  leadsTo: ReadonlyMap<LedgerParagraph, number>,
  decisions: ReadonlyMap<number, number | 'gone'>,
): FollowedMerged {
  const followed: FollowedMerged = { to: new Map(), back: new Map(), deleted: new Set(), doubts: [] };
  const isSame = (j: number): boolean => {
    const owner = owners.get(j);
    return owner !== undefined && wordsOf(owner) === words[j];
  };
  const lines = old
    .filter(({ deleted }) => deleted === undefined)
    .flatMap((host) => host.lines.flatMap((line) => (line.kind === 'merged' ? [{ host, line }] : [])))
    .filter(({ host, line }) => {
      const home = leadsTo.get(host);
      return (
        decisions.has(numberOf(line.id)) || home === undefined || !isSame(home) || owners.get(home) !== host
      );
    });
  if (lines.length === 0) return followed;
  const [pieces = [], hosts = [], texts = []] = weigh([
    lines.map(({ line }) => line.words),
    lines.map(({ host }) => wordsOf(host)),
    words,
  ]);
  const settle = (id: string, at: number): void => {
    const isOwned = owners.has(at) || [...followed.back.values()].includes(at);
    (isOwned ? followed.to : followed.back).set(id, at);
  };
  for (const [m, { host, line }] of lines.entries()) {
    const said = decisions.get(numberOf(line.id));
    if (said === 'gone') followed.deleted.add(line.id);
    else if (said !== undefined) settle(line.id, said - 1);
    if (said !== undefined) continue;
    const piece = pieces[m] as Weighed;
    const before = Math.max(kept(piece, hosts[m] as Weighed), TRACE * piece.weight);
    const share = (j: number): number => kept(piece, texts[j] as Weighed) / before;
    const home = leadsTo.get(host);
    const others = [...words.keys()].filter((j) => j !== home && !isSame(j) && share(j) >= TRACE);
    const here = home === undefined ? 0 : share(home);
    const [only = -1, ...more] = others;
    const [whole, rest] = [hosts[m] as Weighed, texts[home ?? -1]];
    const isCutOut =
      more.length === 0 &&
      words[only] === line.words &&
      !owners.has(only) &&
      rest !== undefined &&
      (isJoined(whole, rest, piece) || isJoined(whole, piece, rest));
    if (isCutOut) settle(line.id, only);
    else if (home !== undefined && here >= SAME && others.length === 0) followed.to.set(line.id, home);
    else if (home !== undefined || others.length > 0) {
      const candidates = [...(home === undefined ? [] : [home]), ...others].map((j) => j + 1);
      followed.doubts.push({ number: numberOf(line.id), candidates });
    }
  }
  return followed;
}
