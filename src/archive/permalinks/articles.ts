import { impossibleDecisions } from '../../ledger/decisions.ts';
import type { ArticleLedger } from '../../ledger/file.ts';
import { anchorsIn } from '../../ledger/file.ts';
import { type Decisions, type Followed, followAnchors } from '../../ledger/follow.ts';
import type { Piece } from '../../ledger/sentences.ts';
import { fingerprint, sketch } from '../../ledger/sketch.ts';
import type { Anchors } from '../../markdown/anchors.ts';
import { type Paragraph, parseDocument } from '../../markdown/document.ts';
import type { Problem } from '../problem.ts';
import { shown } from '../problem.ts';
import type { Article } from '../types.ts';
import { anchorsOf } from './anchors.ts';
import type { Ledger } from './folder.ts';

/** Something that became of published addresses, and that the ledger does not hold yet. */
export interface LedgerChange {
  file: string;
  line: number;
  /** `/a/x/#p4` style, base left out. */
  address: string;
  /** What happened to it, for a person. */
  what: string;
}

/** A published paragraph of which only a person can say where it is. */
export interface Doubt {
  article: Article;
  number: number;
  /** The paragraphs that it may be: place from 1, line in the file, words. */
  candidates: readonly { place: number; line: number; text: string }[];
}

/** What came of the anchors of an article. */
export interface FollowedArticle {
  doubts: Doubt[];
  entry: ArticleLedger;
  anchors: Anchors;
  changes: LedgerChange[];
  problems: Problem[];
}

/** How an article's anchors are to be followed. */
export interface FollowOptions {
  decisions?: Decisions | undefined;
  /** The day of a deletion that the article itself does not date. */
  date?: string | undefined;
  /** Looks at the text even where it is the recorded one: how its sentences are told apart may have changed. */
  isThorough?: boolean | undefined;
}

/** The sketches of a text's sentences, paragraph by paragraph. */
export function piecesOf(paragraphs: readonly Paragraph[]): Piece[] {
  return paragraphs.map(({ text, sentences }) =>
    sentences.map(({ start, end }) => sketch(text.slice(start, end))),
  );
}

/** Day of an article's last change, as it says itself. */
function lastChange({ updated, corrections }: Article): string | undefined {
  return [...(updated === undefined ? [] : [updated]), ...corrections.map(({ date }) => date)].sort().at(-1);
}

type Recorded = Pick<FollowedArticle, 'entry' | 'anchors'>;
const recordedOf = new WeakMap<Article, Recorded>();

/** The anchors of an article whose text is that of the `entry` of the ledger: the same object again for the same two. */
function recordedAnchors(article: Article, entry: ArticleLedger | undefined): Recorded | undefined {
  const before = recordedOf.get(article);
  if (before && before.entry === entry) return before;
  if (entry?.text !== fingerprint(article.body)) return undefined;
  const recorded = { entry, anchors: anchorsOf(entry.paragraphs) };
  recordedOf.set(article, recorded);
  return recorded;
}

/**
 * The anchors of an article whose body begins on line `bodyLine` of its file: from the ledger where its text is the
 * recorded one, followed into the present text where not. Says what changed, and what a person has to decide.
 */
export function followArticle(
  article: Article,
  bodyLine: number,
  { articles }: Pick<Ledger, 'articles'>,
  { decisions, date, isThorough }: FollowOptions,
): FollowedArticle {
  const old = articles.get(article.id);
  const recorded = decisions || isThorough ? undefined : recordedAnchors(article, old);
  if (recorded) return { ...recorded, doubts: [], changes: [], problems: [] };
  const { paragraphs } = parseDocument(article.body, article.lang);
  const known = new Set(old ? anchorsIn(old) : []);
  const impossible = impossibleDecisions(article.id, decisions ?? new Map(), known, paragraphs.length);
  const on = lastChange(article) ?? date;
  const followed = followAnchors(old?.paragraphs ?? [], piecesOf(paragraphs), on ?? article.date, decisions);
  const text = fingerprint(article.body);
  const entry: ArticleLedger = { standing: { kind: 'live' }, text, paragraphs: followed.paragraphs };
  const doubts = followed.doubts.map(({ number, candidates }) => ({
    article,
    number,
    candidates: candidates.map((place) => {
      const { text, line } = paragraphs[place - 1] ?? { text: '', line: 0 };
      return { place, line: bodyLine + line, text };
    }),
  }));
  return {
    entry,
    anchors: anchorsOf(followed.paragraphs),
    doubts,
    changes: old ? changesOf(article, bodyLine, followed, paragraphs) : [firstEdition(article, followed)],
    problems: [
      ...impossible.map((message) => ({ file: 'npm run permalinks', line: 1, field: 'option', message })),
      ...doubts.map(asProblem),
      // What was deleted is not known before the doubts are settled.
      ...(on === undefined && doubts.length === 0 ? undated(article, followed) : []),
    ],
  };
}

const numbered = (numbers: readonly number[]): string => numbers.map((number) => `p${number}`).join(', ');

function firstEdition({ id, file }: Article, { paragraphs }: Followed): LedgerChange {
  const count = paragraphs.length;
  const what = `is new: ${count === 1 ? 'p1' : `p1 to p${count}`}`;
  return { file, line: 1, address: `/a/${id}/`, what: count === 0 ? 'is new' : what };
}

function changesOf(
  { id, file }: Article,
  bodyLine: number,
  { paragraphs, changes }: Followed,
  present: readonly Paragraph[],
): LedgerChange[] {
  const places = new Map<number, number>();
  for (const { number, deleted } of paragraphs) if (deleted === undefined) places.set(number, places.size);
  const say = (number: number, what: string): LedgerChange => {
    const line = bodyLine + (present[places.get(number) ?? -1]?.line ?? 0);
    return { file, line, address: `/a/${id}/#p${number}`, what };
  };
  const deleted = paragraphs.find(({ number }) => number === changes.deleted[0])?.deleted;
  return [
    ...changes.added.map((number) => say(number, 'is new')),
    ...changes.back.map((number) => say(number, 'is back')),
    ...changes.edited.map((number) => say(number, 'follows its paragraph to an edited text')),
    ...changes.merged.map(({ number, into }) => say(number, `leads to p${into}, which took in its words`)),
    ...changes.deleted.map((number) => say(number, `is deleted, and leaves a note of ${deleted}`)),
  ];
}

/** The options of `npm run permalinks` that settle a doubt, the places in their order first. */
export function choicesOf({ article, number, candidates }: Doubt): string[] {
  const anchor = `${article.id}#p${number}`;
  return [...candidates.map(({ place }) => `--keep ${anchor}=${place}`), `--gone ${anchor}`];
}

function asProblem(doubt: Doubt): Problem {
  const { article, number, candidates } = doubt;
  const places = candidates.map(({ place, text }) => `${place} ${shown(text.slice(0, 60))}`);
  const what =
    places.length === 0
      ? 'is no longer where it was, and others read the same'
      : `may be paragraph ${places.join(' or ')}, or may be deleted: too close to tell`;
  const message = `${what}. Say which it is: npm run permalinks -- ${choicesOf(doubt).join(' | ')}`;
  return { file: article.file, line: candidates[0]?.line ?? 1, field: `p${number}`, message };
}

function undated({ file }: Article, { changes }: Followed): Problem[] {
  if (changes.deleted.length === 0) return [];
  const message = `is missing, and says when ${numbered(changes.deleted)} was deleted. Add it, or run npm run permalinks, which takes today.`;
  return [{ file, line: 1, field: 'updated', message }];
}
