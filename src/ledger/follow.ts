import type { Matching } from './editions.ts';
import type { LedgerLine, LedgerParagraph } from './file.ts';
import { matchPieces } from './match.ts';
import { type FollowedMerged, followMerged, type Merged, numberOf } from './merged.ts';
import { numbersAfter } from './numbers.ts';
import { followSentences, type Piece, wordsOf } from './sentences.ts';

/** What a person decided of an article's paragraphs: number → place in the present text, from 1, or `gone`. */
export type Decisions = ReadonlyMap<number, number | 'gone'>;

/** What became of an article's anchors in its present text. */
export interface Followed {
  paragraphs: LedgerParagraph[];
  /** Numbers of paragraphs, by what happened to them. */
  changes: {
    added: number[];
    edited: number[];
    deleted: number[];
    merged: { number: number; into: number }[];
    back: number[];
  };
  /** Numbers whose fate a person has to decide, with the places they may be, from 1. */
  doubts: { number: number; candidates: number[] }[];
}

type Entry = { number: number; deleted?: string | undefined; lines: LedgerLine[] };

/** Where old paragraphs are now. */
interface Whereabouts {
  /** The old paragraph that each place in the text is. */
  owners: Map<number, LedgerParagraph>;
  /** Where the anchor of each old paragraph leads, a place in the text; none where it is deleted. */
  leadsTo: Map<LedgerParagraph, number>;
  doubts: Followed['doubts'];
}

/** Tombstones whose very words, and no others like them, stand in the text again: by place. */
function risenAgain(old: readonly LedgerParagraph[], words: readonly string[]): Map<number, LedgerParagraph> {
  const dead = old.filter(({ deleted }) => deleted !== undefined);
  const live = new Set(old.filter(({ deleted }) => deleted === undefined).map(wordsOf));
  const times = (texts: readonly string[], text: string): number =>
    texts.filter((other) => other === text).length;
  const deadWords = dead.map(wordsOf);
  return new Map(
    dead
      .filter((_, n) => {
        const text = deadWords[n] as string;
        return text !== '' && !live.has(text) && times(words, text) === 1 && times(deadWords, text) === 1;
      })
      .map((tombstone) => [words.indexOf(wordsOf(tombstone)), tombstone]),
  );
}

/** Says where each old paragraph is in the text `words`. */
function findParagraphs(
  old: readonly LedgerParagraph[],
  words: readonly string[],
  decisions: Decisions,
  changes: Followed['changes'],
): Whereabouts {
  const live = old.filter(({ deleted }) => deleted === undefined);
  const owners = risenAgain(old, words);
  const leadsTo = new Map([...owners].map(([j, paragraph]) => [paragraph, j]));
  for (const { number } of owners.values()) changes.back.push(number);
  const open = [...words.keys()].filter((j) => !owners.has(j));
  const place = (at: number): number => open[at] as number;
  const decided = new Map<number, number | undefined>();
  for (const [i, { number }] of live.entries()) {
    const said = decisions.get(number);
    const at = typeof said === 'number' ? open.indexOf(said - 1) : -1;
    if (said !== undefined) decided.set(i, at < 0 ? undefined : at);
  }
  const others = old.flatMap((paragraph) => [
    ...(paragraph.deleted === undefined ? [] : [wordsOf(paragraph)]),
    ...paragraph.lines.flatMap((line) => (line.kind === 'merged' ? [line.words] : [])),
  ]);
  const present = open.map((j) => words[j] as string);
  const matching: Matching = matchPieces(live.map(wordsOf), present, decided, others);
  for (const [i, at] of matching.to) {
    const paragraph = live[i] as LedgerParagraph;
    owners.set(place(at), paragraph);
    leadsTo.set(paragraph, place(at));
    if (wordsOf(paragraph) !== words[place(at)]) changes.edited.push(paragraph.number);
  }
  for (const [i, at] of matching.merged) leadsTo.set(live[i] as LedgerParagraph, place(at));
  const doubts = matching.doubts.map(({ old: i, candidates }) => ({
    number: (live[i] as LedgerParagraph).number,
    candidates: candidates.map((at) => place(at) + 1),
  }));
  return { owners, leadsTo, doubts };
}

/** The paragraphs of the text with their numbers and their sentences' ids: old ones where they have one, else new. */
function presentEntries(
  old: readonly LedgerParagraph[],
  fresh: readonly Piece[],
  owners: Whereabouts['owners'],
  changes: Followed['changes'],
): Entry[] {
  const sentences = followSentences(old, fresh, owners);
  const numbers = numbersAfter(old);
  return fresh.map((piece, j): Entry => {
    const number = owners.get(j)?.number ?? numbers.nextParagraph();
    if (!owners.has(j)) changes.added.push(number);
    const lines = piece.map((words, s): LedgerLine => {
      const id = sentences.get(`${j} ${s}`)?.id ?? numbers.nextSentence(number);
      return { kind: 'sentence', id, words };
    });
    return { number, lines };
  });
}

/** The tombstones, by what they stand right behind; `undefined` is the beginning of the text. */
type Tombstones = Map<Entry | undefined, Entry[]>;

/** The entry that each old paragraph leads to: one of the text, or its own tombstone, put where it stood. */
function homesOf(
  old: readonly LedgerParagraph[],
  texts: readonly Entry[],
  leadsTo: Whereabouts['leadsTo'],
  date: string,
  changes: Followed['changes'],
): { homes: Map<LedgerParagraph, Entry>; tombstones: Tombstones } {
  const homes = new Map<LedgerParagraph, Entry>();
  const tombstones: Tombstones = new Map();
  for (const [at, paragraph] of old.entries()) {
    const j = leadsTo.get(paragraph);
    let home = j === undefined ? undefined : texts[j];
    if (!home) {
      home = { number: paragraph.number, deleted: paragraph.deleted ?? date, lines: [] };
      if (paragraph.deleted === undefined) changes.deleted.push(paragraph.number);
      const above = at === 0 ? undefined : homes.get(old[at - 1] as LedgerParagraph);
      tombstones.set(above, [...(tombstones.get(above) ?? []), home]);
    }
    homes.set(paragraph, home);
  }
  return { homes, tombstones };
}

/** Puts a merged paragraph's anchor before the first of its own sentences in `home`, or first of all. */
function addMerged(home: Entry, line: Merged): void {
  const own = home.lines.findIndex(({ kind, id }) => kind === 'sentence' && id.startsWith(`${line.id}s`));
  home.lines.splice(Math.max(0, own), 0, line);
}

/** Carries the lines of `paragraph` that are no sentence of the text any more to where they lead now. */
function carryLines(
  paragraph: LedgerParagraph,
  home: Entry,
  texts: readonly Entry[],
  merged: FollowedMerged,
  stones: ReadonlyMap<string, Entry>,
  present: ReadonlySet<string>,
): void {
  for (const line of paragraph.lines) {
    if (present.has(line.id) || merged.deleted.has(line.id)) continue;
    const into = merged.to.get(line.id);
    const stone = stones.get(line.id.replace(/s\d+$/, ''));
    if (stone && line.kind !== 'evidence') stone.lines.push(line);
    else if (line.kind === 'merged') addMerged(into === undefined ? home : (texts[into] as Entry), line);
    else if (line.kind === 'evidence' || home.deleted !== undefined) home.lines.push(line);
    else home.lines.unshift({ kind: 'retired', id: line.id });
  }
}

/** `texts`, each with the tombstones that stand right behind it, and those behind these. */
function inOrder(texts: readonly Entry[], tombstones: Tombstones): Entry[] {
  const ordered: Entry[] = [];
  const coming = [...[...texts].reverse(), ...(tombstones.get(undefined) ?? [])];
  for (let entry = coming.pop(); entry; entry = coming.pop()) {
    ordered.push(entry);
    coming.push(...(tombstones.get(entry) ?? []));
  }
  return ordered;
}

/**
 * Carries the anchors of `old` over to the present text. Paragraphs are matched first, then the sentences of each, then
 * what a split or a merge left over. A new paragraph takes the next number that no paragraph ever had; a deleted one
 * leaves a tombstone of the day `date` (`YYYY-MM-DD`); a sentence in doubt leads to its paragraph.
 */
export function followAnchors(
  old: readonly LedgerParagraph[],
  fresh: readonly Piece[],
  date: string,
  decisions: Decisions = new Map(),
): Followed {
  const words = fresh.map((sentences) => sentences.join(''));
  const changes: Followed['changes'] = { added: [], edited: [], deleted: [], merged: [], back: [] };
  const { owners, leadsTo, doubts } = findParagraphs(old, words, decisions, changes);
  const merged = followMerged(old, words, owners, leadsTo, decisions);
  for (const [id, j] of merged.back) {
    owners.set(j, { number: numberOf(id), lines: [] });
    changes.back.push(numberOf(id));
  }
  const texts = presentEntries(old, fresh, owners, changes);
  const { homes, tombstones } = homesOf(old, texts, leadsTo, date, changes);
  const stones = new Map<string, Entry>();
  for (const paragraph of old)
    for (const { id } of paragraph.lines.filter((line) => merged.deleted.has(line.id))) {
      const home = homes.get(paragraph);
      const stone: Entry = { number: numberOf(id), deleted: date, lines: [] };
      stones.set(id, stone);
      changes.deleted.push(stone.number);
      tombstones.set(home, [...(tombstones.get(home) ?? []), stone]);
    }
  const present = new Set(texts.flatMap(({ number, lines }) => [`p${number}`, ...lines.map(({ id }) => id)]));
  for (const paragraph of old) {
    const home = homes.get(paragraph) as Entry;
    const id = `p${paragraph.number}`;
    if (home.number !== paragraph.number && !present.has(id)) {
      addMerged(home, { kind: 'merged', id, words: wordsOf(paragraph) });
      changes.merged.push({ number: paragraph.number, into: home.number });
    }
    carryLines(paragraph, home, texts, merged, stones, present);
  }
  return { paragraphs: inOrder(texts, tombstones), changes, doubts: [...doubts, ...merged.doubts] };
}
