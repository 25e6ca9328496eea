import type { LedgerLine, LedgerParagraph } from './file.ts';
import { matchPieces } from './match.ts';
import { followMerged, type Merged, numberOf } from './merged.ts';
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

/** `texts`, each with the tombstones that stand right behind it, and those behind these; the last one entered comes first. */
function inOrder(
  texts: readonly Entry[],
  tombstones: ReadonlyMap<Entry | undefined, readonly Entry[]>,
): Entry[] {
  const ordered: Entry[] = [];
  const coming = [...[...texts].reverse(), ...(tombstones.get(undefined) ?? [])];
  for (let entry = coming.pop(); entry; entry = coming.pop()) {
    ordered.push(entry);
    for (const behind of tombstones.get(entry) ?? []) coming.push(behind);
  }
  return ordered;
}

function once<T>(items: readonly T[]): Set<T> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === 1).map(([item]) => item));
}

/**
 * Carries the anchors of `old` over to the present text. Paragraphs are matched first, then the sentences of each, then
 * what a split or a merge left over. A new paragraph takes the next number that no paragraph ever had; a deleted one
 * leaves a tombstone of the day `date`; a sentence of which nothing sure can be said leads to its paragraph.
 */
export function followAnchors(
  old: readonly LedgerParagraph[],
  fresh: readonly Piece[],
  date: string,
  decisions: Decisions = new Map(),
): Followed {
  const words = fresh.map((sentences) => sentences.join(''));
  const live = old.filter(({ deleted }) => deleted === undefined);
  const changes: Followed['changes'] = { added: [], edited: [], deleted: [], merged: [], back: [] };
  const owners = risenAgain(old, words);
  for (const { number } of owners.values()) changes.back.push(number);

  const open = [...fresh.keys()].filter((j) => !owners.has(j));
  const decided = new Map<number, number | undefined>();
  for (const [i, { number }] of live.entries()) {
    const said = decisions.get(number);
    const at = typeof said === 'number' ? open.indexOf(said - 1) : -1;
    if (said !== undefined) decided.set(i, at < 0 ? undefined : at);
  }
  const matching = matchPieces(
    live.map(wordsOf),
    open.map((j) => words[j] as string),
    decided,
  );
  const place = (at: number): number => open[at] as number;
  /** Where the anchor of each old paragraph leads, a place in the text; none where it is deleted. */
  const leadsTo = new Map<LedgerParagraph, number>();
  for (const [j, paragraph] of owners) leadsTo.set(paragraph, j);
  for (const [i, at] of matching.to) {
    const paragraph = live[i] as LedgerParagraph;
    owners.set(place(at), paragraph);
    leadsTo.set(paragraph, place(at));
    if (wordsOf(paragraph) !== words[place(at)]) changes.edited.push(paragraph.number);
  }
  for (const [i, at] of matching.merged) leadsTo.set(live[i] as LedgerParagraph, place(at));
  const before = followMerged(old, words, owners, leadsTo, decisions);
  for (const [id, j] of before.back) {
    owners.set(j, { number: numberOf(id), lines: [] });
    changes.back.push(numberOf(id));
  }

  const sentences = followSentences(old, fresh, owners);
  const numbers = numbersEver(old);
  const texts = fresh.map((piece, j): Entry => {
    const number = owners.get(j)?.number ?? numbers.nextParagraph();
    if (!owners.has(j)) changes.added.push(number);
    const lines = piece.map(
      (sketched, s): LedgerLine => ({
        kind: 'sentence',
        id: sentences.get(`${j} ${s}`)?.id ?? numbers.nextSentence(number),
        words: sketched,
      }),
    );
    return { number, lines };
  });
  const tombstones = new Map<Entry | undefined, Entry[]>();
  const entries = new Map<LedgerParagraph, Entry>();
  /** Of paragraphs that were merged before, and are deleted now. */
  const stones = new Map<string, Entry>();
  for (const [at, paragraph] of old.entries()) {
    const j = leadsTo.get(paragraph);
    let home = j === undefined ? undefined : texts[j];
    if (!home) {
      home = { number: paragraph.number, deleted: paragraph.deleted ?? date, lines: [] };
      if (paragraph.deleted === undefined) changes.deleted.push(paragraph.number);
      // At its place: after what stood before it.
      const above = at === 0 ? undefined : entries.get(old[at - 1] as LedgerParagraph);
      tombstones.set(above, [...(tombstones.get(above) ?? []), home]);
    }
    entries.set(paragraph, home);
    for (const line of paragraph.lines) {
      if (line.kind !== 'merged' || !before.deleted.has(line.id)) continue;
      changes.deleted.push(numberOf(line.id));
      const stone: Entry = { number: numberOf(line.id), deleted: date, lines: [] };
      stones.set(line.id, stone);
      tombstones.set(home, [...(tombstones.get(home) ?? []), stone]);
    }
  }
  const present = new Set(texts.flatMap(({ number, lines }) => [`p${number}`, ...lines.map(({ id }) => id)]));
  for (const paragraph of old) {
    const home = entries.get(paragraph) as Entry;
    const id = `p${paragraph.number}`;
    if (home.number !== paragraph.number && !present.has(id)) {
      addMerged(home, { kind: 'merged', id, words: wordsOf(paragraph) });
      changes.merged.push({ number: paragraph.number, into: home.number });
    }
    for (const line of paragraph.lines) {
      if (present.has(line.id) || before.deleted.has(line.id)) continue;
      const into = before.to.get(line.id);
      const stone = stones.get(line.id.replace(/s\d+$/, ''));
      if (stone && line.kind !== 'evidence') {
        stone.lines.push(line);
        continue;
      }
      if (line.kind === 'merged') addMerged(into === undefined ? home : (texts[into] as Entry), line);
      else if (line.kind === 'evidence' || home.deleted !== undefined) home.lines.push(line);
      else home.lines.unshift({ kind: 'retired', id: line.id });
    }
  }
  const doubts = [
    ...matching.doubts.map(({ old: i, candidates }) => ({
      number: (live[i] as LedgerParagraph).number,
      candidates: candidates.map((at) => place(at) + 1),
    })),
    ...before.doubts,
  ];
  return { paragraphs: inOrder(texts, tombstones), changes, doubts };
}

/** Tombstones whose very words, and no others like them, stand in the text again: by place. */
function risenAgain(old: readonly LedgerParagraph[], words: readonly string[]): Map<number, LedgerParagraph> {
  const dead = old.filter(({ deleted }) => deleted !== undefined);
  const live = new Set(old.filter(({ deleted }) => deleted === undefined).map(wordsOf));
  const deadOnce = once(dead.map(wordsOf));
  const freshOnce = once(words);
  const found = new Map<number, LedgerParagraph>();
  for (const tombstone of dead) {
    const text = wordsOf(tombstone);
    if (text !== '' && !live.has(text) && freshOnce.has(text) && deadOnce.has(text))
      found.set(words.indexOf(text), tombstone);
  }
  return found;
}

/** Puts a merged paragraph's anchor before the first of its own sentences in `home`, or first of all. */
function addMerged(home: Entry, line: Merged): void {
  const own = home.lines.findIndex(({ kind, id }) => kind === 'sentence' && id.startsWith(`${line.id}s`));
  home.lines.splice(Math.max(0, own), 0, line);
}

/** Gives numbers that were never used in the article. */
function numbersEver(old: readonly LedgerParagraph[]): {
  nextParagraph(): number;
  nextSentence(paragraph: number): string;
} {
  let paragraph = 0;
  const sentence = new Map<number, number>();
  for (const { number, lines } of old) {
    paragraph = Math.max(paragraph, number);
    for (const { id } of lines) {
      const [, p, s] = /^p(\d+)(?:s(\d+))?$/.exec(id) ?? [];
      if (p === undefined) continue;
      paragraph = Math.max(paragraph, Number(p));
      sentence.set(Number(p), Math.max(sentence.get(Number(p)) ?? 0, Number(s ?? 0)));
    }
  }
  return {
    nextParagraph: () => ++paragraph,
    nextSentence: (number) => {
      const next = (sentence.get(number) ?? 0) + 1;
      sentence.set(number, next);
      return `p${number}s${next}`;
    },
  };
}
