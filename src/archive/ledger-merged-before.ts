import type { LedgerLine, LedgerParagraph } from './ledger-file.ts';
import type { Decisions } from './ledger-follow.ts';
import { likeness } from './ledger-likeness.ts';
import { wordsOf } from './ledger-sentences.ts';

export type Merged = Extract<LedgerLine, { kind: 'merged' }>;

/** What became of the paragraphs that went into others in earlier editions, by anchor. */
export interface FollowedMerged {
  /** Where it leads: a place in the text, from 0. */
  to: Map<string, number>;
  /** Those of them that stand by themselves again. */
  back: Map<string, number>;
  /** Whose words were cut out. */
  deleted: Set<string>;
  /** Numbers whose fate a person has to decide, with the places they may be, from 1. */
  doubts: { number: number; candidates: number[] }[];
}

// Of the words that the paragraph had left in what took it in, the share that ...
const STAYS = 0.3; // ... says that it is still there, where no other place holds any,
const HOLDS = 0.25; // ... makes a place one of those that it may be in,
const MOST = 0.6; // ... says that it is in this place and no other.
const SURE = 0.8; // Of all its words, the least share in another place.

/** The number of a paragraph's anchor. */
export function numberOf(id: string): number {
  return Number(id.slice(1));
}

/**
 * Follows the paragraphs that were merged in earlier editions. One is where what took it in is, as long as that reads the
 * same; else in the only place that holds its words, among that one and those that are new or took in something.
 */
export function followMerged(
  old: readonly LedgerParagraph[],
  words: readonly string[],
  owners: ReadonlyMap<number, LedgerParagraph>,
  leadsTo: ReadonlyMap<LedgerParagraph, number>,
  decisions: Decisions,
): FollowedMerged {
  const followed: FollowedMerged = { to: new Map(), back: new Map(), deleted: new Set(), doubts: [] };
  const lines = old.flatMap((host) =>
    host.lines.flatMap((line) =>
      line.kind === 'merged' && host.deleted === undefined ? [{ host, line }] : [],
    ),
  );
  const isSame = (host: LedgerParagraph): boolean => {
    const home = leadsTo.get(host);
    return home !== undefined && owners.get(home) === host && wordsOf(host) === words[home];
  };
  const amiss = lines.filter(({ host, line }) => decisions.has(numberOf(line.id)) || !isSame(host));
  if (amiss.length === 0) return followed;
  const live = old.filter(({ deleted }) => deleted === undefined);
  const texts = live.map(wordsOf);
  const alike = likeness([...amiss.map(({ line }) => line.words), ...texts], words);
  const before = likeness(
    amiss.map(({ line }) => line.words),
    texts,
  );
  const changed = [...words.keys()].filter((j) => {
    const owner = owners.get(j);
    return owner === undefined ? !texts.includes(words[j] as string) : wordsOf(owner) !== words[j];
  });
  const edited = [...live.keys()].filter((q) => !isSame(live[q] as LedgerParagraph));
  for (const [m, { host, line }] of amiss.entries()) {
    const { id } = line;
    const home = leadsTo.get(host);
    const left = Math.max(before.inNew(m, live.indexOf(host)), HOLDS);
    const share = (j: number): number => {
      // What another paragraph that changed would explain is no sign of this one.
      const own = Math.max(
        0,
        ...edited.map((q) => (live[q] === host ? 0 : alike.alsoIn(m, j, amiss.length + q))),
      );
      return (alike.inNew(m, j) * (1 - own)) / left;
    };
    const settle = (at: number): void => {
      if (owners.has(at) || [...followed.back.values()].includes(at)) followed.to.set(id, at);
      else followed.back.set(id, at);
    };
    const said = decisions.get(numberOf(id));
    if (said === 'gone') followed.deleted.add(id);
    else if (said !== undefined) settle(said - 1);
    if (said !== undefined) continue;
    const here = home === undefined ? 0 : share(home);
    const others = changed.filter((j) => j !== home && share(j) >= HOLDS).sort((a, b) => share(b) - share(a));
    const [best, next] = others;
    if (best === undefined) {
      if (home === undefined) continue;
      if (here >= STAYS) followed.to.set(id, home);
      else followed.doubts.push({ number: numberOf(id), candidates: [home + 1] });
    } else if (
      home !== undefined &&
      here < HOLDS &&
      share(best) >= MOST &&
      alike.inNew(m, best) >= SURE &&
      next === undefined &&
      !texts.includes(line.words)
    )
      settle(best);
    else {
      const candidates = [...(home === undefined ? [] : [home]), ...others].map((j) => j + 1);
      followed.doubts.push({ number: numberOf(id), candidates });
    }
  }
  return followed;
}
