import { wordSet } from '../../tokens.ts';
import type { DateParts, Phrase } from '../parts.ts';
import type { Carrying, Reader } from '../reader.ts';
import { shiftOf, turnAt, yearAt, yearPhraseAt } from '../years.ts';
import { isDoubtfulMonth, monthOfFolded } from './words.ts';

interface MonthName {
  month: number;
  start: number;
  next: number;
  /** Whether the word has another meaning too, so that only its context makes it a month. */
  isDoubtful: boolean;
}

function singleName(reader: Reader, i: number, carrying: Carrying): MonthName | undefined {
  const second = reader.word(i + 1);
  let month: number | undefined;
  if (second) {
    const two = reader.read(i, carrying, (word) => {
      if (!/^(?:كانون|تشرين)$/.test(word)) return false;
      month = monthOfFolded(`${word} ${second}`);
      return month !== undefined;
    });
    if (two && month) return { month, start: two.start, next: i + 2, isDoubtful: false };
  }
  const one = reader.read(i, carrying, (word) => {
    month = monthOfFolded(word);
    return month !== undefined;
  });
  return one && month
    ? { month, start: one.start, next: i + 1, isDoubtful: isDoubtfulMonth(one.word) }
    : undefined;
}

/** The name, or two names, of a month at token `i`: «كانون الأول/ديسمبر», «يناير (كانون الثاني)», «مايو أيار». */
export function monthNameAt(reader: Reader, i: number, carrying: Carrying): MonthName | undefined {
  const first = singleName(reader, i, carrying);
  if (!first) return undefined;
  const sign = reader.mark(first.next);
  const closing = { '(': ')', '[': ']', '"': '"', '«': '»' }[sign];
  const second = singleName(reader, closing || /^[/\\–—-]$/.test(sign) ? first.next + 1 : first.next, 'none');
  if (second?.month !== first.month) return first;
  if (closing && reader.mark(second.next) !== closing) return first;
  return { ...first, next: closing ? second.next + 1 : second.next, isDoubtful: false };
}

const FROM = wordSet('من');
const YEARS_BESIDE_A_MONTH = [1000, 2999] as const;

/** What may follow a month: «الماضي», «2022م», «من العام الماضي», «عام 2019». */
function tailAt(reader: Reader, i: number): { parts: DateParts; next: number } {
  const parts: DateParts = {};
  let next = i;
  for (let round = 0; round < 3; round++) {
    const turned = parts.turn ? undefined : turnAt(reader, next);
    const hasYear = parts.year !== undefined || parts.yearShift !== undefined;
    if (turned) {
      parts.turn = turned.turn;
      next = turned.next;
      continue;
    }
    if (hasYear) break;
    // «25 آذار، 1927»
    const isParted = !parts.turn && /^[،,]$/.test(reader.mark(next)) && reader.number(next + 1) !== '';
    const bare = yearAt(reader, isParted ? next + 1 : next, YEARS_BESIDE_A_MONTH);
    const said = bare
      ? undefined
      : yearPhraseAt(reader, FROM.has(reader.word(next)) ? next + 1 : next, 'none');
    if (!bare && !said) break;
    Object.assign(parts, bare ? { year: bare.year } : said?.parts);
    next = bare?.next ?? said?.next ?? next;
  }
  return { parts, next };
}

/** «شهر يناير الماضي», «آذار/مارس 2022», «هذا الشهر», «الشهر المقبل» at token `i`. */
export function monthPhraseAt(
  reader: Reader,
  i: number,
  carrying: Carrying,
): (Phrase & { isDoubtful: boolean }) | undefined {
  const done = (parts: DateParts, start: number, next: number, isDoubtful = false) => ({
    parts,
    start,
    end: reader.tokens[next - 1]?.end ?? start,
    next,
    isDoubtful,
  });
  const demonstrative = reader.read(i, carrying, (word) => word === 'هذا');
  if (demonstrative && reader.word(i + 1) === 'الشهر')
    return done({ monthShift: 0 }, demonstrative.start, i + 2);
  const unit = reader.read(i, carrying, (word) => /^(?:ال)?شهر(?:ي|ين)?$/.test(word) || word === 'اشهر');
  if (unit?.word === 'الشهر') {
    const turned = turnAt(reader, i + 1);
    if (turned) return done({ monthShift: shiftOf(turned.turn) }, unit.start, turned.next);
  }
  const name = unit ? monthNameAt(reader, i + 1, 'none') : monthNameAt(reader, i, carrying);
  if (!name) return undefined;
  const tail = tailAt(reader, name.next);
  const isDoubtful = name.isDoubtful && !unit && tail.next === name.next;
  return done({ month: name.month, ...tail.parts }, unit?.start ?? name.start, tail.next, isDoubtful);
}

const SAME = /^(?:نفسه|ذاته|عينه)$/;
// How many tokens may lie between a month and a later reference to it.
const REFERRED = { named: 60, short: 6 } as const;

/** The month named last before token `i`. */
function monthBefore(reader: Reader, i: number, reach: number): DateParts | undefined {
  for (let at = i - 1; at >= Math.max(0, i - reach); at--) {
    const name = monthNameAt(reader, at, 'any');
    const isSure = name && (!name.isDoubtful || reader.number(at - 1) !== '');
    // Where a month has two names, the year follows the second.
    if (isSure) return { month: name.month, ...tailAt(reader, name.next).parts };
  }
  return undefined;
}

/** «الشهر نفسه» at token `i`, or «منه» in «حتى 13 منه»: the last month named before. */
export function sameMonthAt(reader: Reader, i: number): { parts: DateParts; next: number } | undefined {
  const isShort = reader.word(i - 1) !== 'من' && reader.word(i) === 'منه';
  const isNamed = reader.word(i) === 'الشهر' && SAME.test(reader.word(i + 1));
  if (!isShort && !isNamed) return undefined;
  const parts = monthBefore(reader, i, isShort ? REFERRED.short : REFERRED.named);
  return parts && { parts, next: isShort ? i + 1 : i + 2 };
}
