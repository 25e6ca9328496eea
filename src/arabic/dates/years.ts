import { isOrdinal, yearInWords } from '../numerals.ts';
import { wordSet } from '../tokens.ts';
import { isHijriMonth } from './months/words.ts';
import type { DateParts, Phrase, Turn } from './parts.ts';
import type { Carrying, Reader } from './reader.ts';

const PAST = wordSet(
  'الماضي الماضية الماضيين الماضيتين المنصرم المنصرمة المنصرمين الفائت الفائتة الفائتين المنقضي المنقضية الفارط الفارطة الفارطين',
);
const CURRENT = wordSet('الجاري الجارية الجاريين الحالي الحالية الحاليين الراهن الراهنة');
const NEXT = wordSet('المقبل المقبلة المقبلين المقبلتين القادم القادمة القادمين الآتي الآتية');

/** «الماضي», «الجاري», «المقبل» and the like at token `i`, including «قبل الماضي». */
export function turnAt(reader: Reader, i: number): { turn: Turn; next: number } | undefined {
  const at = reader.word(i) === 'ما' ? i + 1 : i;
  const word = reader.word(at);
  const second = reader.word(at + 1);
  if (word === 'قبل' && PAST.has(second)) return { turn: { to: 'past', times: 2 }, next: at + 2 };
  if (word === 'بعد' && NEXT.has(second)) return { turn: { to: 'next', times: 2 }, next: at + 2 };
  if (at !== i) return undefined;
  const to = PAST.has(word) ? 'past' : CURRENT.has(word) ? 'current' : NEXT.has(word) ? 'next' : undefined;
  return to && { turn: { to, times: 1 }, next: i + 1 };
}

/** A turn as a shift of years or months: «قبل الماضي» is -2. */
export function shiftOf({ to, times }: Turn): number {
  return to === 'past' ? -times : to === 'next' ? times : 0;
}

// Nouns that a figure counts. They are listed, because any word in tanwin might be an adverb («في 2019 رسميا»).
const COUNTED = wordSet(
  'شخص شخصا أشخاص مدرسة موقع موقعا دولار دولارا مليون مليونا مليار مليارا ألف ألفا متر مترا كيلومتر كيلومترا كلم كم طن طنا برميل برميلا جندي جنديا جنود لاجئ لاجئا نازح نازحا وحدة مركز مركزا حالة إصابة وفاة شركة منزل منزلا أسرة عائلة طالب طالبا عامل عاملا مقاتل مقاتلا مسلح مسلحا صاروخ صاروخا غارة نقطة قرية بلدة مدينة حي مستشفى مسجد مسجدا يوم يوما ساعة دقيقة هكتار هكتارا فدان فدانا دونم دونما ريال ريالا درهم درهما دينار دينارا جنيه جنيها ليرة يورو روبل مشارك مشاركا موظف موظفا قتيل قتيلا جريح جريحا مهاجر مهاجرا سجين سجينا معتقل معتقلا أسير أسيرا عضو عضوا نسخة سيارة طائرة ميغاواط ميجاوات كيلوغرام كيلوغراما غرام غراما سائح سائحا زائر زائرا حاج حاجا متظاهر متظاهرا مبنى فرد فردا رجل رجلا امرأة طفل طفلا شاحنة سفينة خيمة وظيفة مشروع مشروعا ألفي مئة مائة عنصر عنصرا ضابط ضابطا شرطي شرطيا صوت صوتا مقعد مقعدا كلمة صفحة عام عاما سنة شهر شهرا',
);

/** Whether the figure at token `i` counts what follows it. */
export function isCounting(reader: Reader, i: number): boolean {
  return reader.mark(i + 1) === '%' || reader.mark(i + 1) === '٪' || COUNTED.has(reader.word(i + 1));
}

/** Whether the figure at token `i` is part of a longer one: a decimal, a time, a telephone number. */
export function isPiece(reader: Reader, i: number): boolean {
  const { tokens } = reader;
  const after = tokens[i + 1];
  if (after?.isJoined && /^[.,:٫٬]$/.test(after.text) && tokens[i + 2]?.isJoined && reader.number(i + 2))
    return true;
  const before = tokens[i - 1];
  if (!tokens[i]?.isJoined || before?.kind !== 'mark') return false;
  if (/^[+#$€£_.:٫٬]$/.test(before.text)) return true;
  // «2021/2022» are two years; «1/12» is not.
  const isShort = (tokens[i]?.text.length ?? 0) < 4;
  return (
    (before.text === ',' || (before.text === '/' && isShort)) &&
    before.isJoined &&
    reader.number(i - 2) !== ''
  );
}

const ERA = wordSet('م ء ميلادي ميلادية للميلاد الميلادي الميلادية');
const HIJRI_ERA = /^(?:ه|هجري|هجريه|للهجره|الهجري|الهجريه)$/;

/** Whether a Hijri era stands at token `i`. */
export function isHijriEra(reader: Reader, i: number): boolean {
  return HIJRI_ERA.test(reader.word(i));
}

/** The index after the era («م», «ء», «ميلادية») at `i`, or `i` if there is none. */
function afterEra(reader: Reader, i: number): number {
  return ERA.has(reader.word(i)) ? i + 1 : i;
}

/**
 * A Gregorian year at token `i`, in four digits with or without its era, or in words; accepted between `from` and `to`.
 * Hijri years and years BC do not count.
 */
export function yearAt(
  reader: Reader,
  i: number,
  [from, to]: readonly [number, number],
): { year: number; next: number } | undefined {
  const figures = reader.number(i);
  if (figures.length === 4) {
    const year = Number(figures);
    if (year < from || year > to || isPiece(reader, i) || isCounting(reader, i)) return undefined;
    if (isHijriEra(reader, i + 1) || reader.word(i + 1) === 'ق') return undefined;
    if (reader.word(i + 1) === 'قبل' && reader.word(i + 2) === 'الميلاد') return undefined;
    return { year, next: afterEra(reader, i + 1) };
  }
  if (!reader.word(i)) return undefined;
  const words: string[] = [];
  for (let at = i; words.length < 7 && reader.word(at); at++) {
    if (reader.word(at) === 'و' && reader.word(at + 1)) words.push(`و${reader.word(++at)}`);
    else words.push(reader.word(at));
  }
  const said = yearInWords(words);
  if (!said || (said.length < 2 && said.value !== 2000) || said.value < from || said.value > to)
    return undefined;
  let next = i;
  for (let taken = 0; taken < said.length; taken++) next += reader.word(next) === 'و' ? 2 : 1;
  return isHijriEra(reader, next) || COUNTED.has(reader.word(next))
    ? undefined
    : { year: said.value, next: afterEra(reader, next) };
}

/** Whether a year BC stands at token `i`: «عام 49 ق.م», «من سنة 323 قبل الميلاد». */
export function isBeforeOurEra(reader: Reader, i: number): boolean {
  const from = reader.word(i) === 'من' ? i + 1 : i;
  const at = /^(?:ال)?(?:عام|سنه)$/.test(reader.word(from)) ? from + 1 : from;
  if (!reader.number(at)) return false;
  return (
    (reader.word(at + 1) === 'ق' && /^م/.test(reader.word(at + (reader.mark(at + 2) ? 3 : 2)))) ||
    reader.word(at + 1) === 'قم' ||
    (reader.word(at + 1) === 'قبل' && reader.word(at + 2) === 'الميلاد')
  );
}

const ANY_YEAR = [1000, 2999] as const;
const INDEFINITE = wordSet('عام سنة عامي سنتي أعوام سنوات');
const DEFINITE = wordSet('العام السنة الأعوام السنوات العامين السنتين');
const BUDGETED = wordSet('المالي المالية الدراسي الدراسية الميلادي الميلادية الجامعي الجامعية');
// «الأمين العام», «القطاع العام»: the adjective, not the year.
const GENERAL = wordSet(
  'الأمين المدير القائد المفتش المدعي النائب القطاع الرأي الدين الإطار السياق الوضع الاتجاه المستوى المناخ المعدل المزاج الصالح الحق النظام الأمن المال الشأن المؤشر المؤتمر المراقب السكرتير المنسق القنصل الحاكم المشرف المقر المجلس الاتحاد الإضراب العفو الطريق التعليم المرفق الهدف المرشد المحامي الوكيل الأمناء المشهد الانطباع الجو النقاش الإنفاق النفع الذوق التوجه المفهوم القانون',
);

/** «عام 2019», «العام الماضي», «هذا العام», «السنة المقبلة 2023» at token `i`. */
export function yearPhraseAt(reader: Reader, i: number, carrying: Carrying): Phrase | undefined {
  const done = (parts: DateParts, start: number, next: number): Phrase => ({
    parts,
    start,
    end: reader.tokens[next - 1]?.end ?? start,
    next,
  });
  const demonstrative = reader.read(i, carrying, (word) => word === 'هذا' || word === 'هذه');
  if (demonstrative && /^ال(?:عام|سنه)$/.test(reader.word(i + 1)) && !isOrdinal(reader.word(i + 2)))
    return done({ yearShift: 0 }, demonstrative.start, i + 2);
  const named = reader.read(i, carrying, (word) => INDEFINITE.has(word) || DEFINITE.has(word));
  if (!named) return undefined;
  const isDefinite = DEFINITE.has(named.word);
  if (isDefinite && reader.word(i) === named.word && reader.isOneOf(i - 1, GENERAL)) return undefined;
  const at = BUDGETED.has(reader.word(i + 1)) ? i + 2 : i + 1;
  const year = yearAt(reader, at, ANY_YEAR);
  if (year && !(year.year < 1500 && year.year >= 1300 && isHijriNear(reader, i)))
    return done({ year: year.year }, named.start, year.next);
  const turned = isDefinite ? turnAt(reader, i + 1) : undefined;
  if (!turned || /^(?:الاعوام|السنوات|العامين|السنتين)$/.test(named.word)) return undefined;
  const explicit = yearAt(reader, turned.next, ANY_YEAR);
  return explicit
    ? done({ year: explicit.year }, named.start, explicit.next)
    : done({ yearShift: shiftOf(turned.turn) }, named.start, turned.next);
}

/** Whether a Hijri month or era stands within a few words, so that «عام 1443» is Hijri as well. */
function isHijriNear(reader: Reader, i: number): boolean {
  for (let at = i - 12; at < i + 12; at++) {
    if (isHijriMonth(reader.word(at), reader.word(at + 1))) return true;
    if (reader.number(at) && isHijriEra(reader, at + 1)) return true;
  }
  return false;
}
