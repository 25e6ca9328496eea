import { isRealDate } from '../arabic/calendar.ts';
import { shown } from '../arabic/script/shown.ts';
import { isSketch } from './sketch.ts';

/** One line below a paragraph: a sentence, an anchor that leads here, or evidence. */
export type LedgerLine =
  /** `words`: its sketch. */
  | { kind: 'sentence'; id: string; words: string }
  /** A sentence that is no more: it leads to the paragraph. */
  | { kind: 'retired'; id: string }
  /** A paragraph whose words went into this one, as it last was: it leads to the sentence that follows. */
  | { kind: 'merged'; id: string; words: string }
  /** `words`: the fingerprint of the quote. */
  | { kind: 'evidence'; id: string; words: string };

export interface LedgerParagraph {
  number: number;
  /** Day it was deleted, where it is a tombstone. */
  deleted?: string | undefined;
  lines: readonly LedgerLine[];
}

/** What a published address is now: there, at another address, or removed on a day for a reason. */
export type Standing =
  | { kind: 'live' }
  | { kind: 'moved'; to: string }
  | { kind: 'gone'; date: string; reason: string };

/** Everything ever published under the address of one article, in the order of its text. */
export interface ArticleLedger {
  standing: Standing;
  /** Fingerprint of the body as it was recorded. */
  text: string;
  paragraphs: readonly LedgerParagraph[];
}

/** A published event of a timeline; where it moved, `to` is `<timeline>/<event>`. */
export interface LedgerEvent {
  id: string;
  standing: Standing;
}

/** Everything ever published under the address of one timeline. */
export interface TimelineLedger {
  standing: Standing;
  events: readonly LedgerEvent[];
}

type Report = (line: number, message: string) => void;

const HANDLE = '[a-z0-9]+(?:-[a-z0-9]+)*';
const EVIDENCE = new RegExp(`^ev-${HANDLE}$`);
const REWRITE = 'Take the line from the last commit (git checkout), then run npm run permalinks.';

function standingOf(words: string, line: number, target: RegExp, report: Report): Standing | undefined {
  const [, kind, rest = ''] = /^(live|moved|gone)(?: (.*))?$/.exec(words) ?? [];
  if (kind === 'live') return { kind };
  if (kind === 'moved') {
    if (target.test(rest)) return { kind, to: rest };
    report(line, `${shown(rest)} is not an address to move to. Write: moved <new id>.`);
  } else if (kind === 'gone') {
    const [, date = '', reason = ''] = /^(\S+) (\S.*)$/.exec(rest) ?? [];
    if (isRealDate(date) && reason !== '') return { kind, date, reason };
    report(line, 'does not say when and why. Write: gone YYYY-MM-DD and the reason in words.');
  } else report(line, `${shown(words)} is not a line of the ledger. ${REWRITE}`);
  return undefined;
}

function lineOf(text: string): LedgerLine | undefined {
  const [, id = '', words = '', more] = /^ (\S+) (\S+)(?: (\S+))?$/.exec(text) ?? [];
  if (more !== undefined)
    return /^p[1-9]\d*$/.test(id) && words === 'merged' && isSketch(more)
      ? { kind: 'merged', id, words: more }
      : undefined;
  if (/^p[1-9]\d*s[1-9]\d*$/.test(id)) {
    if (words === 'retired') return { kind: 'retired', id };
    return isSketch(words) ? { kind: 'sentence', id, words } : undefined;
  }
  if (EVIDENCE.test(id) && /^[\w-]{12}$/.test(words)) return { kind: 'evidence', id, words };
  return undefined;
}

const PARAGRAPH = /^p([1-9]\d*)(?: deleted (\d{4}-\d{2}-\d{2}))?$/;

type Line = { text: string; at: number };

/**
 * The lines of a ledger file. A merge of two branches leaves the lines of both, between conflict marks or without
 * (`merge=union` in .gitattributes): then `merged` is the line where that shows, and what the marks say is left out.
 */
function linesIn(text: string): { lines: Line[]; merged: number | undefined } {
  const lines: Line[] = [];
  let merged: number | undefined;
  let isBase = false;
  for (const [n, line] of text.replace(/\n$/, '').split('\n').entries()) {
    const [mark] = /^(?:<{7}|\|{7}|={7}|>{7})/.exec(line) ?? [];
    if (mark) isBase = mark.startsWith('|');
    const isSecondStanding = lines.length > 0 && /^(?:live|moved|gone)\b/.test(line);
    if (mark || isSecondStanding) merged ??= n + 1;
    else if (!isBase) lines.push({ text: line, at: n + 1 });
  }
  return { lines, merged };
}

/** How a ledger file is to be read. `isMerging`: takes a merge of two branches as it is, to be followed and written anew. */
export interface Reading {
  report: Report;
  isMerging?: boolean;
}

/** Says what a merge left, unless it is being settled. */
function reportMerged(merged: number | undefined, { report, isMerging }: Reading): void {
  if (merged !== undefined && !isMerging)
    report(
      merged,
      'holds the lines of two branches, as a merge leaves them. Run npm run permalinks: it settles that.',
    );
}

/** The fingerprint of no text: the article is followed. */
export const UNRECORDED = 'unrecorded--';

/**
 * Reads `permalinks/articles/<id>.txt`. What is wrong is reported with its line; what can be read is given. Where a merge
 * left two paragraphs with one number, the first, of the branch that was merged into, keeps it.
 */
export function readArticleLedger(text: string, reading: Reading): ArticleLedger | undefined {
  const { report, isMerging } = reading;
  const { lines, merged } = linesIn(text);
  reportMerged(merged, reading);
  const [first = { text: '', at: 1 }, ...rest] = lines;
  const [, live] = /^live ([\w-]{12})$/.exec(first.text) ?? [];
  const standing: Standing | undefined =
    live === undefined ? standingOf(first.text, 1, new RegExp(`^${HANDLE}$`), report) : { kind: 'live' };
  if (standing?.kind === 'live' && live === undefined)
    report(1, `does not say which text it records. ${REWRITE}`);
  const paragraphs: { number: number; deleted: string | undefined; lines: LedgerLine[] }[] = [];
  const seen = new Map<string, number>();
  let isDouble = false;
  for (const { text: entry, at } of rest) {
    const paragraph = PARAGRAPH.exec(entry);
    const line = paragraph ? undefined : lineOf(entry);
    const id = paragraph ? `p${paragraph[1]}` : line?.id;
    if (id === undefined || (line && paragraphs.length === 0)) {
      standingOf(entry, at, /^\b$/, report);
      continue;
    }
    const before = seen.get(id);
    if (paragraph) isDouble = isMerging === true && before !== undefined;
    if (isDouble || (isMerging && before !== undefined)) continue;
    if (before !== undefined)
      report(at, `${id} is on line ${before} too. Keep the one that was published first.`);
    seen.set(id, at);
    if (paragraph) {
      if (paragraph[2] !== undefined && !isRealDate(paragraph[2]))
        report(at, `"${paragraph[2]}" is not a real day. Write it as YYYY-MM-DD.`);
      paragraphs.push({ number: Number(paragraph[1]), deleted: paragraph[2], lines: [] });
    } else if (line) paragraphs.at(-1)?.lines.push(line);
  }
  return standing && { standing, text: merged === undefined ? (live ?? '') : UNRECORDED, paragraphs };
}

/** Reads `permalinks/timelines/<id>.txt`, as above. */
export function readTimelineLedger(text: string, reading: Reading): TimelineLedger | undefined {
  const { report, isMerging } = reading;
  const { lines, merged } = linesIn(text);
  reportMerged(merged, reading);
  const [first = { text: '', at: 1 }, ...rest] = lines;
  const standing = standingOf(first.text, 1, new RegExp(`^${HANDLE}$`), report);
  const events: LedgerEvent[] = [];
  const seen = new Map<string, number>();
  for (const { text: entry, at } of rest) {
    const [, id, words = 'live'] = new RegExp(`^ (${HANDLE})(?: (.*))?$`).exec(entry) ?? [];
    const its = standingOf(id === undefined ? entry : words, at, new RegExp(`^${HANDLE}/${HANDLE}$`), report);
    if (id === undefined || !its) continue;
    const before = seen.get(id);
    if (before !== undefined && isMerging) continue;
    if (before !== undefined) report(at, `${id} is on line ${before} too. Keep one.`);
    seen.set(id, at);
    events.push({ id, standing: its });
  }
  return standing && { standing, events };
}

function writeStanding(standing: Standing): string {
  if (standing.kind === 'live') return 'live';
  return standing.kind === 'moved'
    ? `moved ${standing.to}`
    : `gone ${standing.date} ${standing.reason.replace(/\s+/g, ' ').trim()}`;
}

/** The text of an article's ledger file: a paragraph or a sentence a line, so that a diff shows what an edit did. */
export function writeArticleLedger({ standing, text, paragraphs }: ArticleLedger): string {
  const first = standing.kind === 'live' ? `live ${text}` : writeStanding(standing);
  const rest = paragraphs.flatMap(({ number, deleted, lines }) => [
    `p${number}${deleted === undefined ? '' : ` deleted ${deleted}`}`,
    ...lines.map((line) => {
      if (line.kind === 'retired') return ` ${line.id} retired`;
      return ` ${line.id} ${line.kind === 'merged' ? 'merged ' : ''}${line.words}`;
    }),
  ]);
  return `${[first, ...rest].join('\n')}\n`;
}

/** The text of a timeline's ledger file. */
export function writeTimelineLedger({ standing, events }: TimelineLedger): string {
  const rest = events.map(
    (event) => ` ${event.id}${event.standing.kind === 'live' ? '' : ` ${writeStanding(event.standing)}`}`,
  );
  return `${[writeStanding(standing), ...rest].join('\n')}\n`;
}

/** Every anchor ever published in an article. */
export function anchorsIn({ paragraphs }: Pick<ArticleLedger, 'paragraphs'>): string[] {
  return paragraphs.flatMap(({ number, lines }) => [`p${number}`, ...lines.map(({ id }) => id)]);
}

/** The ledger as its files say, by id: what was ever published. */
export interface Entries {
  articles: Map<string, ArticleLedger>;
  timelines: Map<string, TimelineLedger>;
}
