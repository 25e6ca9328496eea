import { wordSet } from '../tokens.ts';
import type { Phrase, Tense } from './parts.ts';
import type { Reader } from './reader.ts';
import type { Link } from './series.ts';

// How many tokens a verb may stand before its date.
const REACH = 24;
// Within this many tokens of an announcing verb a date is its own; further on, that of the announced event.
const OWN_DAY = 4;

const NOT = wordSet('لم');
const WILL = wordSet('سوف لن');
const ALREADY = wordSet('قد لقد');
const WAS = wordSet('كان كانت كانوا كانا كن');
const IF = wordSet('إذا لو لولا');
const THAT = wordSet(
  'أن إن أنه أنها أنهم أنهما إنه إنها إنهم بأن بأنه بأنها لأن لأنه لأنها بأنهم إننا أننا إنني أنني',
);
const TURNS = wordSet('ثم لكن فيما بينما');
// Between a past verb and a date, these may lead to a future event: «قال قبل زيارته الخميس».
const AHEAD = wordSet('قبل قبيل عشية تمهيدا استعدادا تحضيرا');
// «طلب تأجيل جلسة الخميس»: the day belongs to the session.
const OCCASIONS = wordSet('جلسة اجتماع لقاء مباراة موعد إضراب تظاهرة قمة حفل انتخابات محاكمة');
// «عقود تسليم نيسان»: the month belongs to the delivery.
const DUE = wordSet('تسليم استحقاق');
const LEADS_TO = wordSet('إلى على عن');
const PLANNED = /^(?:ال)?(?:مقرر|متوقع|منتظر|مرتقب|مرجح|مزمع|محتمل)(?:ه|ا)?$/;
const INTENDS = wordSet('يعتزم تعتزم يعتزمون ينوي تنوي ينوون ستعتزم تخطط يخطط');
const ISSUED = wordSet('الصادر الصادرة المنعقد المنعقدة المؤرخ المؤرخة المبرم المبرمة');

// Perfects that are not spelled like a noun used in news.
const PERFECT = wordSet(
  'بدأ قال وصل فاز خسر أجرى أوقف أطلق أنهى أقر أقام أصدر أصيب أضاف أنشأ أقال أفرج أسس أطاح أسفر أدلى أجبر أدين أعدم أعيد أغلق ألغى ألقى ألقي أحيل أحرز أقيم أطيح توصل توفي تحطم تسلم تعرض توجه توقف تأسس تولى تزوج تخرج تعادل تظاهر تم جرى عثر دخل غادر عاد زار ذهب ظهر سقط نجح فشل قتل هبط تراجع شهد شارك ولد كان أصبح صار ظل غرق هاجم قصف دمر سجل منح خلف حقق ودع باع اشترى اتهم اتفق اتصل اتخذ اختار احتل امتد انهار استعاد استقال استقبل دافع ناقش واجه لقي نفذ قضى سيطر شكل بحث لعب رفض أسر نقل كتب رأى ترأس بلغ نال توج برأ ألف وافى نفى بث شن أدى أودى',
);
// Perfects that are nouns too: verbs only at the start of a clause, where Arabic puts its verb.
const PERFECT_OR_NOUN = wordSet(
  'قتل عقد وقع نشر فتح حكم طلب صدر رفع دفع خطف جرح حضر قطع ضرب هدم ترك حرق عرض عمل سجن قصف شكل خلف بحث نقل أسر دافع ألف رفض حرر سجل تعرض تظاهر',
);
// Verbs that announce: the event may be in the future. «أعلن إجراء الانتخابات في آذار», «دعا إلى إضراب الاثنين».
const ANNOUNCED = wordSet(
  'أعلن أعلنت أكد أكدت ذكر ذكرت أوضح أوضحت كشف كشفت دعا دعت طالب طالبت وافق وافقت وعد وعدت هدد هددت طلب طلبت اقترح اقترحت رجح رجحت توقع توقعت قرر قررت أعلنوا دعوا اتفق اتفقت اتفقا أفاد أفادت أرجئ أرجئت أجل أجلت رفض رفضت',
);
const SETTLED = wordSet('حدد حددت تقرر تقررت تحدد حددوا');
// Verbs whose imperfect states a programme: «تختتم الجمعة», «يزور بيروت الاثنين».
const PROGRAMMED =
  /^[يت](?:بدا|ختتم|فتتح|عقد|زور|صل|نطلق|جتمع|ستضيف|لتقي|ستقبل|شارك|توجه|غادر|جري|قام|ستانف|نتهي|حتفل|صوت|واجه|خوض|لعب|فتح|ختم|نعقد|قوم|عود|عرض|صدر|نظم|طلق|حل|سافر|مثل|نظر|بحث|دلي|لقي|راس|نتخب|قترع)(?:ان|ون)?$/;
const IMPERFECT = /^[يت](?!.*[هة]$).{2,}$/;
const NO_VERB =
  /^(?:يوم.*|يمين|يسار|يورو|يهود.*|ياسر|يمن.*|يونان|يونس|يوسف|يحيي|يعقوب|يناير|يوني.|يولي.*|تموز|تشرين|تونس.*|تركي.*|تحت|تل|تجاه|تلك|ت..ي.|تعاون|تبادل|تقدم|تطور|توتر|تضامن|تفاهم|تنفيذ|تاكيد|تاريخ|ت.ا.[ي]?.?)$/;
const WILL_DO = /^س[يتنا](?!.*[هة]$).{2,}$|^س[يتن]ت?(?:وجه|واجه|نبه|شبه)$/;
const NO_FUTURE =
  /^(?:سيول|سيناء?|سياس.*|سيار.*|سيناريو.*|سينما.*|سيدني|سيبيريا|سيادي.*|سياح.*|سنوات|سنوي.*|سندات|ستون|ستين|ستار.*|ستاد.*|سنغافور.*|ساب.*|ساح.*|ساع.*|سان|ساره|سامي.*|سال.*|ساد.*|سار.*|ساق.*|ساك.*|ساخ.*|سات.*|ساه.*|ساو.*|سام.*|ساند.*|سيف.*|سيرك|سيرج.*|سيط.*)$/;
// In the derived forms VII, VIII and X the noun has an alif before its last root letter, the perfect has not.
const DERIVED = /^ا(?:ن[^ا]{3}|[^اس]ت[^ا]{2}|ست[^ا]{2,3})(?:ت|ا|وا|تا)?$/;
const FEMININE = /^(?!ال|ت..ي?ت$).{2,}[^اوي]ت$/;
const NO_FEMININE = wordSet('انترنت الإنترنت روبرت ألبرت بودابست وقت صوت بيت بنت تحت أخت ست');

type Said = Tense | 'open' | undefined;

/** Whether `wanted` accepts the word at `at`, with or without its «و» or «ف». */
function bare(reader: Reader, at: number, wanted: (word: string) => boolean): boolean {
  return (
    reader.read(at, 'any', (word) => wanted(word)) !== undefined &&
    /^(?:|و|ف)$/.test(reader.read(at, 'any', wanted)?.particles ?? 'ل')
  );
}

/** Whether a clause ends between the tokens `at - 1` and `at`. */
function beginsClause(reader: Reader, at: number): boolean {
  const word = reader.word(at);
  const before = reader.word(at - 1);
  if (before === '') return reader.number(at - 1) === '';
  return (
    /^[وف]./.test(word) ||
    /^ال(?:ذي|تي|ذين|لذان|لتان)$/.test(before) ||
    ALREADY.has(before) ||
    TURNS.has(before)
  );
}

/** Whether «كان» or one of its kind stands in the same sentence, at most six words before `at`. */
function hasWas(reader: Reader, at: number): boolean {
  for (let back = at - 1; back >= at - 6 && !endsSentence(reader, back); back--)
    if (bare(reader, back, (word) => WAS.has(word))) return true;
  return false;
}

function endsSentence(reader: Reader, at: number): boolean {
  const mark = reader.mark(at);
  return at < 0 || /^[.؛!؟:?\n]/.test(mark) || (mark !== '' && mark.trim() === '');
}

/** What an imperfect at `at` says, given the word before it: «لم يحضر», «لن يحضر», «أن يحضر», «كان يحضر». */
function imperfectAt(reader: Reader, at: number): Said {
  const before = reader.word(at - 1);
  const is = (words: ReadonlySet<string>): boolean => bare(reader, at - 1, (word) => words.has(word));
  if (is(NOT)) return 'past';
  if (is(WILL)) return 'future';
  if (/^(?:و|ف|علي|ب)?ان$/.test(before) || before === 'بان') {
    if (/^(?:بعد|قبل|منذ)$/.test(reader.word(at - 2)) || hasWas(reader, at - 1)) return 'open';
    return 'future';
  }
  if (hasWas(reader, at)) return 'past';
  if (is(ALREADY) || is(IF)) return 'open';
  return bare(reader, at, (word) => PROGRAMMED.test(word)) ? 'future' : 'open';
}

/**
 * The tense that the word at `at` gives its clause; `open` for a verb that gives none. `isFirst`: nothing stands
 * before it in its clause except the date.
 */
function saidAt(reader: Reader, at: number, isFirst = false): Said {
  if (!reader.word(at)) return undefined;
  const is = (words: ReadonlySet<string>): boolean => bare(reader, at, (word) => words.has(word));
  if (bare(reader, at, (word) => WILL_DO.test(word) && !NO_FUTURE.test(word)) || is(WILL)) return 'future';
  if (bare(reader, at, (word) => PLANNED.test(word)) || is(INTENDS))
    return hasWas(reader, at) ? 'open' : 'future';
  if (is(NOT) || is(ISSUED)) return 'past';
  if (is(SETTLED)) return 'open';
  const isPerfect =
    is(WAS) ||
    is(ANNOUNCED) ||
    bare(reader, at, (word) => {
      if (PERFECT_OR_NOUN.has(word)) return isFirst || beginsClause(reader, at);
      const stem = word.replace(/(?:ت|تا|وا|ا)$/, '');
      return (
        PERFECT.has(word) ||
        PERFECT.has(stem) ||
        DERIVED.test(word) ||
        (FEMININE.test(word) && !NO_FEMININE.has(word))
      );
    });
  if (isPerfect) return bare(reader, at - 1, (word) => IF.has(word)) ? 'open' : 'past';
  const governed = /^(?:و|ف)?(?:لم|لن|ان|بان|قد|سوف)$/.test(reader.word(at - 1));
  const isImperfect = bare(
    reader,
    at,
    (word) =>
      PROGRAMMED.test(word) || (IMPERFECT.test(word) && !NO_VERB.test(word) && (governed || /^ي/.test(word))),
  );
  return isImperfect ? imperfectAt(reader, at) : undefined;
}

/** Searches back from token `i` for the verb of its clause. `isClauseStart`: only small words were found. */
function before(reader: Reader, i: number, isWeekday: boolean): { said: Said; isClauseStart: boolean } {
  let isObscured = false;
  let hasLead = false;
  let words = 0;
  for (let at = i - 1; at >= i - REACH && !endsSentence(reader, at); at--) {
    const next = reader.word(at + 1);
    if (/^[،,]$/.test(reader.mark(at)) && at + 1 < i && (/^[وف]../.test(next) || TURNS.has(next))) break;
    const word = reader.word(at);
    if (!word) continue;
    const said = saidAt(reader, at);
    if (said === 'past' && bare(reader, at, (one) => ANNOUNCED.has(one))) {
      const isOwn = isWeekday && !hasLead && i - at <= OWN_DAY && !reader.isOneOf(i - 1, OCCASIONS);
      return { said: isOwn && !isObscured ? 'past' : 'open', isClauseStart: false };
    }
    if (said) return { said: said === 'past' && isObscured ? 'open' : said, isClauseStart: false };
    if (THAT.has(word)) break;
    if ((AHEAD.has(word) && at < i - 1) || DUE.has(word)) isObscured = true;
    if (LEADS_TO.has(word) || /^ل[لا]/.test(word)) hasLead = true;
    if (!/^[وف]?(?:في|يوم|يومي|مساء|صباح|فجر|ظهر|ليل|ليله|شهر|خلال|من|ب)$/.test(word)) words++;
  }
  return { said: undefined, isClauseStart: words === 0 };
}

/**
 * Whether a tense can narrow a date: it has a month or weekday, but no year, no «الماضي», no weekday beside its day.
 */
function isOpen({ parts }: Phrase): boolean {
  const { year, yearShift, monthShift, dayShift, turn, nth, month, weekday } = parts;
  const isFixed = [year, yearShift, monthShift, dayShift, turn, nth].some((part) => part !== undefined);
  return !isFixed && (month === undefined) !== (weekday === undefined);
}

/**
 * The tense of the clause that holds the date at token `i`, from the nearest verb before it; if the date opens its
 * clause, from the word after it. `undefined` if there is no verb or it gives no tense.
 */
function tenseAt(reader: Reader, i: number, phrase: Phrase, next: number): Tense | undefined {
  if (/^[وف]?منذ$/.test(reader.word(/^(?:يوم|شهر)$/.test(reader.word(i - 1)) ? i - 2 : i - 1))) return 'past';
  const { said, isClauseStart } = before(reader, i, phrase.parts.weekday !== undefined);
  if (said) return said === 'open' ? undefined : said;
  if (!isClauseStart) return undefined;
  const after = saidAt(reader, reader.mark(next) === '،' ? next + 1 : next, true);
  return after === 'open' ? undefined : after;
}

/**
 * Gives the dates of a series that begins at token `i` the tense of their clause, where they leave week or year open.
 */
export function withTense(reader: Reader, i: number, links: readonly Link[]): void {
  const open = links.map(({ phrase }) => phrase).filter(isOpen);
  const last = links.at(-1)?.phrase;
  if (!last || open.length === 0) return;
  const tense = tenseAt(reader, i, links[0]?.phrase ?? last, last.next);
  if (tense) for (const phrase of open) phrase.parts = { ...phrase.parts, tense };
}
