import { dayOrdinal, placeOrdinal } from '../numerals.ts';
import { fold } from '../script/fold.ts';
import { wordSet } from '../tokens.ts';
import { bareDayAt, dayPhraseAt, numericDateAt } from './days.ts';
import { monthPhraseAt } from './months/phrases.ts';
import type { DateParts, Phrase } from './parts.ts';
import type { Carrying, Reader } from './reader.ts';
import { resolveDate, weekdayOf } from './resolution.ts';
import { turnAt } from './years.ts';

/** Weekdays by their folded names; 0 is Sunday. */
export const WEEKDAYS = new Map<string, number>();
for (const [weekday, names] of [
  'الأحد',
  'الاثنين الأثنين',
  'الثلاثاء الثلثاء',
  'الأربعاء الأربعا',
  'الخميس',
  'الجمعة',
  'السبت',
].entries()) {
  for (const name of names.split(' ')) WEEKDAYS.set(fold(name), weekday);
}

const EVENING = wordSet('يوم صباح مساء ظهر عصر فجر ليل ليلة نهار منذ حتى من إلى بعد');
const EVENING_ONLY = wordSet('يوم صباح مساء ظهر عصر فجر ليل ليلة نهار');

// «مباراة الأمس» is yesterday's; in «أعداء الأمس» it means the past.
const HAPPENED = wordSet(
  'جلسة جلسات مباراة مباريات لقاء لقاءات محادثات اجتماع اجتماعات هجوم قمة حادث حادثة مواجهة مواجهات قصف ضربات أحداث انفجار قرار تصريحات اشتباكات',
);

/** «أمس», «غدا» and similar words, folded. */
export const NEAR_DAYS = wordSet('أمس البارحة الأمس اليوم غدا غد الغد');

interface Said {
  parts: DateParts;
  start: number;
  next: number;
}

/** A weekday with its qualifier: «الأحد», «الجمعة الماضية». */
function weekdayAt(reader: Reader, i: number, carrying: Carrying): Said | undefined {
  const name = reader.read(i, carrying, (word) => WEEKDAYS.has(word));
  if (!name) return undefined;
  const parts: DateParts = { weekday: WEEKDAYS.get(name.word) as number };
  const turned = turnAt(reader, i + 1);
  if (turned) parts.turn = turned.turn;
  return { parts, start: name.start, next: turned?.next ?? i + 1 };
}

/** «أمس», «أول من أمس», «اليوم», «غدا», «بعد غد» and the like. */
function nearDayAt(reader: Reader, i: number, carrying: Carrying): Said | undefined {
  const [second, third] = [reader.word(i + 1), reader.word(i + 2)];
  const isYesterday = (word: string): boolean => word === 'امس' || word === 'البارحه';
  const before = reader.read(i, carrying, (word) => word === 'اول' || word === 'الاول');
  if (before && isYesterday(second)) return { parts: { dayShift: -2 }, start: before.start, next: i + 2 };
  if (before && second === 'من' && isYesterday(third))
    return { parts: { dayShift: -2 }, start: before.start, next: i + 3 };
  const after = reader.read(i, carrying, (word) => word === 'بعد');
  if (after && /^(?:ال)?غدا?$/.test(second))
    return { parts: { dayShift: 2 }, start: after.start, next: i + 2 };
  const said = reader.read(i, carrying, (word) => NEAR_DAYS.has(word));
  if (!said) return undefined;
  const prior = i - 1;
  if (said.word === 'امس' || said.word === 'البارحه') {
    // «أمس الأول»; not «افتتح أمس الأول من نوعه», nor «أمس الأول من يناير».
    const isEarlier = second === 'الاول' && third !== 'من';
    return { parts: { dayShift: isEarlier ? -2 : -1 }, start: said.start, next: isEarlier ? i + 2 : i + 1 };
  }
  if (said.word === 'الامس') {
    const isEarlier = second === 'الاول' && third !== 'من';
    const isDay =
      said.particles.includes('ب') || reader.isOneOf(prior, EVENING_ONLY) || reader.isOneOf(prior, HAPPENED);
    if (second === 'القريب' || !isDay) return undefined;
    return { parts: { dayShift: isEarlier ? -2 : -1 }, start: said.start, next: isEarlier ? i + 2 : i + 1 };
  }
  if (said.word === 'اليوم') {
    const demonstrative = reader.read(prior, 'any', (word) => word === 'هذا');
    return { parts: { dayShift: 0 }, start: demonstrative?.start ?? said.start, next: i + 1 };
  }
  const isFollowed = WEEKDAYS.has(second) || (reader.mark(i + 1) === '(' && WEEKDAYS.has(second || third));
  if (said.word === 'غدا')
    return isBecame(reader, i) ? undefined : { parts: { dayShift: 1 }, start: said.start, next: i + 1 };
  const isDay = reader.isOneOf(prior, said.word === 'الغد' ? EVENING_ONLY : EVENING);
  if (!(isFollowed || isDay) || /^(?:افضل|مشرق|جديد|اجمل|واعد)$/.test(second)) return undefined;
  return { parts: { dayShift: 1 }, start: said.start, next: i + 1 };
}

const BECAME_AFTER = wordSet('قد لقد وقد الذي التي بعدما حين حيث كما ما أن حتى');

/** Whether «غدا» is the verb "he became": with tanwin it is not. */
function isBecame(reader: Reader, i: number): boolean {
  const token = reader.tokens[i];
  const raw = token ? reader.text.slice(token.start, token.end) : '';
  return !raw.includes('\u064b') && reader.isOneOf(i - 1, BECAME_AFTER);
}

/** A full date after a weekday or a near day, and where it ends. Skips what stands between. */
function dateBesideAt(
  reader: Reader,
  from: number,
  said: DateParts,
): { parts: DateParts; next: number } | undefined {
  let at = from;
  const sign = reader.mark(at);
  const isDoubtful = /^[،,–-]$/.test(sign);
  const opens = sign === '(';
  if (isDoubtful || opens) at++;
  if (reader.word(at) === 'يوم') at++;
  if (/^(?:الموافق|الموافقه|المصادف)$/.test(reader.word(at))) {
    at++;
    if (/^(?:ل|في|يوم)$/.test(reader.word(at))) at++;
  }
  const carrying = reader.word(at - 1).startsWith('الموافق') ? 'any' : 'none';
  const date = numericDateAt(reader, at) ?? dayPhraseAt(reader, at, carrying);
  if (!date || (opens && reader.mark(date.next) !== ')')) return undefined;
  if (isDoubtful && !agree(date.parts, said, reader.ref)) return undefined;
  return { parts: date.parts, next: opens ? date.next + 1 : date.next };
}

/** «السبت 8 والأحد 9 يناير»: a day whose month follows the next weekday. */
function dayBeforeAnother(reader: Reader, i: number): Phrase | undefined {
  const day = bareDayAt(reader, i, 'none');
  if (day?.bare !== 'day') return undefined;
  const isApart = /^(?:و|الي|حتي)$/.test(reader.word(day.next)) || /^[–—-]$/.test(reader.mark(day.next));
  const at = isApart ? day.next + 1 : day.next;
  const another = weekdayAt(reader, at, isApart ? 'none' : 'and');
  return another && bareDayAt(reader, another.next, 'none') ? day : undefined;
}

function agree(date: DateParts, said: DateParts, ref: string): boolean {
  const iso = resolveDate(date, ref);
  if (iso === undefined) return false;
  return said.weekday === undefined ? iso === resolveDate(said, ref) : weekdayOf(iso) === said.weekday;
}

/** A weekday or a near day beside `from`: «أمس (الأحد)», «اليوم، الأحد،». */
function companionAt(reader: Reader, from: number, wanted: typeof weekdayAt): Said | undefined {
  const sign = reader.mark(from);
  const opens = sign === '(';
  let at = opens || sign === '،' ? from + 1 : from;
  if (/^(?:يوم|نهار)$/.test(reader.word(at))) at++;
  const found = wanted(reader, at, 'none');
  if (!found || (opens && reader.mark(found.next) !== ')')) return undefined;
  if (sign === '،' && !/^[،,.؛]?$/.test(reader.mark(found.next))) return undefined;
  return { ...found, next: opens ? found.next + 1 : found.next };
}

/**
 * A weekday, a near day or both, with the date beside them: «أمس الأحد», «الأحد 9 يناير 2022», «الاثنين المقبل (10
 * يناير)», «الأحد الأول من شباط». Each of these is one phrase.
 */
export function weekdayPhraseAt(reader: Reader, i: number, carrying: Carrying): Phrase | undefined {
  const first = nearDayAt(reader, i, carrying) ?? weekdayAt(reader, i, carrying);
  if (!first) return undefined;
  let { parts, next } = first;
  const nth = parts.weekday === undefined ? undefined : placeOrdinal(reader.word(next));
  const month =
    nth !== undefined && reader.word(next + 1) === 'من' ? monthPhraseAt(reader, next + 2, 'none') : undefined;
  if (nth !== undefined && month && nth <= 5) {
    const asDate = { ...month.parts, day: nth };
    const isDate = nth > 0 && agree(asDate, parts, reader.ref);
    parts = isDate ? asDate : { ...month.parts, weekday: parts.weekday, nth };
    return { parts, start: first.start, end: month.end, next: month.next };
  }
  const wanted = parts.weekday === undefined ? weekdayAt : nearDayAt;
  const companion = companionAt(reader, next, wanted);
  if (companion) {
    parts = { ...parts, ...companion.parts };
    next = companion.next;
  }
  const date = dateBesideAt(reader, next, parts);
  // «اليوم الأول من مايو» is the first day of May, unless that is today.
  const isOther = date && parts.dayShift === 0 && dayOrdinal([reader.word(i + 1), reader.word(i + 2)]);
  if (isOther && !agree(date.parts, parts, reader.ref)) return undefined;
  const day = date ? undefined : dayBeforeAnother(reader, next);
  if (day) return { ...day, start: first.start };
  const end = (last: number): number => reader.tokens[last - 1]?.end ?? first.start;
  if (date) return { parts: date.parts, start: first.start, end: end(date.next), next: date.next };
  return { parts, start: first.start, end: end(next), next };
}

/** A weekday after its date: «9 يناير (الأحد)», «9 يناير الأحد». If that day is another weekday, they are two dates. */
export function weekdayAfter(reader: Reader, phrase: Phrase): Phrase {
  const { parts } = phrase;
  if (parts.month === undefined || parts.day === undefined) return phrase;
  const opens = reader.mark(phrase.next) === '(';
  if (reader.mark(phrase.next) && !opens && reader.mark(phrase.next) !== '،') return phrase;
  const companion =
    companionAt(reader, phrase.next, weekdayAt) ?? companionAt(reader, phrase.next, nearDayAt);
  if (!companion || !agree(parts, companion.parts, reader.ref)) return phrase;
  return { ...phrase, end: reader.tokens[companion.next - 1]?.end ?? phrase.end, next: companion.next };
}
