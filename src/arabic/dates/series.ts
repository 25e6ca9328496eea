import { parseEdtf } from '../calendar.ts';
import { wordSet } from '../tokens.ts';
import { mayBegin } from './beginnings.ts';
import { bareDayAt, dayPhraseAt, numericDateAt } from './days.ts';
import { type DateParts, type Phrase, precisionOf } from './parts.ts';
import { bareYearAt, periodAt } from './periods.ts';
import { isSaidToBeMonth } from './proper-names.ts';
import type { Carrying, Reader } from './reader.ts';
import { resolveAfter, resolveBefore, resolveDate } from './resolution.ts';
import { weekdayAfter, weekdayPhraseAt } from './weekdays.ts';

/** A date of a series, and how it is joined to the previous one. */
export interface Link {
  phrase: Phrase;
  /** The index of its first token. */
  at: number;
  /** `to` makes a range, `and` a list. */
  joined?: 'to' | 'and';
}

type Item = Phrase & { isDoubtful?: boolean };

/** Any date at token `i`; one that needs its neighbours is marked `bare` or doubtful. */
function itemAt(reader: Reader, i: number, carrying: Carrying): Item | undefined {
  const token = reader.tokens[i];
  if (!token || token.kind === 'mark') return undefined;
  if (token.kind === 'word' && !reader.read(i, carrying, mayBegin)) return undefined;
  const dated = token.kind === 'number' ? numericDateAt(reader, i) : weekdayPhraseAt(reader, i, carrying);
  if (dated) return dated;
  const day = dayPhraseAt(reader, i, carrying);
  if (day) return weekdayAfter(reader, day);
  return periodAt(reader, i, carrying) ?? bareYearAt(reader, i) ?? bareDayAt(reader, i, carrying);
}

const TO = wordSet('إلى حتى لغاية وحتى وإلى ولغاية');
const PASSED_OVER = wordSet('يوم يومي تاريخ غاية');

/** How the date that ends before token `i` is joined to the next one, and where that one begins. */
function joinAt(
  reader: Reader,
  i: number,
): { joined: 'to' | 'and'; at: number; carrying: Carrying } | undefined {
  const past = (at: number): number => (PASSED_OVER.has(reader.word(at)) ? at + 1 : at);
  const mark = reader.mark(i);
  const word = reader.word(i);
  if (/^[–—-]$/.test(mark) || mark === '/') return { joined: 'to', at: i + 1, carrying: 'none' };
  if (TO.has(word)) return { joined: 'to', at: past(i + 1), carrying: 'none' };
  if (word === 'و' && TO.has(reader.word(i + 1))) return { joined: 'to', at: past(i + 2), carrying: 'none' };
  if (word === 'و' || word === 'او' || word === 'ثم')
    return { joined: 'and', at: past(i + 1), carrying: 'none' };
  if (word.startsWith('و')) return { joined: 'and', at: i, carrying: 'and' };
  if (mark === '،' || mark === ',') {
    const inner = joinAt(reader, i + 1);
    return inner?.joined === 'and' ? inner : { joined: 'and', at: i + 1, carrying: 'none' };
  }
  return undefined;
}

/** Whether two neighbouring dates may be joined by the words or mark between them. */
function mayJoin(left: Item, right: Item, mark: string, joined: 'to' | 'and'): boolean {
  const [from, to] = [precisionOf(left.parts), precisionOf(right.parts)];
  if (left.bare === 'ordinal' && right.bare === 'day') return false;
  if (left.bare === 'ordinal' && right.bare === undefined && joined === 'and' && from !== to) return false;
  // A comma joins only dates that cannot stand alone; a dash joins only dates of one kind.
  if (mark === '،' || mark === ',') {
    const { year, yearShift, turn } = left.parts;
    const isOpenMonth = from === 'month' && (year ?? yearShift ?? turn) === undefined;
    return (left.bare !== undefined || isOpenMonth) && from === to;
  }
  if (mark === '/')
    return left.bare === undefined && from === to && from !== 'day'
      ? true
      : left.bare === 'year' && right.bare === 'year';
  if (mark !== '' || left.bare || right.bare) return from === to;
  return joined === 'to' || from === to || from !== 'year';
}

const LONGEST_SERIES = 32;

/**
 * The connected dates from token `i` on: one, a list or a range, with what joins them. Empty if there is none; no date
 * can then begin before token `next`.
 */
export function seriesAt(reader: Reader, i: number): { links: Link[]; next: number } {
  const first = itemAt(reader, i, 'any');
  if (!first) return { links: [], next: i + 1 };
  const links: (Link & { phrase: Item })[] = [{ phrase: first, at: i }];
  let last = first;
  while (links.length < LONGEST_SERIES) {
    const join = joinAt(reader, last.next);
    const phrase = join && itemAt(reader, join.at, join.carrying);
    if (!phrase || !mayJoin(last, phrase, reader.mark(last.next), join.joined)) break;
    links.push({ phrase, at: join.at, joined: join.joined });
    last = phrase;
  }
  const reached = last.next;
  const isYears = links.length > 1 && links.every(({ phrase }) => precisionOf(phrase.parts) === 'year');
  const needsMore = ({ phrase }: { phrase: Item }, at: number): boolean =>
    phrase.bare === 'day' ||
    phrase.bare === 'ordinal' ||
    (phrase.bare === 'year' && !isYears) ||
    (phrase.isDoubtful === true && at === 0 && !isSaidToBeMonth(reader, i));
  while (links.length > 0 && needsMore(links.at(-1) as Link, links.length - 1)) links.pop();
  for (let k = links.length - 2; k >= 0; k--) {
    const { phrase } = links[k] as Link;
    const { parts } = (links[k + 1] as Link).phrase;
    if (phrase.bare && phrase.bare !== 'year') {
      const hasMonth = (parts.month ?? parts.monthShift) !== undefined && parts.day !== undefined;
      if (!hasMonth) return { links: links.slice(k + 1), next: reached };
      phrase.parts = { ...parts, day: phrase.parts.day };
    } else share(phrase, parts);
  }
  return { links, next: reached };
}

/** Gives `phrase` the year or the «الماضي» that is written once, at the end of its series. */
function share(phrase: Phrase, { year, yearShift, turn, month, weekday }: DateParts): void {
  const { parts } = phrase;
  const isOwn = parts.year !== undefined || parts.yearShift !== undefined || parts.turn !== undefined;
  if (isOwn || parts.dayShift !== undefined || parts.monthShift !== undefined) return;
  const areMonths = parts.month !== undefined && month !== undefined;
  const areWeekdays =
    parts.month === undefined && parts.weekday !== undefined && weekday !== undefined && month === undefined;
  if (!areMonths && !areWeekdays) return;
  if (turn) phrase.parts = { ...parts, turn };
  if (areMonths && (year !== undefined || yearShift !== undefined))
    phrase.parts = {
      ...parts,
      ...(year !== undefined && { year }),
      ...(yearShift !== undefined && { yearShift }),
    };
}

/** The EDTF of a range. A year at its end serves both, also across New Year. `undefined` if it would run backwards. */
export function rangeOf(from: Phrase, to: Phrase, ref: string): string | undefined {
  let start = resolveDate(from.parts, ref);
  if (start === undefined) return undefined;
  const end = resolveAfter(to.parts, start, ref);
  if (end === undefined) return undefined;
  const { month, year } = from.parts;
  const isBackwards = (parseEdtf(start)?.start ?? '') > (parseEdtf(end)?.end ?? '');
  if (isBackwards && month !== undefined && (year !== undefined || from.parts.turn))
    start = resolveBefore({ ...from.parts, year: undefined, turn: undefined }, end) ?? start;
  return start === end ? undefined : parseEdtf(`${start}/${end}`)?.text;
}
