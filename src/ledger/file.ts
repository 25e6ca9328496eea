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
const PAGE = new RegExp(`^${HANDLE}$`);
const EVENT = new RegExp(`^${HANDLE}/${HANDLE}$`);
const EVENT_LINE = new RegExp(`^ (${HANDLE})(?: (.*))?$`);
const EVIDENCE = new RegExp(`^ev-${HANDLE}$`);
const PARAGRAPH = /^p([1-9]\d*)(?: deleted (\d{4}-\d{2}-\d{2}))?$/;
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
  const [, id = '', merged, words = ''] = /^ (\S+) (merged )?(\S+)$/.exec(text) ?? [];
  if (!merged && EVIDENCE.test(id) && /^[\w-]{12}$/.test(words)) return { kind: 'evidence', id, words };
  if (merged) return /^p[1-9]\d*$/.test(id) && isSketch(words) ? { kind: 'merged', id, words } : undefined;
  if (!/^p[1-9]\d*s[1-9]\d*$/.test(id)) return undefined;
  if (words === 'retired') return { kind: 'retired', id };
  return isSketch(words) ? { kind: 'sentence', id, words } : undefined;
}

/** How a ledger file is to be read. `isMerging`: takes a merge of two branches as it is, to be followed and written anew. */
export interface Reading {
  report: Report;
  isMerging?: boolean;
}

/**
 * The lines of a ledger file. A merge of two branches leaves the lines of both, with conflict marks or without
 * (`merge=union` in .gitattributes); that is reported unless it is being settled.
 */
function linesIn(file: string, { report, isMerging }: Reading) {
  const lines: { text: string; at: number }[] = [];
  let merged: number | undefined;
  let isBase = false;
  for (const [n, text] of file.replace(/\n$/, '').split('\n').entries()) {
    const [mark] = /^(?:<{7}|\|{7}|={7}|>{7})/.exec(text) ?? [];
    if (mark) isBase = mark.startsWith('|');
    const isSecondStanding = lines.length > 0 && /^(?:live|moved|gone)\b/.test(text);
    if (mark || isSecondStanding) merged ??= n + 1;
    else if (!isBase) lines.push({ text, at: n + 1 });
  }
  if (merged !== undefined && !isMerging)
    report(
      merged,
      'holds the lines of two branches, as a merge leaves them. Run npm run permalinks: it settles that.',
    );
  return { first: lines[0]?.text ?? '', rest: lines.slice(1), isMerged: merged !== undefined };
}

/** Tells whether an id stood on an earlier line too: reported, but for a merge, where the first keeps it. */
function repeatsIn({ report, isMerging }: Reading): (id: string, at: number) => boolean {
  const seen = new Map<string, number>();
  return (id, at) => {
    const before = seen.get(id);
    seen.set(id, before ?? at);
    if (before !== undefined && !isMerging)
      report(at, `${id} is on line ${before} too. Keep the one that was published first.`);
    return before !== undefined;
  };
}

/** The fingerprint of no text: the article is followed. */
export const UNRECORDED = 'unrecorded--';

/**
 * Reads `permalinks/articles/<id>.txt`. What is wrong is reported with its line; what can be read is given. Where a merge
 * left two paragraphs with one number, the first, of the branch that was merged into, keeps it.
 */
export function readArticleLedger(file: string, reading: Reading): ArticleLedger | undefined {
  const { report } = reading;
  const { first, rest, isMerged } = linesIn(file, reading);
  const [, text = ''] = /^live ([\w-]{12})$/.exec(first) ?? [];
  const standing = standingOf(text ? 'live' : first, 1, PAGE, report);
  if (standing?.kind === 'live' && !text) report(1, `does not say which text it records. ${REWRITE}`);
  const paragraphs: (LedgerParagraph & { lines: LedgerLine[] })[] = [];
  const isRepeated = repeatsIn(reading);
  let isSkipped = false;
  for (const { text: entry, at } of rest) {
    const [, number, deleted] = PARAGRAPH.exec(entry) ?? [];
    const line = lineOf(entry);
    if (number) {
      isSkipped = isRepeated(`p${number}`, at);
      if (deleted && !isRealDate(deleted))
        report(at, `"${deleted}" is not a real day. Write it as YYYY-MM-DD.`);
      if (!isSkipped) paragraphs.push({ number: Number(number), deleted, lines: [] });
    } else if (!line || paragraphs.length === 0) standingOf(entry, at, PAGE, report);
    else if (!isSkipped && !isRepeated(line.id, at)) paragraphs.at(-1)?.lines.push(line);
  }
  return standing && { standing, text: isMerged ? UNRECORDED : text, paragraphs };
}

/** Reads `permalinks/timelines/<id>.txt`, as above. */
export function readTimelineLedger(file: string, reading: Reading): TimelineLedger | undefined {
  const { first, rest } = linesIn(file, reading);
  const standing = standingOf(first, 1, PAGE, reading.report);
  const events: LedgerEvent[] = [];
  const isRepeated = repeatsIn(reading);
  for (const { text, at } of rest) {
    const [, id, words = 'live'] = EVENT_LINE.exec(text) ?? [];
    const its = standingOf(id === undefined ? text : words, at, EVENT, reading.report);
    if (id !== undefined && its && !isRepeated(id, at)) events.push({ id, standing: its });
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
