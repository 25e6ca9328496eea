import { wordSet } from '../tokens.ts';
import { type Phrase, precisionOf } from './parts.ts';
import type { Reader } from './reader.ts';
import { isBeforeOurEra } from './years.ts';

// Places, papers, parties and works that are named after a date.
const CALLED = wordSet(
  'ميدان ساحة شارع جسر كوبري محور طريق مدينة حي ضاحية جامعة كلية معهد مدرسة ثانوية مستشفى ملعب استاد إستاد مطار ميناء سد سوق بحيرة حديقة منتزه نادي حزب حركة جبهة قوى تيار فريق تحالف ائتلاف كتلة كتيبة لواء فرقة نواب ثوار شباب دار مؤسسة شركة سيارة سيارات مجموعة مصنع متحف مفاعل قاعدة نفق محطة مسجد مخيم بيان وكالة قصر منظمة قائمة لجنة كنيسة',
);
const PAPERS = wordSet('صحيفة جريدة مجلة قناة موقع شبكة إذاعة راديو بوابة ملحق أسبوعية يومية فضائية تلفزيون');
const WORKS = wordSet(
  'برنامج مسلسل فيلم رواية كتاب ديوان مسرحية أغنية أوبرا قصيدة وثائقي عملية حملة مبادرة معرض مهرجان منتدى',
);
// Events named by their day, until a year follows: «ثورة 25 يناير» is a name, «ثورة 25 يناير 2011» is a date.
const RISINGS = wordSet('ثورة انتفاضة حراك حرب نكسة ميثاق نصر انتصار انتصارات ملحمة');
const ATTACKS = wordSet('أحداث هجمات اعتداءات');
const WITH_WEEKDAY = wordSet('سوق صلاة خطبة إمام خطيب عبد دوري');
const NEWS_NAMES = wordSet(
  'روسيا المصري إسرائيل فلسطين سوريا سورية القاهرة الحياة أخبار رأي الرأي العرب مصر ليبيا اليمن لبنان تونس الجزائر المغرب السعودية الإمارات العراق الأردن السودان قطر عمان الخليج',
);
const AFTER_A_NAME =
  /^ال(?:اسود|سوداء|احمر|بيضاء|وردي|دامي|عظيم|عظيمه|كبير|حزينه|مجيد|مجيده|مقدس|مقدسه|اصفر)$/;
// «اليوم التالي», «اليوم العالمي», «اليوم السابع»: a day, but not today.
const KIND_OF_DAY = wordSet(
  'التالي السابق العالمي الوطني الدولي القومي الأولمبي الأخير الختامي الافتتاحي نفسه ذاته عينه الواحد الذي الموالي الموعود المشهود المفتوح المذكور المحدد المقرر الدراسي الرياضي الإعلامي الثقافي العلمي الاحتفالي الأسود الأبيض الطويل العصيب التأسيسي الترفيهي التدريبي التوعوي الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر الحادي العشرين الثلاثين الأربعين الخمسين المئة المئوي العربي الأفريقي الإفريقي الأوروبي الحالي الماضي المقبل ال',
);
// «مرتين في اليوم», «في نفس اليوم», «عالم اليوم»: any day, that day, these days — not today.
const NOT_TODAY_AFTER = wordSet('في خلال نفس ذات ذلك ذاك عالم شباب جيل أجيال');

const OPENING = /^[«"“‘'([]$/;
const CLOSING = /^[»"”’')\]]$/;

/** The token before `i`, skipping an opening quotation mark. */
function priorOf(reader: Reader, i: number): number {
  return OPENING.test(reader.mark(i - 1)) ? i - 2 : i - 1;
}

/** Whether token `i` stands in a quoted title after a word that announces one: «صحيفة "اليوم"», «فيلم "أمس واليوم"». */
function isInTitle(reader: Reader, i: number): boolean {
  for (let at = i - 1; at >= i - 6 && at >= 0; at--) {
    const mark = reader.mark(at);
    if (!mark) continue;
    if (!OPENING.test(mark)) return false;
    if (reader.tokens[at + 1]?.isJoined !== true) return false;
    let close = i;
    while (close < i + 7 && !CLOSING.test(reader.mark(close))) close++;
    if (close === i + 7) return false;
    const isTitle = (n: number): boolean =>
      [PAPERS, WORKS, CALLED, RISINGS].some((words) => reader.isOneOf(n, words));
    // «برنامجه الأسبوعي "السبت"»: an adjective may stand between.
    return (
      isTitle(at - 1) ||
      (isTitle(at - 2) && /^ال/.test(reader.word(at - 1))) ||
      (close - at === 2 && mark !== '(' && reader.word(i) === 'اليوم')
    );
  }
  return false;
}

/** «روسيا اليوم», «المصري اليوم», «رأي اليوم»: the name of a paper or channel, not today. */
function isNewsName(reader: Reader, i: number): boolean {
  if (!reader.isOneOf(i - 1, NEWS_NAMES)) return false;
  const isNoun = (n: number): boolean => reader.isOneOf(n, PAPERS) || reader.isOneOf(n, CALLED);
  const named = reader.read(i - 1, 'any', (word) => NEWS_NAMES.has(word));
  const isQuoted = OPENING.test(reader.mark(i - 2)) && CLOSING.test(reader.mark(i + 1));
  const isAsked =
    /ل$/.test(named?.particles ?? '') && /^(?:قال|صرح|اكد|تصريح|حديث|اوضح)/.test(reader.word(i - 2));
  const isPaper = reader.word(i - 1) === 'المصري' && reader.word(i - 2) === 'صحيفه';
  return isQuoted || isAsked || isPaper || isNoun(i - 2) || (reader.word(i - 2) === 'انباء' && isNoun(i - 3));
}

const EMPEROR = /^[وفبلك]{0,2}(?:ال|لل)?(?:قيصر|قياصره|امبراطور|اباطره)/;

/** Whether «أغسطس» is the emperor Augustus: his title is near, and nothing marks it as a month. */
function isEmperor(reader: Reader, i: number, { parts, next }: Phrase): boolean {
  if (parts.month !== 8 || next !== i + 1 || isSaidToBeMonth(reader, i)) return false;
  if (!/اغسطس$/.test(reader.word(i))) return false;
  return [-2, -1, 1, 2].some((step) => EMPEROR.test(reader.word(i + step)));
}

/** Whether the words of `phrase`, from token `i` on, belong to a proper name or another idiom and are not a date. */
export function isNamePiece(reader: Reader, i: number, phrase: Phrase): boolean {
  const { parts } = phrase;
  const prior = priorOf(reader, i);
  const hasYear = parts.year !== undefined || parts.yearShift !== undefined;
  if (isInTitle(reader, i)) return true;
  if (parts.dayShift !== undefined && phrase.next === i + 1) {
    if (reader.isOneOf(prior, PAPERS) && !OPENING.test(reader.mark(i - 1))) return true;
    const isToday = parts.dayShift === 0;
    if (!isToday) return reader.word(i) === 'الغد' && reader.isOneOf(prior, CALLED);
    const following = reader.word(i + 1);
    if (KIND_OF_DAY.has(following)) return true;
    if (reader.isOneOf(i - 1, NOT_TODAY_AFTER) || reader.word(i) === 'باليوم' || reader.word(i) === 'لليوم')
      return true;
    // «اكتب اسمك وتاريخ اليوم»: any day, not the dispatch's.
    if (/^و?تاريخ$/.test(reader.word(i - 1))) return true;
    if (reader.word(i - 1) === 'هذا' && /^(?:مثل|لمثل|بمثل)$/.test(reader.word(i - 2))) return true;
    return isNewsName(reader, i);
  }
  if (parts.weekday !== undefined && phrase.next === i + 1) {
    if (reader.isOneOf(prior, PAPERS) || reader.isOneOf(prior, WITH_WEEKDAY)) return true;
    if (AFTER_A_NAME.test(reader.word(i + 1))) return true;
    if (reader.word(i + 1) === 'من' && /^كل/.test(reader.word(i + 2))) return true;
    return parts.weekday === 1 && /^(?:كلا|كلتا|هذين|بين|كلي)$/.test(reader.word(i - 1));
  }
  if (parts.month === undefined) return false;
  if (isBeforeOurEra(reader, phrase.next) || isEmperor(reader, i, phrase)) return true;
  if (hasYear && parts.day !== undefined)
    return reader.isOneOf(prior, CALLED) && !reader.isOneOf(prior, WEAK);
  if (reader.isOneOf(prior, CALLED) || reader.isOneOf(prior, PAPERS)) return !parts.turn && !hasYear;
  if (hasYear || parts.turn) return false;
  if (AFTER_A_NAME.test(reader.word(phrase.next))) return true;
  const isSeptember = parts.month === 9 && parts.day === 11;
  if (isSeptember && reader.isOneOf(prior, ATTACKS)) return true;
  if (!reader.isOneOf(prior, RISINGS)) return false;
  return precisionOf(parts) === 'month' || reader.word(prior).replace(/^[وفبلك]{1,2}/, '') !== 'حرب';
}
const WEAK = wordSet('بيان شركة مؤسسة مدينة مجموعة ميناء لجنة قائمة مستشفى شارع');

const SAYS_MONTH = wordSet(
  'في منذ خلال حتى بحلول قبل بعد مطلع بداية أوائل منتصف أواخر نهاية إلى شهر بين أواسط مستهل غضون لغاية طوال طيلة',
);

/** Whether the words before token `i` show that a doubtful name («مارس», «آب», «ماي») is a month. */
export function isSaidToBeMonth(reader: Reader, i: number): boolean {
  return reader.isOneOf(i - 1, SAYS_MONTH);
}
