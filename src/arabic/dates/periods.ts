import { isOrdinal } from '../numerals.ts';
import { wordSet } from '../tokens.ts';
import { monthPhraseAt } from './months/phrases.ts';
import type { DateParts, Phrase } from './parts.ts';
import type { Carrying, Reader } from './reader.ts';
import { turnAt, yearAt, yearPhraseAt } from './years.ts';

const PARTS = wordSet('مطلع بداية بدايات أوائل مستهل منتصف أواسط وسط أواخر نهاية نهايات ختام غضون مستهل');
const FRACTIONS = wordSet('النصف الربع الثلث الشطر العشر');
const BEFORE_A_YEAR = wordSet('في منذ بحلول حلول خلال حتى قبل بعد غضون');
const NOT_THIS =
  /^(?:نفسه|ذاته|نفسها|ذاتها|السابق|التالي|الدراسي|الجديد|الهجري|الذي|التي|المالي|الرابعه|من)$/;

/** Years without a month or day are accepted in this range: some history, and some plans. */
export const LONE_YEAR = [1800, 2100] as const;

/** A year in figures after a word that announces a year: «في 2019», «منذ 1948», «بحلول 2050», «الأولى من 2022». */
function loneYearAt(reader: Reader, i: number): Phrase | undefined {
  if (!reader.number(i)) return undefined;
  const isAnnounced =
    reader.isOneOf(i - 1, BEFORE_A_YEAR) || (reader.word(i - 1) === 'من' && isOrdinal(reader.word(i - 2)));
  const year = isAnnounced ? bareYearAt(reader, i) : undefined;
  return year && { ...year, bare: undefined };
}

/** Four digits that can be a year in a list or range. */
export function bareYearAt(reader: Reader, i: number): Phrase | undefined {
  const said = reader.number(i) ? yearAt(reader, i, LONE_YEAR) : undefined;
  const token = reader.tokens[i];
  if (!said || !token) return undefined;
  return {
    parts: { year: said.year },
    start: token.start,
    end: reader.tokens[said.next - 1]?.end ?? 0,
    next: said.next,
    bare: 'year',
  };
}

/** What can have parts: a month, a year, or «العام» and «الشهر» alone, which are those of the dispatch. */
function wholeAt(reader: Reader, i: number): Phrase | undefined {
  const found =
    monthPhraseAt(reader, i, 'none') ?? yearPhraseAt(reader, i, 'none') ?? seasonAt(reader, i, 'none');
  const year = found ?? bareYearAt(reader, i);
  if (year) return { ...year, bare: undefined };
  const unit = reader.word(i);
  const after = reader.word(i + 1);
  if (!/^ال(?:عام|سنه|شهر)$/.test(unit) || isOrdinal(after) || NOT_THIS.test(after)) return undefined;
  const parts: DateParts = unit === 'الشهر' ? { monthShift: 0 } : { yearShift: 0 };
  const token = reader.tokens[i];
  return token && { parts, start: token.start, end: token.end, next: i + 1 };
}

const FIRST_MONTH: Readonly<Record<string, number>> = { ربيع: 3, صيف: 6, خريف: 9, شتاء: 12 };

/** «صيف عام 2019», «ربيع 2022», «الصيف الماضي»: read as the year. */
function seasonAt(reader: Reader, i: number, carrying: Carrying): Phrase | undefined {
  const season = reader.read(i, carrying, (word) => word in FIRST_MONTH);
  if (season) {
    const year = yearPhraseAt(reader, i + 1, 'none') ?? bareYearAt(reader, i + 1);
    return year && { ...year, bare: undefined, start: season.start };
  }
  const definite = reader.read(i, carrying, (word) => /^ال(?:ربيع|صيف|خريف)$/.test(word));
  const turned = definite ? turnAt(reader, i + 1) : undefined;
  if (!definite || !turned) return undefined;
  const month = FIRST_MONTH[definite.word.slice(2)] ?? 1;
  const [refYear, refMonth] = reader.ref.split('-').map(Number) as [number, number];
  const { to } = turned.turn;
  const ahead =
    to === 'past' ? (refMonth > month + 2 ? 0 : -1) : to === 'next' ? (refMonth < month ? 0 : 1) : 0;
  const end = reader.tokens[turned.next - 1]?.end ?? 0;
  return { parts: { year: refYear + ahead }, start: definite.start, end, next: turned.next };
}

/** A month, a year, a season, or a part of one, at token `i`. */
export function periodAt(
  reader: Reader,
  i: number,
  carrying: Carrying,
): (Phrase & { isDoubtful?: boolean }) | undefined {
  const part = reader.read(i, carrying, (word) => PARTS.has(word) || FRACTIONS.has(word));
  if (part) {
    let at = i + 1;
    if (FRACTIONS.has(part.word))
      at = isOrdinal(reader.word(at)) && reader.word(at + 1) === 'من' ? at + 2 : -1;
    const whole = at > 0 ? wholeAt(reader, at) : undefined;
    if (whole) return { ...whole, start: part.word === 'غضون' ? whole.start : part.start };
  }
  const last = reader.read(i, carrying, (word) => word === 'اخر' || word === 'اول');
  if (last && /^(?:في|من|منذ|حتي)$/.test(reader.word(i - 1))) {
    const whole = monthPhraseAt(reader, i + 1, 'none') ?? yearPhraseAt(reader, i + 1, 'none');
    if (whole) return { ...whole, start: last.start };
  }
  return (
    monthPhraseAt(reader, i, carrying) ??
    yearPhraseAt(reader, i, carrying) ??
    seasonAt(reader, i, carrying) ??
    loneYearAt(reader, i)
  );
}
