import { isRealDate } from '../calendar.ts';
import { dayOrdinal } from '../numerals.ts';
import { monthPhraseAt, sameMonthAt } from './months/phrases.ts';
import type { Phrase } from './parts.ts';
import type { Carrying, Reader } from './reader.ts';
import { isHijriEra, isPiece, shiftOf, turnAt } from './years.ts';

/** A day in figures or as an ordinal, «الـ15» and «أول» included; marked `bare` until a month is found for it. */
export function bareDayAt(reader: Reader, i: number, carrying: Carrying): Phrase | undefined {
  const { tokens } = reader;
  const article = reader.read(i, carrying, (word) => word === 'ال');
  const at = article && reader.number(i + 1) ? i + 1 : i;
  const figures = reader.number(at);
  const isOwnWord = at > i || carrying !== 'and';
  if (figures && figures.length <= 2 && isOwnWord) {
    const day = Number(figures);
    if (day < 1 || day > 31 || isPiece(reader, at)) return undefined;
    const token = tokens[at] as (typeof tokens)[0];
    return {
      parts: { day },
      start: at > i && article ? article.start : token.start,
      end: token.end,
      next: at + 1,
      bare: 'day',
    };
  }
  let value: number | undefined;
  let length = 0;
  const ordinal = reader.read(i, carrying, (word) => {
    if (word === 'اول' || word === 'فاتح' || word === 'الفاتح' || word === 'غره') value = length = 1;
    else {
      const said = dayOrdinal([word, reader.word(i + 1), reader.word(i + 2)]);
      value = said?.value;
      length = said?.length ?? 0;
    }
    return value !== undefined;
  });
  if (!ordinal || value === undefined) return undefined;
  const next = i + length;
  return {
    parts: { day: value },
    start: ordinal.start,
    end: tokens[next - 1]?.end ?? 0,
    next,
    bare: 'ordinal',
  };
}

// Nouns that an ordinal counts: «الأسبوع الأول من يناير» is not 1 January.
const ORDERED = /^(?:ال)?(?:اسبوع|شهر|فصل|نصف|ربع|ثلث|عقد|شوط)$/;

/** A day with its month: «12 كانون الثاني/يناير», «العاشر من شهر … الجاري», «15 من الشهر الماضي», «12 من الشهر نفسه», «10 الجاري». */
export function dayPhraseAt(reader: Reader, i: number, carrying: Carrying): Phrase | undefined {
  const day = bareDayAt(reader, i, carrying);
  if (!day) return undefined;
  if (day.bare === 'ordinal' && reader.read(i - 1, 'any', (word) => ORDERED.test(word))) return undefined;
  const link = reader.word(day.next);
  const at = link === 'من' || link === 'ل' ? day.next + 1 : day.next;
  const month =
    monthPhraseAt(reader, at, 'none') ??
    (link === 'لشهر' || link === 'لهذا' ? monthPhraseAt(reader, at, 'any') : undefined);
  const hasUnit = /^(?:شهر|الشهر|هذا)$/.test(reader.word(at));
  // «الرئيس الثاني مارس ضغوطا»: an ordinal before «مارس» is not enough for a date.
  const isDoubtful = day.bare === 'ordinal' && at === day.next && month?.isDoubtful;
  if (month && !isDoubtful && !(link !== 'من' && hasUnit && month.parts.monthShift !== undefined))
    return { parts: { ...month.parts, ...day.parts }, start: day.start, end: month.end, next: month.next };
  const same = link === 'من' || link === 'منه' ? sameMonthAt(reader, at) : undefined;
  if (same) {
    const end = reader.tokens[same.next - 1]?.end ?? day.end;
    return { parts: { ...same.parts, ...day.parts }, start: day.start, end, next: same.next };
  }
  const turned = day.bare === 'day' || link === 'من' ? turnAt(reader, at) : undefined;
  if (!turned || reader.word(day.next - 1) === 'اول') return undefined;
  const end = reader.tokens[turned.next - 1]?.end ?? day.end;
  return {
    parts: { ...day.parts, monthShift: shiftOf(turned.turn) },
    start: day.start,
    end,
    next: turned.next,
  };
}

/** Three numbers with the same separator, the day first or the year first: «09/01/2022», «2022-01-09», «9.1.2022». */
export function numericDateAt(reader: Reader, i: number): Phrase | undefined {
  const { tokens } = reader;
  const first = reader.number(i);
  const sign = tokens[i + 1];
  const third = tokens[i + 4];
  if (!first || first.length > 4 || !sign || !/^[/.–-]$/.test(sign.text) || isPieceBefore(reader, i))
    return undefined;
  const second = reader.number(i + 2);
  const isOneSign = reader.mark(i + 3) === sign.text && third?.kind === 'number';
  const isTight = [1, 2, 3, 4].every((n) => tokens[i + n]?.isJoined);
  const isSpaced = [1, 2, 3, 4].every((n) => !tokens[i + n]?.isJoined);
  if (isOneSign && (isTight || (isSpaced && sign.text !== '.'))) {
    const figures = [first, second, reader.number(i + 4)];
    if (tokens[i + 5]?.isJoined && /^[/–-]$/.test(reader.mark(i + 5)) && reader.number(i + 6))
      return undefined;
    const [year = '', month = '', day = ''] = first.length === 4 ? figures : figures.reverse();
    const whole = year.length === 2 && sign.text === '/' ? `20${year}` : year;
    if (whole.length !== 4 || month.length > 2 || day.length > 2) return undefined;
    if (Number(whole) < 1700 || isHijriEra(reader, i + 5)) return undefined;
    const parts = { year: Number(whole), month: Number(month), day: Number(day) };
    if (!isRealDate(`${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)) return undefined;
    const isEra = /^[مء]$/.test(reader.word(i + 5));
    return {
      parts,
      start: (tokens[i] as (typeof tokens)[0]).start,
      end: tokens[i + (isEra ? 5 : 4)]?.end ?? 0,
      next: i + (isEra ? 6 : 5),
    };
  }
  if (
    !tokens[i + 1]?.isJoined ||
    !tokens[i + 2]?.isJoined ||
    isOneSign ||
    (tokens[i + 3]?.isJoined && reader.mark(i + 3) !== '' && reader.number(i + 4))
  )
    return undefined;
  const start = (tokens[i] as (typeof tokens)[0]).start;
  const end = tokens[i + 2]?.end ?? 0;
  if (sign.text === '-' && /^(?:19|20)\d\d$/.test(first) && /^0[1-9]$/.test(second))
    return { parts: { year: Number(first), month: Number(second) }, start, end, next: i + 3 };
  // «يوم 12/5»: without a year, only after a word that announces a day.
  const isAnnounced = reader.read(i - 1, 'any', (word) => /^(?:يوم|بتاريخ|تاريخ)$/.test(word));
  const [day, month] = [Number(first), Number(second)];
  if (sign.text !== '/' || !isAnnounced || first.length > 2 || day < 1 || day > 31 || month < 1 || month > 12)
    return undefined;
  return { parts: { day, month }, start, end, next: i + 3 };
}

function isPieceBefore(reader: Reader, i: number): boolean {
  const before = reader.tokens[i - 1];
  return (
    reader.tokens[i]?.isJoined === true && before?.kind === 'mark' && /^[+#$€£_.,:٫٬/–-]$/.test(before.text)
  );
}
