import type { LedgerLine, LedgerParagraph } from './file.ts';
import { matchPieces } from './match.ts';
import { type FollowedMerged, followMerged, type Merged, mergedInto, numberOf } from './merged.ts';
import { numbersAfter } from './numbers.ts';
import { followSentences, onlyOnes, type Piece, wordsOf } from './sentences.ts';

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

type Entry = LedgerParagraph & { lines: LedgerLine[] };

const isLive = ({ deleted }: LedgerParagraph): boolean => deleted === undefined;

/**
 * The old paragraph that each place in the text `words` is (`owners`), and the place that the anchor of each old one leads
 * to. A deleted one whose very words, and no others like them, stand in the text again is back.
 */
function findParagraphs(old: readonly LedgerParagraph[], words: readonly string[], decisions: Decisions) {
  const given = new Set(decisions.values());
  const only = onlyOnes(old, wordsOf);
  const places = onlyOnes([...words.keys()], (j) => words[j] as string);
  const back = [...places].flatMap(([text, j]) => (given.has(j + 1) ? [] : [only.get(text)]));
  const sought = old.filter((paragraph) => isLive(paragraph) || back.includes(paragraph));
  const decided = sought.map(({ number }) => decisions.get(number));
  const others = old.flatMap((paragraph) => [
    ...(sought.includes(paragraph) ? [] : [wordsOf(paragraph)]),
    ...mergedInto(paragraph).map((line) => line.words),
  ]);
  const { to, merged, doubts } = matchPieces(sought.map(wordsOf), words, decided, others);
  const at = (i: number): LedgerParagraph => sought[i] as LedgerParagraph;
  return {
    owners: new Map([...to].map(([i, j]) => [j, at(i)])),
    leadsTo: new Map([...to, ...merged].map(([i, j]) => [at(i), j])),
    doubts: doubts.map(({ old: i, candidates }) => ({
      number: at(i).number,
      candidates: candidates.map((j) => j + 1),
    })),
  };
}

/** The paragraphs of the text with their numbers and their sentences' ids: old ones where they have one, else new. */
function presentEntries(
  old: readonly LedgerParagraph[],
  fresh: readonly Piece[],
  owners: ReadonlyMap<number, LedgerParagraph>,
): Entry[] {
  const sentences = followSentences(old, fresh, owners);
  const next = numbersAfter(old);
  return fresh.map((piece, j): Entry => {
    const number = owners.get(j)?.number ?? numberOf(next('p'));
    const lines = piece.map((words, s): LedgerLine => {
      const id = sentences.get(`${j} ${s}`)?.id ?? next(`p${number}s`);
      return { kind: 'sentence', id, words };
    });
    return { number, lines };
  });
}

/** Puts a merged paragraph's anchor before the first of its own sentences in `home`, or first of all. */
function addMerged(home: Entry, line: Merged): void {
  const own = home.lines.findIndex(({ kind, id }) => kind === 'sentence' && id.startsWith(`${line.id}s`));
  home.lines.splice(Math.max(0, own), 0, line);
}

/** The entries of `texts` with all that was ever published beside them: anchors that lead there, and deleted paragraphs. */
function carryOver(
  old: readonly LedgerParagraph[],
  texts: readonly Entry[],
  leadsTo: ReadonlyMap<LedgerParagraph, number>,
  places: FollowedMerged['places'],
  date: string,
): Entry[] {
  const entries = [...texts];
  const present = new Set(texts.flatMap(({ number, lines }) => [`p${number}`, ...lines.map(({ id }) => id)]));
  const bury = (number: number, deleted: string, above: Entry | undefined): Entry => {
    const stone: Entry = { number, deleted, lines: [] };
    entries.splice(above ? entries.indexOf(above) + 1 : 0, 0, stone);
    return stone;
  };
  let home: Entry | undefined;
  for (const paragraph of old) {
    const { number, deleted = date, lines } = paragraph;
    home = texts[leadsTo.get(paragraph) ?? -1] ?? bury(number, deleted, home);
    if (home.number !== number && !present.has(`p${number}`))
      addMerged(home, { kind: 'merged', id: `p${number}`, words: wordsOf(paragraph) });
    const stones = new Map<string, Entry>();
    for (const { id } of mergedInto(paragraph))
      if (places.get(id) === 'gone') stones.set(id, bury(numberOf(id), date, home));
    for (const line of lines) {
      const stone = stones.get(line.id.replace(/s\d+$/, ''));
      if (present.has(line.id) || stones.has(line.id)) continue;
      if (stone) stone.lines.push(line);
      else if (line.kind === 'merged') addMerged(texts[Number(places.get(line.id) ?? -1)] ?? home, line);
      else if (line.kind === 'evidence' || !isLive(home)) home.lines.push(line);
      else home.lines.unshift({ kind: 'retired', id: line.id });
    }
  }
  return entries;
}

/** What happened to the paragraphs of `old` that `present` tells. */
function changesBetween(old: readonly LedgerParagraph[], present: readonly LedgerParagraph[]) {
  const live = new Map(old.filter(isLive).map((paragraph) => [paragraph.number, wordsOf(paragraph)]));
  const dead = new Set(old.filter((paragraph) => !isLive(paragraph)).map(({ number }) => number));
  const gone = new Set([...dead, ...old.flatMap(mergedInto).map(({ id }) => numberOf(id))]);
  const changes: Followed['changes'] = { added: [], edited: [], deleted: [], merged: [], back: [] };
  for (const paragraph of present.toSorted((a, b) => a.number - b.number)) {
    const { number } = paragraph;
    const before = live.get(number);
    if (!isLive(paragraph) && !dead.has(number)) changes.deleted.push(number);
    if (isLive(paragraph) && before === undefined)
      (gone.has(number) ? changes.back : changes.added).push(number);
    if (isLive(paragraph) && before !== undefined && before !== wordsOf(paragraph))
      changes.edited.push(number);
    for (const { id } of mergedInto(paragraph))
      if (live.has(numberOf(id))) changes.merged.push({ number: numberOf(id), into: number });
  }
  return changes;
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
  const possible = new Map([...decisions].filter(([, at]) => at === 'gone' || at <= words.length));
  const { owners, leadsTo, doubts } = findParagraphs(old, words, possible);
  const merged = followMerged(old, words, owners, leadsTo, possible);
  for (const [id, at] of merged.places)
    if (at !== 'gone' && !owners.has(at)) owners.set(at, { number: numberOf(id), lines: [] });
  const paragraphs = carryOver(old, presentEntries(old, fresh, owners), leadsTo, merged.places, date);
  return { paragraphs, changes: changesBetween(old, paragraphs), doubts: [...doubts, ...merged.doubts] };
}
