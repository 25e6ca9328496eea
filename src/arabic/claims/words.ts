import { readingsOf, type Token } from '../tokens.ts';

/** What a word says about the event that it governs. */
export type Signal =
  | 'held'
  | 'scheduled'
  | 'postponed'
  | 'cancelled'
  | 'denied'
  | 'negated'
  | 'doubted'
  | 'conditional'
  | 'failed'
  /** «رفض تأجيل»: the event stands, and the refusal itself happened. */
  | 'refused'
  /** «طلب إلغاء»، «احتمال تأجيل»: requested or possible, not done. */
  | 'asked'
  /** «عُلّقت الجلسة المقررة»: postponed where a planned event follows, else open. */
  | 'suspended'
  /** «تراجع عن الزيارة المقررة»: cancelled where a planned event follows, else open. */
  | 'abandoned'
  | 'agreed'
  | 'said'
  | 'open';

/** Stems of the perfect, folded, third person masculine; a stem in «ي» drops it before the feminine «ت». */
function perfect(stems: string): string {
  return stems
    .split(/\s+/)
    .map((stem) =>
      stem.endsWith('ي')
        ? `${stem.slice(0, -1)}(?:ي|ا|ت|تا|يا|وا)(?:ه|ها)?`
        : `${stem}(?:ا|ت|تا|وا)?(?:ه|ها)?`,
    )
    .join('|');
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

/** Verbs in the perfect that report something that happened. */
const HAPPENED = perfect(
  'عقد انعقد جري اجري تم وصل غادر التقي اجتمع وقع اقيم اقام انطلق بدا انتهي اختتم افتتح استقبل زار شهد شارك قتل اصيب نظم القي فاز خسر تعادل سجل اطلق استانف توصل شن قصف سقط نشر انسحب صادق صوت افرج اعتقل اوقف ضرب هاجم تسلم سلم اصدر صدر ادلي رسي احتفل حضر دخل خرج عاد سافر توفي مات هبط اقلع حط استقال انتخب ادي تراس خطب انفجر انهار غرق احترق اندلع اغلق دشن كرم منح حصل نال تولي تنحي اقال نزح عبر تظاهر اضرب احتج اعدم ادان حكم نقل احرز تاهل استولي سيطر نفذ بث عرض نصب تبادل بحث ناقش ابرم تعرض ارتفع انخفض تراجع بلغ اسفر ' +
    'شيع حلق اقر وجه استمع اعتمد استدعي استعاد استهدف انجز انضم انقذ انشا تبني تجاوز تسلق تصدر تصدي تفقد تقدم تلقي تمكن توج ' +
    'جدد جمد حاصر حقق خاض خطف دافع داهم دمر رحب رفض ساهم سحب سدد سرق ضبط طرد عثر فجر قاد كتب لعب هدم هرب واجه وافق واصل ' +
    'احتجز احتضن اخترق اختطف اختار ارسل ارتكب استضاف استخدم استعرض استسلم اسقط اشرف اعتدي اعترض اعترف اغتال اقتحم انتشل اودي اوفد ' +
    'تحطم تدخل تدفق توجه توغل توقف ' +
    'تغلب لقي هوي قضي اخلي جمع اجتاح حصد انطلق ابحر دشن انقلب انقطع انقسم انطفا اندمج انفصل انزلق انعكس انقضي انسد ' +
    'استمر استغرق استشهد استنكر استبدل استثمر استولد استحوذ استعمل استكمل استهل استرد استجوب استاثر استخرج ' +
    'افضي ارسي اطلق اطاح احال احبط احصي احيا اخفي اخمد ادخل ادرج ازال اشعل اصاب اعاد اعطي اغرق افقد اقتلع اكمل اكتشف انتج انزل ' +
    'انتقل انتصر انتزع انتشر التحق التقط ارتطم ارتقي ابتكر اجتاز احتدم اختفي اختتم اشترك اشتبك اصطدم اصطف اضطر اعتلي اعتقل افترق اقترب اقترع امتد امتلا ' +
    'باشر بادر تسبب تضرر جاء جرح حوكم رمم سافر سيطر صعد صنع طار عاني عطل غطي فاق كثف كرر نجا نجح نسف نفد هطل هزم',
);
/** Verbs of HAPPENED that are spelled like their verbal noun: «من المقرر عقد جلسة» reports nothing. */
export const LIKE_NOUNS =
  /^(?:عقد|نشر|ضرب|قتل|قصف|حكم|منح|نقل|عرض|بث|بحث|دخل|عبر|جمع|رفع|هدم|طرد|ضبط|سحب|شن|جرح|صنع)(?:ه|ها)?$/;
const SAID = perfect('قال اكد اوضح اعلن ذكر اضاف صرح شدد اعتبر افاد ابلغ اشار كشف راي لفت اخبر بين تحدث');
/** Making a plan: the date may be that of the planning or of the planned event. */
const AGREED = `${perfect('اتفق قرر حدد دعا دعي تعهد وعد اقترح خطط')}|دعت|[يتن](?:توقع|نتظر|رتقب)(?:ون|ان)?`;
const PLANNED = `${perfect('تقرر')}|[يتن](?:عتزم|نوي|ستعد|خطط|فترض|تعين)(?:ون|ان)?|(?:ال)?(?:مقرر|مرتقب|منتظر|متوقع|مزمع|مفترض)(?:ه|ا|ين|ان)?`;
const POSTPONED =
  'ارج(?:ا|ي|ات|يت|اوا|يوا)|(?:ال)?ارجاء|ارجاي(?:ه|ها|هما)|س?[ينت]رج[اي]|تاجل(?:ت|وا)?|س?[يت]تاجل|(?:ال)?تاجيل(?:ه|ها|هما)?|اجل(?:ت|وا)?|س?[ينت]وجل|(?:ال)?موجله?';
const CANCELLED = 'الغ(?:ي|ت|يت|وا)|(?:ال)?الغاء|الغاي(?:ه|ها|هما)|س?[ينت]لغ(?:ي)?|(?:ال)?ملغ(?:ي|اه|يه)';
const DENIED = `${perfect('نفي انكر كذب دحض فند استبعد شكك')}|[يتن](?:ستبعد|شكك|كذب|نكر)|نفي(?:ه|ها|هم)|[يتن]نف(?:ي)?|(?:ال)?نافيا|نافيه`;

const ASKED = `${perfect('طلب طالب ناشد هدد لوح')}|طلب|[يتن](?:طلب|طالب|ناشد|بحث|درس|دعو)|(?:ال)?(?:احتمال|امكانيه|طلبات)`;

const SIGNALS: readonly (readonly [Signal, RegExp])[] = [
  ['postponed', whole(POSTPONED)],
  ['cancelled', whole(CANCELLED)],
  ['denied', whole(DENIED)],
  ['negated', whole('لم|لن|ليس|ليست')],
  ['doubted', whole('ربما|لعل|(?:ال)?محتمل|[يت]حتمل|[يت]مكن|(?:ال)?ممكن|[يت]رجح')],
  ['conditional', whole('اذا|لو|شريطه|شرط')],
  ['failed', whole(perfect('تعذر فشل اخفق عجز'))],
  ['refused', whole(`${perfect('رفض عارض')}|[يتن](?:رفض|عارض)`)],
  ['asked', whole(ASKED)],
  ['suspended', whole(perfect('علق جمد'))],
  ['abandoned', whole(perfect('ابطل'))],
  ['scheduled', whole(PLANNED)],
  ['agreed', whole(AGREED)],
  ['said', whole(SAID)],
  ['held', whole(HAPPENED)],
];

const FUTURE = /^(?:سوف|س[ينت]\p{L}{2,})$/u;
/** Words that begin like a verb in the future but are none: «سيرغي»، «سنوات»، «سياسة». */
const NO_FUTURE =
  /^(?:سي(?:ا[سرقد]|رغي|رجي|ره$|رته$|د[اه]?$|دات|دتي|ناء|ناريو|نما|طره?$|طرت|طروا|ول$|بيري|ف$|رغ)|سن(?:وات|وي|ين|تين|دات?$|غاف|غال)|ست(?:ه$|ين|ار|وكهولم|وديو|الين|رات))/;

/** A feminine perfect: ends in «ت», is not a noun or a plural in «ات», and is not «كانت» or its like. */
const FEMININE =
  /^(?!كانت|ليست|لست|اصبحت|ظلت|زالت|باتت|بيت|وقت|بنت|صوت|تحت|سبت|موت|بيروت|كويت|زيت|صمت|ثابت|صامت|انت|اخت|وزارت)(?!ال)\p{L}{2,}[^ا]ت$/u;

/** Laws and orders, which are repealed: «ألغت الحكومة حالة الطوارئ» does not cancel an event. */
export const IN_FORCE =
  /^(?:ال)?(?:قرار|قانون|مرسوم|حكم|احكام|حاله|حظر|رسوم|رسم|ضريبه|ضرايب|عقوبات|عقوبه|تاشيره|تاشيرات|رخصه|ترخيص|تراخيص|اتفاقيه|اتفاق|معاهده|دستور|ماده|ضوابط|قيود|دعم|وزاره|نظام|تعريفات|تعرفه|عضويه|جنسيه|حصانه|صفقه|دين|ديون|وظايف|منصب|لايحه|تعميم|امر|اوامر|قرارات|قوانين|شرط|شروط|امتياز|امتيازات)(?:ه|ها)?$/u;

/** The signal of a single word token, with the reading that gives it; `undefined` for most words. */
export function signalOf(
  token: Token,
  text: string,
  before: string | undefined,
): { signal: Signal; word: string } | undefined {
  for (const { word, particles } of readingsOf(token, text)) {
    // «من أجل»، «إلى أجل»: not a postponement.
    if (word === 'اجل' && (particles.includes('ل') || /^(?:من|الي)$/.test(before ?? ''))) continue;
    if (/[بلك]/.test(particles) && !/^(?:ال|ارجاي|الغاي|تاجيل)/.test(word)) continue;
    // Folded, «تظاهرة» reads like «تظاهره».
    const isNoun = text[token.end - 1] === 'ة';
    const found = SIGNALS.find(([signal, pattern]) => pattern.test(word) && !(isNoun && signal === 'held'));
    if (found) return { signal: found[0], word };
    if (FUTURE.test(word) && !NO_FUTURE.test(word)) return { signal: 'scheduled', word };
  }
  // Another verb in the present may own the date, so what came before it no longer applies.
  if (/^[وف]?ي(?!وم|مين|سار|من|د$|ناير|وني|ولي|اسر|هود|ابان)\p{L}{3,}$/u.test(token.text))
    return { signal: 'open', word: token.text };
  const feminine = readingsOf(token, text).find(({ particles }) => !/[بلك]/.test(particles));
  return feminine && FEMININE.test(feminine.word) ? { signal: 'held', word: feminine.word } : undefined;
}
