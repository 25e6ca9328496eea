import { isRealDate } from '../arabic/calendar.ts';
import { isSketch } from './sketch.ts';
import { shown } from '../archive/problem.ts';

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
  } else
    report(
      line,
      /^(?:<<<<<<<|=======|>>>>>>>)/.test(words)
        ? 'is the mark of a merge conflict. Keep the lines of both sides, each once, then run npm run permalinks.'
        : `${shown(words)} is not a line of the ledger. ${REWRITE}`,
    );
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

/** Reads `permalinks/articles/<id>.txt`. What is wrong goes to `report` with its line; what can be read is given. */
export function readArticleLedger(text: string, report: Report): ArticleLedger | undefined {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const [, live] = /^live ([\w-]{12})$/.exec(lines[0] ?? '') ?? [];
  const standing: Standing | undefined =
    live === undefined ? standingOf(lines[0] ?? '', 1, new RegExp(`^${HANDLE}$`), report) : { kind: 'live' };
  if (standing?.kind === 'live' && live === undefined)
    report(1, `does not say which text it records. ${REWRITE}`);
  const paragraphs: { number: number; deleted: string | undefined; lines: LedgerLine[] }[] = [];
  const seen = new Map<string, number>();
  for (const [at, entry] of lines.entries()) {
    if (at === 0) continue;
    const paragraph = PARAGRAPH.exec(entry);
    const line = paragraph ? undefined : lineOf(entry);
    const id = paragraph ? `p${paragraph[1]}` : line?.id;
    if (id === undefined || (line && paragraphs.length === 0)) {
      if (standingOf(entry, at + 1, /^\b$/, report))
        report(at + 1, `stands below the first line. ${REWRITE}`);
      continue;
    }
    const before = seen.get(id);
    if (before !== undefined)
      report(at + 1, `${id} is on line ${before} too. Keep the one that was published first.`);
    seen.set(id, at + 1);
    if (paragraph) {
      if (paragraph[2] !== undefined && !isRealDate(paragraph[2]))
        report(at + 1, `"${paragraph[2]}" is not a real day. Write it as YYYY-MM-DD.`);
      paragraphs.push({ number: Number(paragraph[1]), deleted: paragraph[2], lines: [] });
    } else if (line) paragraphs.at(-1)?.lines.push(line);
  }
  return standing && { standing, text: live ?? '', paragraphs };
}

/** Reads `permalinks/timelines/<id>.txt`, as above. */
export function readTimelineLedger(text: string, report: Report): TimelineLedger | undefined {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const standing = standingOf(lines[0] ?? '', 1, new RegExp(`^${HANDLE}$`), report);
  const events: LedgerEvent[] = [];
  const seen = new Map<string, number>();
  for (const [at, entry] of lines.entries()) {
    if (at === 0) continue;
    const [, id, rest = 'live'] = new RegExp(`^ (${HANDLE})(?: (.*))?$`).exec(entry) ?? [];
    const its = standingOf(
      id === undefined ? entry : rest,
      at + 1,
      new RegExp(`^${HANDLE}/${HANDLE}$`),
      report,
    );
    if (id === undefined || !its) continue;
    const before = seen.get(id);
    if (before !== undefined) report(at + 1, `${id} is on line ${before} too. Keep one.`);
    seen.set(id, at + 1);
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
